/** Each message once: what is sent in one minute for one post, and of that each wording with the accounts that get it. */
import { minuteIndex } from "../calendar/local-time.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { problemKey } from "../diagnostics/unique.ts";
import { factsIn, type Said } from "./facts.ts";
import { notesOf, type Preview, partsOf } from "./previews.ts";

/** At least one preview each. */
export interface ShownMessage {
  readonly first: Preview;
  readonly wordings: readonly ShownWording[];
}

/** Accounts that get the very same words, pictures, alt texts and link card. */
export interface ShownWording {
  readonly first: Preview;
  readonly previews: readonly Preview[];
}

/** How much is shown, as plan and comment count it: `4 posts (9 deliveries)`. */
export function tally(previews: readonly Preview[]): string {
  return `${posts(messagesIn(previews).length)} (${previews.length} ${previews.length === 1 ? "delivery" : "deliveries"})`;
}

export function posts(count: number): string {
  return `${count} ${count === 1 ? "post" : "posts"}`;
}

/** By local day, then as they come. */
export function byDay(previews: readonly Preview[]): ReadonlyMap<string, readonly Preview[]> {
  const days = Map.groupBy(previews, ({ rendered }) => rendered.delivery.local.slice(0, 10));
  return new Map([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function groups<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly { first: T; all: readonly T[] }[] {
  const found = Map.groupBy(items, (item) => JSON.stringify(keyOf(item)));
  return [...found.values()].flatMap((all) => all.slice(0, 1).map((first) => ({ first, all })));
}

function sayingOf(preview: Preview): unknown {
  const parts = partsOf(preview).map(({ text, contentWarning, images, card: link }) => [
    text,
    contentWarning,
    images.map(({ asset, alt, sha256, focus }) => [asset, alt, sha256, focus]),
    link && [link.url, link.title, link.description, link.image?.alt, link.image?.sha256],
  ]);
  return [parts, accountFacts(preview.rendered.delivery), notesOf(preview), preview.message === undefined];
}

/** What the accounts of one post may differ in, beside the words. */
function accountFacts(said: Said): unknown {
  return factsIn("preview")
    .filter(({ per }) => per === "account")
    .map(({ key }) => said[key]);
}

/** `alsoBy` parts what looks otherwise, as one network's own marks in a text do. */
export function messagesIn(
  previews: readonly Preview[],
  alsoBy: (preview: Preview) => unknown = () => undefined,
): readonly ShownMessage[] {
  const messages = groups(previews, ({ rendered: { delivery } }) => [
    minuteIndex(delivery.dueAt),
    delivery.campaign.id,
    delivery.post,
  ]);
  return messages.map(({ first, all }) => ({
    first,
    wordings: groups(all, (preview) => [sayingOf(preview), alsoBy(preview)]).map((each) => ({
      first: each.first,
      previews: each.all,
    })),
  }));
}

/** Each once, with the accounts that it concerns where that is not all of them. */
export function problemsOn(
  previews: readonly Preview[],
): readonly { readonly problem: Problem; readonly accounts: string }[] {
  const found = new Map<string, { readonly problem: Problem; readonly accounts: string[] }>();
  for (const { problems, rendered } of previews) {
    for (const problem of problems) {
      const known = found.get(problemKey(problem)) ?? { problem, accounts: [] };
      known.accounts.push(rendered.delivery.account.id);
      found.set(problemKey(problem), known);
    }
  }
  return [...found.values()].map(({ problem, accounts }) => ({
    problem,
    accounts: accounts.length === previews.length ? "" : accounts.join(", "),
  }));
}
