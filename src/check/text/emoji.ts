/** Emoji of a text, each as its reader sees it: a family or a flag is one. */
import type { Span } from "../../diagnostics/source.ts";

export interface Emoji extends Span {
  readonly emoji: string;
}

/** Every emoji has one of these; to look for emoji takes much longer. */
const inEmoji = /[\u{a9}\u{ae}\u{203c}-\u{3299}\u{1f000}-\u{1ffff}]/u;

export function emojiIn(text: string): readonly Emoji[] {
  if (!inEmoji.test(text)) return [];
  return [...text.matchAll(/\p{RGI_Emoji}/gv)].map(({ 0: emoji, index }) => ({
    emoji,
    start: index,
    end: index + emoji.length,
  }));
}
