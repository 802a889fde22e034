/** Emoji of a text, each as its reader sees it: a family or a flag is one. */
import type { Span } from "../../diagnostics/source.ts";
import { allMatches } from "../../system/text/all-matches.ts";

export interface Emoji extends Span {
  readonly emoji: string;
}

/** Every emoji begins with one of these, keycaps with theirs. */
const begins = "[#*0-9\\u{a9}\\u{ae}\\u{203c}-\\u{3299}\\u{1f000}-\\u{1ffff}]";

/** For what can only match where an emoji begins: at every other letter it would take ten times as long to say no. */
export function emojiPattern(source: string, flags: "gv" | "vy"): RegExp {
  return new RegExp(`(?=${begins})(?:${source})`, flags);
}

const emoji = emojiPattern("\\p{RGI_Emoji}", "gv");

export function emojiIn(text: string): readonly Emoji[] {
  return allMatches(emoji, text).map(({ 0: found, index }) => ({
    emoji: found,
    start: index,
    end: index + found.length,
  }));
}
