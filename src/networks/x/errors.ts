/** From what went wrong with a request to what it means for a post: surely not taken, or nobody knows. */
import { printableLine } from "../../system/text/printable.ts";
import type { Refusal } from "../network.ts";
import { mayRefuse } from "../wire/guarded-fetch.ts";
import { retryAtOf } from "../wire/retry-at.ts";
import { errorReply } from "./schema.ts";

/** X, or something in front of it, answered with an error status. `body` is parsed JSON, or text. */
export class ErrorReply extends Error {
  override readonly name = "ErrorReply";
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;

  constructor(httpStatus: number, headers: Readonly<Record<string, string | undefined>>, body: unknown) {
    super(`X answered with ${httpStatus}.`);
    this.httpStatus = httpStatus;
    this.headers = headers;
    this.body = body;
  }
}

/** No whole answer came. Where the server was never `reached`, nothing can have been sent. */
export class LostReply extends Error {
  override readonly name = "LostReply";
  readonly reached: boolean;

  constructor(reached: boolean, cause: Error | undefined) {
    super("The answer of X was lost.", { cause });
    this.reached = reached;
  }
}

/** A success that does not look like one of X's. */
export class StrangeReply extends Error {
  override readonly name = "StrangeReply";

  constructor() {
    super("X's answer could not be understood.");
  }
}

export type Fault = Refusal | { readonly kind: "unknown"; readonly reason: string };

export interface FaultContext {
  readonly now: Date;
  /** Replaces every secret by `***`. */
  readonly mask: (text: string) => string;
}

export function soon(reason: string, now: Date, minutes = 1): Refusal {
  return { kind: "later", retryAt: new Date(now.getTime() + minutes * 60_000), reason };
}

interface Said {
  /** Every word of it, for recognising. */
  readonly words: string;
  /** What a person is told. */
  readonly told: string;
}

function isOwn({ body }: ErrorReply): boolean {
  return errorReply.safeParse(body).success;
}

/** X says that there is no such thing; what stands in front of it cannot know. */
export function isGone(error: unknown): boolean {
  return error instanceof ErrorReply && error.httpStatus === 404 && isOwn(error);
}

/** Undefined for a page, an empty reply, JSON of another make: then it was not X's own API that spoke. */
function saidBy(reply: ErrorReply, mask: FaultContext["mask"]): Said | undefined {
  const parsed = errorReply.safeParse(reply.body);
  if (!parsed.success) return undefined;
  const { title, detail, type, errors = [] } = parsed.data;
  const more = errors.flatMap((error) => [error.message, error.detail, ...Object.keys(error.parameters ?? {})]);
  const first = detail ?? errors[0]?.message ?? title ?? `status ${reply.httpStatus}`;
  const words = [title, detail, type, ...more].filter((word) => word !== undefined).join(" ");
  return { words, told: mask(printableLine(first)).slice(0, 300) };
}

/** The daily limits have clocks of their own; the later one counts where it is used up. */
function waitOf(reply: ErrorReply, now: Date): Date {
  const { headers } = reply;
  const daily = ["x-app-limit-24hour", "x-user-limit-24hour"]
    .filter((limit) => headers[`${limit}-remaining`] === "0")
    .map((limit) => Number(headers[`${limit}-reset`]))
    .filter((seconds) => seconds > 0);
  if (daily.length === 0) return retryAtOf(headers, now);
  return retryAtOf({ ...headers, "x-rate-limit-reset": String(Math.max(...daily)) }, now);
}

function forbidden({ words, told }: Said): Fault {
  if (/duplicate content/i.test(words)) {
    // By us, a moment ago or under a lost answer, or older: only the timeline tells which.
    return { kind: "unknown", reason: "X says that the same words are already on the account." };
  }
  if (/oauth1-permissions|oauth1 app permissions|read-only|client-forbidden|client-not-enrolled/i.test(words)) {
    return {
      kind: "unauthorized",
      reason: `The keys may not post: give the app "Read and write" and make a new access token (${told}).`,
    };
  }
  if (/suspend|locked|not permitted to access|unsupported-authentication|access level/i.test(words)) {
    return { kind: "unauthorized", reason: `X does not let this account or its app post (${told}).` };
  }
  return { kind: "rejected", reason: `X refused it (${told}).` };
}

/** Said by X itself, so nothing was taken. */
function refused(reply: ErrorReply, said: Said, now: Date): Fault {
  const { words, told } = said;
  switch (reply.httpStatus) {
    case 429:
      return { kind: "later", retryAt: waitOf(reply, now), reason: "X asks to wait: too many requests." };
    case 401:
      return {
        kind: "unauthorized",
        reason: `X refused the keys (${told}): they were revoked or mistyped, or this machine's clock is wrong.`,
      };
    case 402:
      return {
        kind: "unauthorized",
        reason: `The X app has no credits left: top up at https://console.x.com, then it goes out by itself (${told}).`,
      };
    case 403:
      return forbidden(said);
    case 400:
      if (/media[ _.]?ids?/i.test(words))
        return soon("X no longer knows an uploaded picture; it will be uploaded again.", now);
      return { kind: "rejected", reason: `X refused it (${told}).` };
    default:
      return { kind: "rejected", reason: `X refused it (${told}).` };
  }
}

/** Undefined where it stays open what became of a write. */
function notTaken(error: unknown, { now, mask }: FaultContext): Fault | undefined {
  if (error instanceof LostReply && !error.reached) return soon(`X cannot be reached${codeOf(error)}.`, now);
  if (!(error instanceof ErrorReply) || !mayRefuse(error.httpStatus)) return undefined;
  const said = saidBy(error, mask);
  return said && refused(error, said, now);
}

function codeOf(error: LostReply): string {
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === "string" ? ` (${code})` : "";
}

function uncertainty(error: unknown): string {
  if (error instanceof ErrorReply) {
    return isOwn(error)
      ? `X answered with an error of its own (${error.httpStatus}).`
      : `The server answered ${error.httpStatus} with something that is no answer of X.`;
  }
  if (error instanceof StrangeReply) return error.message;
  const cause = error instanceof LostReply ? error.cause : undefined;
  if (cause instanceof Error && /^(Timeout|Abort)Error$/.test(cause.name)) return "X did not answer in time.";
  if (cause instanceof Error && cause.name === "ReplyTooLarge") return cause.message;
  return `The answer of X was lost${error instanceof LostReply ? codeOf(error) : ""}.`;
}

/** What an error of the one write means: refused, or nobody knows. */
export function faultOfWrite(error: unknown, context: FaultContext): Fault {
  return notTaken(error, context) ?? { kind: "unknown", reason: uncertainty(error) };
}

/** What an error of a read or an upload means: nothing was published, so what is uncertain is tried again. */
export function refusalOfRead(error: unknown, context: FaultContext): Refusal {
  const fault = notTaken(error, context);
  if (fault !== undefined && fault.kind !== "unknown") return fault;
  const foreignNo = error instanceof ErrorReply && mayRefuse(error.httpStatus) && !isOwn(error);
  return soon(fault?.reason ?? uncertainty(error), context.now, foreignNo ? 5 : 1);
}
