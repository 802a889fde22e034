/** From what the client throws to what it means for a post: surely not taken, or nobody knows. */
import { XRPCError } from "@atproto/api";
import { z } from "zod";
import { printableLine } from "../../system/text/printable.ts";
import type { Refusal } from "../network.ts";
import { ForbiddenOrigin, ForeignReply } from "../wire/guarded-fetch.ts";
import { retryAtOf } from "../wire/retry-at.ts";
import { causesOf, codeOf, isForeignNo, neverSent } from "../wire/wire-faults.ts";

export type Fault = Refusal | { readonly kind: "unknown"; readonly reason: string };

export interface FaultContext {
  readonly now: Date;
  /** Replaces every secret by `***`. */
  readonly mask: (text: string) => string;
}

const signInAgain = new Set([
  "ExpiredToken",
  "InvalidToken",
  "AuthMissing",
  "AuthenticationRequired",
  "AuthFactorTokenRequired",
  "AccountTakedown",
  "AccountSuspended",
  "AccountDeactivated",
]);
const errorReply = z.strictObject({ error: z.string().regex(/^\w+$/), message: z.string().optional() });

function soon(reason: string, now: Date, minutes = 1): Refusal {
  return { kind: "later", retryAt: new Date(now.getTime() + minutes * 60_000), reason };
}

/** Said by Bluesky itself, so safe to act on. Undefined where it leaves open what became of a write. */
function answered(error: XRPCError, context: FaultContext): Fault | undefined {
  const said = context.mask(printableLine(`${error.error}: ${error.message}`)).slice(0, 300);
  if (error.status === 429) {
    return {
      kind: "later",
      retryAt: retryAtOf(error.headers ?? {}, context.now),
      reason: "Bluesky asks to wait: too many requests.",
    };
  }
  if (error.error === "AuthFactorTokenRequired") {
    return {
      kind: "unauthorized",
      reason: "Bluesky asks for a second factor: use an app password, not the account's own.",
    };
  }
  if (error.status === 401 || signInAgain.has(error.error))
    return { kind: "unauthorized", reason: `Bluesky refused the credentials (${said}).` };
  if (error.error === "InvalidSwap") return { kind: "unknown", reason: "A post with this key is already there." };
  if (/could not find blob|blobnotfound/i.test(said))
    return soon("An uploaded picture has expired; it will be uploaded again.", context.now);
  if (error.status === 403) return { kind: "unauthorized", reason: `Bluesky does not allow this (${said}).` };
  if (error.status === 404 || error.status === 501)
    return soon(`The server does not know this request; is it a Bluesky server? (${said})`, context.now, 5);
  if (error.status >= 400 && error.status < 500) return { kind: "rejected", reason: `Bluesky refused it (${said}).` };
  return undefined;
}

function notTaken(error: unknown, context: FaultContext): Fault | undefined {
  const chain = causesOf(error);
  const forbidden = chain.find((cause) => cause instanceof ForbiddenOrigin);
  if (forbidden) return { kind: "unauthorized", reason: forbidden.message };
  if (chain.some((cause) => cause instanceof ForeignReply)) return undefined;
  const unreached = neverSent(error);
  if (unreached !== undefined) return soon(`Bluesky cannot be reached (${unreached}).`, context.now);
  return error instanceof XRPCError && error.status >= 400 ? answered(error, context) : undefined;
}

function uncertainty(error: unknown): string {
  const chain = causesOf(error);
  const foreign = chain.find((cause) => cause instanceof ForeignReply);
  if (foreign) return foreign.message;
  if (chain.some(({ name }) => name === "TimeoutError" || name === "AbortError"))
    return "Bluesky did not answer in time.";
  if (error instanceof XRPCError && error.status >= 500)
    return `Bluesky answered with an error of its own (${error.status}).`;
  if (error instanceof XRPCError && error.status === 2) return "Bluesky's answer could not be understood.";
  const code = codeOf(error);
  return `The answer of Bluesky was lost${code ? ` (${code})` : ""}.`;
}

/** What an error of the one write means: refused, or nobody knows. */
export function faultOfWrite(error: unknown, context: FaultContext): Fault {
  return notTaken(error, context) ?? { kind: "unknown", reason: uncertainty(error) };
}

/** What an error of a read or an upload means: nothing was published, so what is uncertain is tried again. */
export function refusalOfRead(error: unknown, context: FaultContext): Refusal {
  const fault = notTaken(error, context);
  if (fault !== undefined && fault.kind !== "unknown") return fault;
  const reason = fault?.reason ?? uncertainty(error);
  if (isForeignNo(error)) return soon(reason, context.now, 5);
  const headers = headersOf(error) ?? {};
  if (headers["retry-after"] === undefined) return soon(reason, context.now);
  return { kind: "later", retryAt: retryAtOf(headers, context.now), reason };
}

/** XRPC's own form: a name in one word, a message, and nothing else. */
export function isOwnError(body: unknown): boolean {
  return errorReply.safeParse(body).success;
}

/** Of the reply that was an error, where there was one. */
export function headersOf(error: unknown): Readonly<Record<string, string | undefined>> | undefined {
  return error instanceof XRPCError ? error.headers : undefined;
}

export function isError(error: unknown, name: string): boolean {
  return error instanceof XRPCError && error.error === name;
}
