/** What is a Mastodon server's own about its errors, be it Mastodon or one that speaks its language. */
import { ForeignReply, mayRefuse } from "../wire/guarded-fetch.ts";
import { type FaultContext as AnyContext, type Fault, outcomesOf, soon, told } from "../wire/outcomes.ts";
import { causesOf, isRedirect } from "../wire/wire-faults.ts";

export interface FaultContext extends AnyContext {
  /** Whether the write was an answer to another post. */
  readonly reply?: boolean;
  /** Whether another account's post was to be boosted. */
  readonly share?: true;
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

function meaningOf({ status, message }: ServerError, context: FaultContext): Fault {
  const said = `${status}: ${told(message, context)}`;
  if (status === 401) return { kind: "unauthorized", reason: `The server refused the access token (${said}).` };
  if (context.share && (status === 403 || status === 404)) {
    return { kind: "rejected", reason: `The post may not be boosted, or is not there any more (${said}).` };
  }
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

export const { faultOfWrite, refusalOfRead, worthwhile } = outcomesOf<ServerError, FaultContext>({
  server: "The server",
  replyIn: (error) => (error instanceof ServerError ? error : undefined),
  meaningOf,
  whyUnclear: (error) =>
    isRedirect(error) ? "The server answered with a redirect, which a token must not follow." : undefined,
  wrongPlace(error, reason) {
    if (!isRedirect(error)) return undefined;
    return {
      kind: "unauthorized",
      reason: `${reason} Is the address of the server right, and the token still good?`,
    };
  },
});

/** What only some servers can be asked: they say no, or show the page they show for every unknown address. */
export function isUnknownThere(error: unknown): boolean {
  if (error instanceof ServerError) return mayRefuse(error.status) && error.status !== 429;
  return causesOf(error).some((cause) => cause instanceof ForeignReply && cause.httpStatus === 404);
}

export function isGone(error: unknown): boolean {
  return error instanceof ServerError && (error.status === 404 || error.status === 410);
}
