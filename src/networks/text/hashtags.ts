/**
 * The hashtags of a text as its readers see them: letters of any script with their marks, digits and underscores after
 * a #, with a letter among them. Bluesky is sent these; X and Mastodon find their own (x.ts, mastodon.ts).
 */
import type { Span } from "../../diagnostics/source.ts";
import { allMatches } from "../../system/text/all-matches.ts";
import { onceForEachText } from "../../system/text/once-for-each-text.ts";
import { linksIn } from "./links.ts";

export interface Hashtag extends Span {
  /** Without the #. */
  readonly tag: string;
}

/** What stands between letters of Persian, Catalan, Hebrew or Japanese tags; at the end of one it belongs to no tag. */
const joiner = "\u200c\u200d\u00b7\u30fb\u05f3\u05f4";
const letter = "\\p{L}\\p{M}\\p{N}_";
const pattern = new RegExp(`[#＃](?!\\ufe0f|\\u20e3)([${letter}]+(?:[${joiner}]+[${letter}]+)*)`, "gu");
/** A word, or the &#39; of a web page: what follows is no hashtag anywhere. */
const stuckTo = /[\p{L}\p{M}\p{N}_&]$/u;

interface Candidate extends Hashtag {
  readonly glued: boolean;
}

const candidatesIn = onceForEachText((text: string): readonly Candidate[] => {
  if (!/[#＃]/.test(text)) return [];
  const links = linksIn(text);
  let link = 0;
  const found: Candidate[] = [];
  for (const { 0: written, 1: tag = "", index: start } of allMatches(pattern, text)) {
    const end = start + written.length;
    while ((links[link]?.end ?? Number.POSITIVE_INFINITY) <= start) link += 1;
    const inLink = (links[link]?.start ?? Number.POSITIVE_INFINITY) <= start;
    if (inLink || !/\p{L}/u.test(tag)) continue;
    found.push({ start, end, tag, glued: stuckTo.test(text.slice(Math.max(0, start - 2), start)) });
  }
  return found;
});

function without({ start, end, tag }: Candidate): Hashtag {
  return { start, end, tag };
}

/** In the order of the text. */
export const hashtagsIn = onceForEachText((text: string): readonly Hashtag[] =>
  candidatesIn(text)
    .filter(({ glued }) => !glued)
    .map(without),
);

/** What would be hashtags, were they not stuck to the word before: no network makes a link of them. */
export function gluedHashtagsIn(text: string): readonly Hashtag[] {
  return candidatesIn(text)
    .filter(({ glued }) => glued)
    .map(without);
}
