/** Looking for words on a Page. What is found is there; what is not found may be there all the same. */
import type { z } from "zod";
import type { Found, Hint, ReceiptId } from "../network.ts";
import { provedByWords, reachOf } from "../proof.ts";
import type { KeptList } from "../wire/kept-list.ts";
import type { PageSettings } from "./prepare.ts";
import { postNumber, receiptFor } from "./receipts.ts";
import { feedReply } from "./schema.ts";

type FeedPost = z.infer<typeof feedReply>["data"][number];

/** Pages of a hundred posts each. */
const pagesRead = 3;

/** Facebook trims words and folds blanks. */
function sameWords(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

const missing =
  "It is not among the latest posts that Facebook lists, but that list is ranked and leaves posts out. Look at the Page yourself.";

export interface PagePost extends FeedPost {
  readonly at: Date;
}

/** The Page's own, by date: Facebook lists them by rank. */
async function latestOf(
  hint: Hint,
  { patient, page }: PageSettings,
  signal: AbortSignal,
): Promise<readonly PagePost[]> {
  // Facebook's times have no fractions of a second.
  const from = Math.floor(reachOf(hint).getTime() / 1000);
  const posts: PagePost[] = [];
  let after: string | undefined;
  for (let read = 0; read < pagesRead; read += 1) {
    const query = {
      fields: "id,message,created_time,from",
      limit: "100",
      since: String(from),
      ...(after && { after }),
    };
    const { body } = await patient({ method: "GET", path: `${page}/feed`, query, schema: feedReply }, signal);
    for (const post of body.data) {
      const at = new Date(post.created_time);
      if (at.getTime() >= from * 1000 && (post.from === undefined || post.from.id === page))
        posts.push({ ...post, at });
    }
    after = body.paging?.cursors?.after;
    if (after === undefined || body.data.length === 0) break;
  }
  return posts.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** By the Page's own dates. They have no fractions: what is of the same second may be newer. */
function newerThan(posts: readonly PagePost[], mark: Hint["after"]) {
  if (typeof mark !== "string") return undefined;
  const marked = posts.find(({ id }) => postNumber(id) === postNumber(mark));
  return marked && ((post: PagePost, _mark: ReceiptId) => post !== marked && post.at >= marked.at);
}

export async function findWords(
  text: string,
  hint: Hint,
  about: {
    readonly settings: PageSettings;
    readonly signal: AbortSignal;
    readonly now: Date;
    /** Of this session. */
    readonly kept: KeptList<readonly PagePost[]>;
  },
): Promise<Found> {
  const words = sameWords(text);
  if (words === "") return { kind: "unprovable", reason: "A post without words cannot be recognised on Facebook." };
  // Facebook's times have no fractions of a second.
  const since = new Date(Math.floor(hint.since.getTime() / 1000) * 1000);
  const { settings, signal, now, kept } = about;
  const posts = await kept.read(hint, now, () => latestOf(hint, settings, signal));
  return provedByWords(
    { ...hint, since },
    {
      posts,
      missing,
      likeness: ({ message = "" }) => (sameWords(message) === words ? "same" : "other"),
      receiptOf: ({ id }) => receiptFor(id),
      nameOf: postNumber,
      isAfter: newerThan(posts, hint.after),
    },
  );
}
