/** What is Bluesky's own about its errors: XRPC's form, and its names for what it refuses. */
import { XRPCError } from "@atproto/api";
import { z } from "zod";
import { type Fault, type FaultContext, type OwnReply, outcomesOf, soon, told } from "../wire/outcomes.ts";

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

interface XrpcReply extends OwnReply {
  readonly error: string;
  readonly message: string;
}

/** The client has numbers below 400 of its own for what never was a reply. */
function replyIn(thrown: unknown): XrpcReply | undefined {
  if (!(thrown instanceof XRPCError) || thrown.status < 400) return undefined;
  const { status, headers = {}, error, message } = thrown;
  return { status, headers, error, message };
}

function meaningOf({ status, error, message }: XrpcReply, context: FaultContext): Fault {
  const said = told(`${error}: ${message}`, context);
  if (error === "AuthFactorTokenRequired") {
    return {
      kind: "unauthorized",
      reason: "Bluesky asks for a second factor: use an app password, not the account's own.",
    };
  }
  if (status === 401 || signInAgain.has(error))
    return { kind: "unauthorized", reason: `Bluesky refused the credentials (${said}).` };
  if (error === "InvalidSwap") return { kind: "unknown", reason: "A post with this key is already there." };
  if (/could not find blob|blobnotfound/i.test(said))
    return soon("An uploaded picture has expired; it will be uploaded again.", context.now);
  if (status === 403) return { kind: "unauthorized", reason: `Bluesky does not allow this (${said}).` };
  if (status === 404) return soon(notKnownThere(said), context.now, 5);
  return { kind: "rejected", reason: `Bluesky refused it (${said}).` };
}

function notKnownThere(said: string): string {
  return `The server does not know this request; is it a Bluesky server? (${said})`;
}

export const { faultOfWrite, refusalOfRead, worthwhile } = outcomesOf<XrpcReply>({
  server: "Bluesky",
  replyIn,
  meaningOf,
  wordsOfFault: ({ status, error, message }, context) =>
    status === 501
      ? notKnownThere(told(`${error}: ${message}`, context))
      : `Bluesky answered with an error of its own (${status}).`,
  whyUnclear: (error) =>
    error instanceof XRPCError && error.status === 2 ? "Bluesky's answer could not be understood." : undefined,
});

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
