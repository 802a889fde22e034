/**
 * Who still has what to agree to, told while there is time: `warn` before the first such post, and again at a third of
 * it; and what was agreed to and no longer is, as soon as that is seen.
 */
import { createHash } from "node:crypto";
import { localOf, whenText } from "../../calendar/local-time.ts";

/** A message that is to go out and that too few agreed to. */
export interface Pending {
  readonly campaign: string;
  /** `<campaign>/<post>`, an item of a series by itself. */
  readonly post: string;
  readonly dueAt: Date;
  readonly zone: string;
  /** Who may still agree to it. */
  readonly wants: readonly string[];
  /** Somebody agreed to it, or to what it said before: which loss this is, and why that word counts no more, in a sentence. */
  readonly lost?: { readonly which: string; readonly reason: string };
}

export interface Reminder {
  readonly campaign: string;
  /** Sentences. */
  readonly text: string;
  /** The same as long as nothing new is to be told: of one first day two are told at most, and one of each that is lost. */
  readonly stage: string;
}

/** Posts of each person that are named. */
const mostNamed = 8;

/** `warn`: milliseconds. Of what is due already others tell. */
export function remindersOf(
  pending: readonly Pending[],
  { now, warn }: { readonly now: Date; readonly warn: number },
): readonly Reminder[] {
  const ahead = pending
    .filter(({ dueAt }) => dueAt > now && dueAt.getTime() - now.getTime() <= warn)
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  return [...Map.groupBy(ahead, ({ campaign }) => campaign)].flatMap(([campaign, all]): Reminder[] => {
    const [first] = all;
    if (first === undefined) return [];
    const isLast = first.dueAt.getTime() - now.getTime() <= warn / 3;
    const stage = `${localOf(first.dueAt, first.zone).date} ${isLast ? "last" : "first"}`;
    return [{ campaign, stage, text: textOf(campaign, first, all) }, ...lostOf(all)];
  });
}

/** One of each post and reason, whatever its accounts. */
function lostOf(pending: readonly Pending[]): readonly Reminder[] {
  const all = pending.flatMap(({ campaign, post, dueAt, zone, lost }) => {
    if (lost === undefined) return [];
    const digest = createHash("sha256").update(lost.which).digest("hex").slice(0, 16);
    return [
      { campaign, stage: `${post} ${digest}`, text: `${post} is due at ${whenText(dueAt, zone)}. ${lost.reason}` },
    ];
  });
  return [...new Map(all.map((reminder) => [reminder.stage, reminder])).values()];
}

function textOf(campaign: string, first: Pending, all: readonly Pending[]): string {
  const posts = new Set(all.map(({ post }) => post));
  const count = posts.size === 1 ? "1 post is" : `${posts.size} posts are`;
  const people = [...new Set(all.flatMap(({ wants }) => wants))].toSorted();
  const each = people.map(
    (person) => `${person}: ${named(all.filter(({ wants }) => wants.includes(person)).map(({ post }) => post))}`,
  );
  const who = each.length === 0 ? "Nobody who may agree is left." : `${each.join("; ")}.`;
  return `${campaign}: ${count} not agreed to, and the first is due at ${whenText(first.dueAt, first.zone)}. ${who}`;
}

function named(posts: readonly string[]): string {
  const names = [...new Set(posts)].map((post) => post.slice(post.indexOf("/") + 1));
  const more = names.length - mostNamed;
  return [...names.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}
