/** What differs between the campaigns of two revisions, delivery by delivery. */
import type { Delivery } from "../plan/delivery.ts";
import { factsIn, type saidFacts } from "./facts.ts";
import { faceOf, inFile, type Preview, partsOf } from "./previews.ts";

/** What of a delivery differs, in the words of the sheet that is signed. */
export type Aspect = "text" | "time" | "pictures" | "alt text" | "link card" | "account" | "settings";

export type Change =
  | { readonly kind: "new"; readonly preview: Preview }
  | { readonly kind: "removed"; readonly before: Preview }
  | {
      readonly kind: "changed";
      readonly preview: Preview;
      readonly before: Preview;
      readonly aspects: readonly Aspect[];
      /** Of words in several languages: in which of them they differ. */
      readonly languages: readonly string[];
      /** The settings that differ, by their names for people. */
      readonly settings: readonly string[];
    };

export interface Changes {
  /** By due instant, then id; those that were taken out last. */
  readonly changes: readonly Change[];
  readonly same: number;
}

type Changed = Extract<Change, { readonly kind: "changed" }>;

/** Of a picture that cannot be fitted its name is compared. */
function picturesOf(preview: Pick<Preview, "rendered" | "message">): readonly (readonly string[])[] {
  if (preview.message !== undefined)
    return preview.message.parts.map(({ images }) => images.map(({ sha256 }) => sha256));
  return preview.rendered.parts.map(({ images }) => images.map(({ asset }) => asset.id));
}

/** Of a switch also whether it lets the post go. */
function settingOf({ key, texts }: (typeof saidFacts)[number], delivery: Delivery): unknown {
  return key === "when" ? texts(delivery) : delivery[key];
}

function aspectsOf(shown: Preview): Readonly<Record<Aspect, unknown>> {
  const preview = inFile(shown);
  const { delivery } = preview.rendered;
  const parts = partsOf(preview);
  return {
    text: parts.map(({ text, contentWarning }) => [text, contentWarning]),
    time: delivery.dueAt.toISOString(),
    pictures: picturesOf(preview),
    "alt text": parts.map(({ images }) => images.map(({ alt }) => alt)),
    "link card": parts.map(
      ({ card: link }) => link && [link.url, link.title, link.description, link.image?.sha256, link.image?.alt],
    ),
    account: faceOf(delivery.account),
    settings: factsIn("base").map((fact) => settingOf(fact, delivery)),
  };
}

function differing(preview: Preview, before: Preview): readonly Aspect[] {
  const [now, then] = [aspectsOf(preview), aspectsOf(before)];
  return (Object.keys(now) as Aspect[]).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(then[name]));
}

function settingsOf(preview: Preview, before: Preview): readonly string[] {
  const [now, then] = [inFile(preview).rendered.delivery, inFile(before).rendered.delivery];
  return factsIn("base")
    .filter((fact) => JSON.stringify(settingOf(fact, now)) !== JSON.stringify(settingOf(fact, then)))
    .map(({ label }) => label.toLowerCase());
}

function whereDiffering(preview: Preview, before: Preview): Pick<Changed, "languages" | "settings"> {
  const then = new Map(wordsByLanguage(before));
  const languages = wordsByLanguage(preview).flatMap(([lang, words]) => (then.get(lang) === words ? [] : [lang]));
  return { languages, settings: settingsOf(preview, before) };
}

/** None where its words are in one. */
function wordsByLanguage(shown: Preview): readonly (readonly [lang: string, words: string])[] {
  return (inFile(shown).rendered.voices ?? []).map(({ delivery, parts, contentWarning }) => [
    delivery.lang,
    JSON.stringify([parts.map(({ text }) => text), contentWarning]),
  ]);
}

export function changesBetween(previews: readonly Preview[], base: readonly Preview[]): Changes {
  const idOf = ({ rendered }: Preview) => rendered.delivery.id;
  const before = new Map(base.map((preview) => [idOf(preview), preview]));
  const present = new Set(previews.map(idOf));
  const found = previews.flatMap((preview): readonly Change[] => {
    const old = before.get(idOf(preview));
    if (old === undefined) return [{ kind: "new", preview }];
    const aspects = differing(preview, old);
    return aspects.length === 0
      ? []
      : [{ kind: "changed", preview, before: old, aspects, ...whereDiffering(preview, old) }];
  });
  const removed = base.filter((preview) => !present.has(idOf(preview)));
  return {
    changes: [...found, ...removed.map((preview): Change => ({ kind: "removed", before: preview }))],
    same: previews.length - found.length,
  };
}

/** "2 new, 1 changed, 1 taken out, 5 as before". */
export function changesText({ changes, same }: Changes): string {
  const count = (kind: Change["kind"]) => changes.filter((change) => change.kind === kind).length;
  return `${count("new")} new, ${count("changed")} changed, ${count("removed")} taken out, ${same} as before`;
}
