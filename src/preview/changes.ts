/** What differs between the campaigns of two revisions, delivery by delivery. */
import { type Card, faceOf, inFile, partsOf } from "./cards.ts";

/** What of a delivery differs, in the words of the sheet that is signed. */
export type Aspect = "text" | "time" | "pictures" | "alt text" | "link card" | "account" | "settings";

export type Change =
  | { readonly kind: "new"; readonly card: Card }
  | { readonly kind: "removed"; readonly before: Card }
  | { readonly kind: "changed"; readonly card: Card; readonly before: Card; readonly aspects: readonly Aspect[] };

export interface Changes {
  /** By due instant, then id; those that were taken out last. */
  readonly changes: readonly Change[];
  readonly same: number;
}

/** Of a picture that cannot be fitted its name is compared. */
function picturesOf(card: Pick<Card, "rendered" | "message">): readonly (readonly string[])[] {
  if (card.message !== undefined) return card.message.parts.map(({ images }) => images.map(({ sha256 }) => sha256));
  return card.rendered.parts.map(({ images }) => images.map(({ asset }) => asset.id));
}

function aspectsOf(shown: Card): Readonly<Record<Aspect, unknown>> {
  const card = inFile(shown);
  const { dueAt, account, lang, visibility, labels, critical, late } = card.rendered.delivery;
  const parts = partsOf(card);
  return {
    text: parts.map(({ text, contentWarning }) => [text, contentWarning]),
    time: dueAt.toISOString(),
    pictures: picturesOf(card),
    "alt text": parts.map(({ images }) => images.map(({ alt }) => alt)),
    "link card": parts.map(
      ({ card: link }) => link && [link.url, link.title, link.description, link.image?.sha256, link.image?.alt],
    ),
    account: faceOf(account),
    settings: [lang, visibility, labels, critical, late],
  };
}

function differing(card: Card, before: Card): readonly Aspect[] {
  const [now, then] = [aspectsOf(card), aspectsOf(before)];
  return (Object.keys(now) as Aspect[]).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(then[name]));
}

export function changesBetween(cards: readonly Card[], base: readonly Card[]): Changes {
  const idOf = ({ rendered }: Card) => rendered.delivery.id;
  const before = new Map(base.map((card) => [idOf(card), card]));
  const present = new Set(cards.map(idOf));
  const found = cards.flatMap((card): readonly Change[] => {
    const old = before.get(idOf(card));
    if (old === undefined) return [{ kind: "new", card }];
    const aspects = differing(card, old);
    return aspects.length === 0 ? [] : [{ kind: "changed", card, before: old, aspects }];
  });
  const removed = base.filter((card) => !present.has(idOf(card)));
  return {
    changes: [...found, ...removed.map((card): Change => ({ kind: "removed", before: card }))],
    same: cards.length - found.length,
  };
}

/** "2 new, 1 changed, 1 taken out, 5 as before". */
export function changesText({ changes, same }: Changes): string {
  const count = (kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
  return `${count("new")} new, ${count("changed")} changed, ${count("removed")} taken out, ${same} as before`;
}
