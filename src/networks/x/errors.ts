/** What is X's own about its errors: the two forms of its replies, its words, its clocks. */
import type { z } from "zod";
import { ForeignReply } from "../wire/guarded-fetch.ts";
import {
  type Fault,
  type FaultContext,
  outcomesOf,
  type ReplyHeaders,
  soon,
  told as toldTo,
} from "../wire/outcomes.ts";
import { errorReply } from "./schema.ts";

/** X itself answered with an error status. */
export class ErrorReply extends Error {
  override readonly name = "ErrorReply";
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly body: z.infer<typeof errorReply>;

  constructor(status: number, headers: ReplyHeaders, body: z.infer<typeof errorReply>) {
    super(`X answered with ${status}.`);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** `body` is parsed JSON, or text: a page, nothing, JSON of another make are no words of X's own API. */
export function errorOf(status: number, headers: ReplyHeaders, body: unknown): ErrorReply | ForeignReply {
  const parsed = errorReply.safeParse(body);
  return parsed.success ? new ErrorReply(status, headers, parsed.data) : new ForeignReply(status);
}

interface Said {
  /** Every word of it, for recognising. */
  readonly words: string;
  /** What a person is told. */
  readonly told: string;
}

/** X says that there is no such thing; what stands in front of it cannot know. */
export function isGone(error: unknown): boolean {
  return error instanceof ErrorReply && error.status === 404;
}

function saidBy({ status, body }: ErrorReply, context: FaultContext): Said {
  const { title, detail, type, errors = [] } = body;
  const more = errors.flatMap((error) => [error.message, error.detail, ...Object.keys(error.parameters ?? {})]);
  const first = detail ?? errors[0]?.message ?? title ?? `status ${status}`;
  const words = [title, detail, type, ...more].filter((word) => word !== undefined).join(" ");
  return { words, told: toldTo(first, context) };
}

/** The daily limits have clocks of their own; the later one counts where it is used up. */
function waitHeaders(headers: ReplyHeaders): ReplyHeaders {
  const daily = ["x-app-limit-24hour", "x-user-limit-24hour"]
    .filter((limit) => headers[`${limit}-remaining`] === "0")
    .map((limit) => Number(headers[`${limit}-reset`]))
    .filter((seconds) => seconds > 0);
  return daily.length === 0 ? headers : { ...headers, "x-rate-limit-reset": String(Math.max(...daily)) };
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

function meaningOf(reply: ErrorReply, context: FaultContext): Fault {
  const said = saidBy(reply, context);
  const { words, told } = said;
  switch (reply.status) {
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
        return soon("X no longer knows an uploaded picture; it will be uploaded again.", context.now);
      return { kind: "rejected", reason: `X refused it (${told}).` };
    default:
      return { kind: "rejected", reason: `X refused it (${told}).` };
  }
}

export const { faultOfWrite, refusalOfRead, worthwhile } = outcomesOf<ErrorReply>({
  server: "X",
  replyIn: (error) => (error instanceof ErrorReply ? error : undefined),
  meaningOf,
  waitHeaders,
});
