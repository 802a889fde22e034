/** What became of a part, from the account's own timeline: X has no key that names a post before it exists. */
import type { Found, Hint, Part, ReceiptId, Refusal } from "../../network.ts";
import { provedByWords } from "../../proof.ts";
import { soon } from "../../wire/outcomes.ts";
import type { Call } from "../api.ts";
import { ErrorReply } from "../errors.ts";
import { type TimelinePost, timelineReply } from "../schema.ts";
import { isPostId, receiptFor } from "./receipts.ts";
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
    if (!(error instanceof ErrorReply) || error.status !== 400) throw error;
    if (!JSON.stringify(error.body).includes("post.fields")) throw error;
    return (await read("tweet.fields")).body;
  }
}

/** Ids of X tell the time of their post, to the millisecond: the greater is the newer. */
function isAfter({ id }: TimelinePost, other: ReceiptId): boolean {
  return !isPostId(other) || BigInt(id) > BigInt(other);
}

/** Its ids and dates come from one clock. Milliseconds. */
const datesBehind = 60 * 60_000;

interface Timeline {
  readonly posts: readonly TimelinePost[];
  readonly missing?: string;
}

/** Throws what `call` throws. */
async function readTimeline(since: number, look: Look): Promise<Timeline | Refusal> {
  const startTime = `${new Date(since).toISOString().slice(0, 19)}Z`;
  const posts: TimelinePost[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { data, meta, errors } = await readPage(look, { startTime, token });
    // What X sends beyond the time it was asked for does not count.
    posts.push(...data.filter(({ created_at }) => created_at === undefined || Date.parse(created_at) >= since));
    if (errors.length > 0 || data.length !== meta.result_count)
      return soon("X left posts out of its answer.", look.now);
    token = meta.next_token;
    if (token === undefined) return { posts };
  }
  const most = mostPages * pageSize;
  return { posts, missing: `There are more than ${most} posts since a day before the attempt; look at the account.` };
}

/** Throws what `call` throws. */
export async function findByWords(part: Part, hint: Hint, look: Look): Promise<Found> {
  const timeline = await readTimeline(Math.floor((hint.since.getTime() - lookBack) / 1000) * 1000, look);
  if ("kind" in timeline) return timeline;
  const likeness = likenessTo(part);
  let unclear = false;
  const found = await provedByWords(hint, {
    posts: timeline.posts.map((post) => ({
      ...post,
      at: post.created_at === undefined ? undefined : new Date(post.created_at),
    })),
    missing: timeline.missing,
    likeness(post) {
      const like = likeness(post);
      unclear ||= like === "unclear";
      return like === "unclear" ? "perhaps" : like;
    },
    receiptOf: ({ id }) => receiptFor(id, look.user.handle),
    isAfter,
    datesBehind,
    refusesRepeats: true,
  });
  if (found.kind === "published" || !unclear) return found;
  return soon("X does not tell where the links of a post lead.", look.now);
}
