/** What became of a part, from the account's own timeline: X has no key that names a post before it exists. */
import type { Found, Part, ReceiptId } from "../network.ts";
import type { Call } from "./api.ts";
import { ErrorReply, soon } from "./errors.ts";
import { receiptFor } from "./receipts.ts";
import { type TimelinePost, timelineReply } from "./schema.ts";
import { likenessTo } from "./words.ts";

/** Every post read is charged for, and so many since one attempt mean that something else is wrong. */
const mostPages = 5;
const pageSize = 100;
/**
 * How far before the attempt the same words still count. X refuses words that it took not long ago ("duplicate
 * content"), be they of an attempt given up earlier or of a person with a phone: then those are the post.
 */
const lookBack = 24 * 60 * 60_000;

export interface Look {
  readonly call: Call;
  readonly user: { readonly id: string; readonly handle: string };
  readonly signal: AbortSignal;
  readonly now: Date;
}

interface Page {
  readonly startTime: string;
  readonly token: string | undefined;
}

/** The official description of 2026 says post.fields where the one before said tweet.fields; X may speak either. */
async function readPage({ call, user, signal }: Look, { startTime, token }: Page) {
  const read = (fields: string) =>
    call(
      {
        method: "get",
        path: `users/${user.id}/tweets`,
        query: {
          max_results: String(pageSize),
          start_time: startTime,
          exclude: "retweets",
          [fields]: "created_at,entities",
          ...(token !== undefined && { pagination_token: token }),
        },
        schema: timelineReply,
      },
      signal,
    );
  try {
    return (await read("post.fields")).body;
  } catch (error) {
    if (!(error instanceof ErrorReply) || error.httpStatus !== 400) throw error;
    if (!JSON.stringify(error.body ?? "").includes("post.fields")) throw error;
    return (await read("tweet.fields")).body;
  }
}

interface Hint {
  readonly since: Date;
  readonly exclude: readonly ReceiptId[];
}

/** Posts that may be the part; what X sends beyond the time it was asked for does not count. */
function candidatesIn(data: readonly TimelinePost[], since: number, { exclude }: Hint): readonly TimelinePost[] {
  return data.filter(({ id, created_at }) => {
    const old = created_at !== undefined && Date.parse(created_at) < since;
    return !old && !exclude.includes(id);
  });
}

/** Throws what `call` throws. */
export async function findByWords(part: Part, hint: Hint, look: Look): Promise<Found> {
  const since = Math.floor((hint.since.getTime() - lookBack) / 1000) * 1000;
  const startTime = `${new Date(since).toISOString().slice(0, 19)}Z`;
  const likeness = likenessTo(part);
  let unclear = false;
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { data, meta, errors } = await readPage(look, { startTime, token });
    const candidates = candidatesIn(data, since, hint);
    const match = candidates.find((post) => likeness(post) === "same");
    if (match) return { kind: "published", receipt: receiptFor(match.id, look.user.handle), by: "words" };
    if (errors.length > 0 || data.length !== meta.result_count)
      return soon("X left posts out of its answer.", look.now);
    unclear ||= candidates.some((post) => likeness(post) === "unclear");
    token = meta.next_token;
    if (token !== undefined) continue;
    return unclear ? soon("X does not tell where the links of a post lead.", look.now) : { kind: "absent" };
  }
  const most = mostPages * pageSize;
  return {
    kind: "unprovable",
    reason: `There are more than ${most} posts since a day before the attempt; look at the account.`,
  };
}
