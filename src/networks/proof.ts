/**
 * What an account's own posts prove of a part that is known by its words alone. Words that are there prove that it is
 * out. Words that are not prove nothing where a server may show them otherwise (links cut short, emoji as pictures, words
 * filtered, signatures): it is absent only when nothing that is listed could be it.
 */
import type { Found, Hint, Receipt, ReceiptId } from "./network.ts";

/** One of the account's own posts. */
export interface OwnPost {
  readonly id: ReceiptId;
  /** As the network dates it. */
  readonly at: Date | undefined;
}

/** `perhaps`: nobody can say, for the marks of the words or what goes with them. */
export type Likeness = "same" | "perhaps" | "other";

export interface Reading<Post extends OwnPost> {
  /** As the network lists them, the newest first; other people's are none. */
  readonly posts: readonly Post[];
  /** A sentence: why it may have left posts out. Absent: back to `reachOf` it is whole. */
  readonly missing?: string | undefined;
  /** Asked of posts that may be the part. */
  readonly likeness: (post: Post) => Likeness | Promise<Likeness>;
  readonly receiptOf: (post: Post) => Receipt;
  /** What two ways of writing an id share. */
  readonly nameOf?: (id: ReceiptId) => string;
  /** Where ids or dates tell which of two posts is newer, whatever became of the other; else the listing does. */
  readonly isAfter?: ((post: Post, other: ReceiptId) => boolean) | undefined;
  /** Milliseconds by which its dates may be behind, where that is less than elsewhere. */
  readonly datesBehind?: number;
  /** The network refuses the same words again: older ones that are there are the part, too. */
  readonly refusesRepeats?: boolean;
}

/**
 * Milliseconds by which a network's dates of posts may be behind its clock: servers ten minutes behind were seen, and
 * a zone that is taken for another makes it hours.
 */
const datesBehind = 24 * 60 * 60_000;

/** How far back a listing must reach, where it does not meet the post that was the newest before. */
export function reachOf({ since }: Hint): Date {
  return new Date(since.getTime() - datesBehind);
}

type When = "since" | "perhaps" | "before";

function byDate({ since }: Hint, { at }: OwnPost, behind: number): When {
  if (at === undefined || at >= since) return "since";
  return at.getTime() >= since.getTime() - behind ? "perhaps" : "before";
}

/** Whether a post came after the mark, by the order of the listing; by its date only where nothing else tells. */
function whenOf<Post extends OwnPost>(hint: Hint, reading: Reading<Post>): (post: Post, index: number) => When {
  const { posts, isAfter, nameOf = String } = reading;
  const { after } = hint;
  const dated = (post: Post) => byDate(hint, post, reading.datesBehind ?? datesBehind);
  if (after === null) return () => "since";
  if (after === undefined) return dated;
  if (isAfter) return (post) => (isAfter(post, after) ? "since" : "before");
  const mark = posts.findIndex(({ id }) => nameOf(id) === nameOf(after));
  return mark < 0 ? dated : (_post, index) => (index < mark ? "since" : "before");
}

function placeOf({ url, id }: Receipt): string {
  return url ?? id;
}

/** Posts that may be the part: since the mark, and known as no other. */
function candidatesOf<Post extends OwnPost>(hint: Hint, reading: Reading<Post>) {
  const { posts, nameOf = String, refusesRepeats = false } = reading;
  const known = new Set(hint.exclude.map(nameOf));
  const when = whenOf(hint, reading);
  return posts
    .map((post, index) => ({ post, when: when(post, index) }))
    .filter(({ post, when: found }) => !known.has(nameOf(post.id)) && (found !== "before" || refusesRepeats));
}

/** Never throws but for what `likeness` throws. The listing's newest post goes with the answer, for the next mark. */
export async function provedByWords<Post extends OwnPost>(hint: Hint, reading: Reading<Post>): Promise<Found> {
  const { receiptOf, likeness, missing, refusesRepeats = false } = reading;
  const newest = reading.posts[0]?.id ?? null;
  const unprovable = (reason: string): Found => ({ kind: "unprovable", reason, newest });
  const candidates = candidatesOf(hint, reading);
  const since = candidates.filter(({ when }) => when !== "before");
  const [first] = since;
  if (hint.ambiguous && first) {
    const place = placeOf(receiptOf(first.post));
    return unprovable(`The post at ${place} may be this one or another of this account that is in doubt, too.`);
  }
  let much: Post | undefined;
  for (const { post, when } of candidates) {
    const like = await likeness(post);
    const isIt = like === "same" && (when === "since" || refusesRepeats);
    if (isIt) return { kind: "published", receipt: receiptOf(post), by: "words", newest };
    if (like !== "other" && when !== "before") much ??= post;
  }
  if (much) {
    const place = placeOf(receiptOf(much));
    return unprovable(
      `A post much like it is at ${place}: older perhaps, or with other marks, pictures, warning or place in a thread.`,
    );
  }
  if (missing !== undefined) return unprovable(missing);
  if (first) {
    const place = placeOf(receiptOf(first.post));
    return unprovable(`The post at ${place}, which this ledger does not know, may be this one, shown in other words.`);
  }
  return { kind: "absent", newest };
}
