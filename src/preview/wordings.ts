/** Each message once: what is sent at one time for one post, and of that each wording with the accounts that get it. */
import type { Problem } from "../diagnostics/problem.ts";
import { problemKey } from "../diagnostics/unique.ts";
import { type Card, notesOf, partsOf } from "./cards.ts";

/** At least one card each. */
export interface ShownMessage {
  readonly first: Card;
  readonly wordings: readonly ShownWording[];
}

/** Accounts that get the very same words, pictures, alt texts and link card. */
export interface ShownWording {
  readonly first: Card;
  readonly cards: readonly Card[];
}

/** By local day, then as they come. */
export function byDay(cards: readonly Card[]): ReadonlyMap<string, readonly Card[]> {
  const days = Map.groupBy(cards, ({ rendered }) => rendered.delivery.local.slice(0, 10));
  return new Map([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function groups<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly { first: T; all: readonly T[] }[] {
  const found = Map.groupBy(items, (item) => JSON.stringify(keyOf(item)));
  return [...found.values()].flatMap((all) => all.slice(0, 1).map((first) => ({ first, all })));
}

function sayingOf(card: Card): unknown {
  const { lang, visibility, labels } = card.rendered.delivery;
  const parts = partsOf(card).map(({ text, contentWarning, images, card: link }) => [
    text,
    contentWarning,
    images.map(({ asset, alt, sha256, focus }) => [asset, alt, sha256, focus]),
    link && [link.url, link.title, link.description, link.image?.alt, link.image?.sha256],
  ]);
  return [parts, lang, visibility, labels, notesOf(card), card.message === undefined];
}

/** `alsoBy` parts what looks otherwise, as one network's own marks in a text do. */
export function messagesIn(
  cards: readonly Card[],
  alsoBy: (card: Card) => unknown = () => undefined,
): readonly ShownMessage[] {
  const messages = groups(cards, ({ rendered: { delivery } }) => [
    delivery.dueAt.getTime(),
    delivery.campaign.id,
    delivery.post,
  ]);
  return messages.map(({ first, all }) => ({
    first,
    wordings: groups(all, (card) => [sayingOf(card), alsoBy(card)]).map((each) => ({
      first: each.first,
      cards: each.all,
    })),
  }));
}

/** Each once, with the accounts that it concerns where that is not all of them. */
export function problemsOn(
  cards: readonly Card[],
): readonly { readonly problem: Problem; readonly accounts: string }[] {
  const found = new Map<string, { readonly problem: Problem; readonly accounts: string[] }>();
  for (const { problems, rendered } of cards) {
    for (const problem of problems) {
      const known = found.get(problemKey(problem)) ?? { problem, accounts: [] };
      known.accounts.push(rendered.delivery.account.id);
      found.set(problemKey(problem), known);
    }
  }
  return [...found.values()].map(({ problem, accounts }) => ({
    problem,
    accounts: accounts.length === cards.length ? "" : accounts.join(", "),
  }));
}
