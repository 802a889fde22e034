import type { Rendered } from "../../../render/rendered.ts";
import { openSpeller, type Speller } from "../../../spelling/speller.ts";
import { dictionaryFor } from "./unknown-words.ts";

/** The dictionaries that these texts need, English beside Welsh; undefined where no text is in a language of theirs. */
export async function spellerFor(rendered: readonly Rendered[]): Promise<Speller | undefined> {
  const voices = rendered.flatMap((one) => one.voices ?? [one]);
  const langs = new Set(voices.map(({ delivery }) => delivery.lang));
  const languages = new Set([...langs].flatMap((lang) => dictionaryFor(lang) ?? []));
  return languages.size === 0 ? undefined : openSpeller(new Set(["en", ...languages] as const));
}
