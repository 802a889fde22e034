/** Words for a page, each language in an element of its own, so that a screen reader changes its voice. */
import { type Html, html, pieceOf } from "../../system/text/markup.ts";
import type { Saying } from "../network.ts";

interface Spoken {
  readonly text: string;
  readonly lang: string;
  readonly sayings?: readonly Saying[] | undefined;
}

function sayingsOf({ text, lang, sayings = [{ lang, text }] }: Spoken): readonly Saying[] {
  return sayings;
}

/** A paragraph for each language; `written` draws its words. */
export function spokenText(spoken: Spoken, written: (text: string) => Html): Html {
  return html`${sayingsOf(spoken).map(({ lang, text }) => html`<p class="text" lang="${lang}" dir="auto">${written(text)}</p>`)}`;
}

/** In a line of other words. */
export function spokenAlt(spoken: Spoken): Html {
  const all = sayingsOf(spoken).map(
    ({ lang, text }) => html`<span lang="${lang}" class="alt" dir="auto">${pieceOf(text)}</span>`,
  );
  return html`${all.map((each, index) => (index === 0 ? each : html`<br><br>${each}`))}`;
}

/** As a person reads it beside a post: "cy, en". */
export function languagesText(spoken: Spoken): string {
  return sayingsOf(spoken)
    .map(({ lang }) => lang)
    .join(", ");
}

/**
 * For a box to copy from, which is one element with one `lang`: all that it holds stands in its name, and `mul` is "several
 * languages" (ISO 639-2), so that none is read in the voice of another.
 */
export function spokenBox(
  what: string,
  spoken: Spoken,
): { readonly what: string; readonly text: string; readonly lang: string } {
  const { text, lang, sayings } = spoken;
  return sayings === undefined
    ? { what, text, lang }
    : { what: `${what} in ${languagesText(spoken)}`, text, lang: "mul" };
}
