/** From what went wrong to what it means for a post: surely not taken, or nobody knows. */
import { printableLine } from "../../system/text/printable.ts";
import type { Refusal } from "../network.ts";
import { ForbiddenOrigin, ForeignReply, mayRefuse, ReplyTooLarge } from "../wire/guarded-fetch.ts";
import { retryAtOf } from "../wire/retry-at.ts";
import { causesOf, codeOf, isForeignNo, neverSent } from "../wire/wire-faults.ts";

export type Fault = Refusal | { readonly kind: "unknown"; readonly reason: string };

export interface FaultContext {
  readonly now: Date;
  /** Replaces every secret by `***`. */
  readonly mask: (text: string) => string;
  /** Whether the write was an answer to another post. */
  readonly reply?: boolean;
}

/** An error that the server itself told, in JSON. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, said: string, headers: Headers) {
    super(said);
    this.status = status;
    this.headers = Object.fromEntries(headers);
  }
}

/** A success whose words make no sense: half of it, a page, another thing than was asked for. */
export class GarbledReply extends Error {
  override readonly name = "GarbledReply";
}

function isRedirect(chain: readonly Error[]): boolean {
  return chain.some(({ message }) => message === "unexpected redirect");
}

function ranOut(chain: readonly Error[]): boolean {
  return chain.some(({ name }) => name === "TimeoutError" || name === "AbortError");
}

function soon(reason: string, now: Date, minutes = 1): Refusal {
  return { kind: "later", retryAt: new Date(now.getTime() + minutes * 60_000), reason };
}

/** Said by the server itself, so safe to act on. Undefined where it leaves open what became of a write. */
function answered(error: ServerError, context: FaultContext): Fault | undefined {
  const { status } = error;
  const said = `${status}: ${context.mask(printableLine(error.message)).slice(0, 300)}`;
  if (!mayRefuse(status)) return undefined;
  if (status === 429) {
    const retryAt = retryAtOf(error.headers, context.now);
    return { kind: "later", retryAt, reason: "The server asks to wait: too many requests." };
  }
  if (status === 401) return { kind: "unauthorized", reason: `The server refused the access token (${said}).` };
  if (status === 403) return { kind: "unauthorized", reason: `The server does not allow this (${said}).` };
  // Pixelfed keeps the key before it makes the post: this says nothing of whether it did.
  if (status === 400 && /duplicate idempotency/i.test(said)) {
    return { kind: "unknown", reason: "The server has seen this post's key before." };
  }
  if (status === 422 && /not finished processing|not found or already attached/i.test(said)) {
    return soon(`The server's copy of a picture cannot be used yet, or no more (${said}).`, context.now);
  }
  if (status === 404 && context.reply) {
    return { kind: "rejected", reason: `The post that this one answers is not there any more (${said}).` };
  }
  if (status === 404) {
    return soon(`The server does not know this request; is it a Mastodon server? (${said})`, context.now, 5);
  }
  return { kind: "rejected", reason: `The server refused it (${said}).` };
}

/** Undefined where it is not known. */
function notTaken(error: unknown, context: FaultContext): Fault | undefined {
  const chain = causesOf(error);
  const forbidden = chain.find((cause) => cause instanceof ForbiddenOrigin);
  if (forbidden) return { kind: "unauthorized", reason: forbidden.message };
  const unreached = neverSent(error);
  if (unreached !== undefined) return soon(`The server cannot be reached (${unreached}).`, context.now);
  return error instanceof ServerError ? answered(error, context) : undefined;
}

function uncertainty(error: unknown): string {
  const chain = causesOf(error);
  const foreign = chain.find((cause) => cause instanceof ForeignReply || cause instanceof ReplyTooLarge);
  if (foreign) return foreign.message;
  if (ranOut(chain)) return "The server did not answer in time.";
  if (isRedirect(chain)) return "The server answered with a redirect, which a token must not follow.";
  if (error instanceof ServerError) return `The server answered with an error of its own (${error.status}).`;
  if (error instanceof GarbledReply) return error.message;
  const code = codeOf(error);
  return `The answer of the server was lost${code ? ` (${code})` : ""}.`;
}

/** What an error of the one write means: refused, or nobody knows. */
export function faultOfWrite(error: unknown, context: FaultContext): Fault {
  return notTaken(error, context) ?? { kind: "unknown", reason: uncertainty(error) };
}

/** What an error of a read or an upload means: nothing was published, so what is uncertain is tried again. */
export function refusalOfRead(error: unknown, context: FaultContext): Refusal {
  const fault = notTaken(error, context);
  if (fault !== undefined && fault.kind !== "unknown") return fault;
  if (isRedirect(causesOf(error))) {
    const reason = `${uncertainty(error)} Is the address of the server right, and the token still good?`;
    return { kind: "unauthorized", reason };
  }
  const reason = fault?.reason ?? uncertainty(error);
  if (isForeignNo(error)) return soon(reason, context.now, 5);
  if (!(error instanceof ServerError) || error.headers["retry-after"] === undefined) return soon(reason, context.now);
  return { kind: "later", retryAt: retryAtOf(error.headers, context.now), reason };
}

/** Whether a read or an upload may end otherwise a second later. One that ran out of time has had its chance. */
export function worthwhile(error: unknown): boolean {
  const chain = causesOf(error);
  if (ranOut(chain) || isRedirect(chain)) return false;
  if (error instanceof ServerError) return error.status >= 500 && error.headers["retry-after"] === undefined;
  const foreign = chain.find((cause) => cause instanceof ForeignReply);
  if (foreign) return foreign.httpStatus >= 500;
  return error instanceof GarbledReply || (error instanceof TypeError && codeOf(error) !== "ERR_INVALID_ARG_TYPE");
}

/** What only some servers can be asked: they say no, or show the page they show for every unknown address. */
export function isUnknownThere(error: unknown): boolean {
  if (error instanceof ServerError) return mayRefuse(error.status) && error.status !== 429;
  return causesOf(error).some((cause) => cause instanceof ForeignReply && cause.httpStatus === 404);
}

export function isGone(error: unknown): boolean {
  return error instanceof ServerError && (error.status === 404 || error.status === 410);
}
