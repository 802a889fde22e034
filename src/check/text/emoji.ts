/** Emoji of a text, each as its reader sees it: a family or a flag is one. */
import type { Span } from "../../diagnostics/source.ts";

export interface Emoji extends Span {
  readonly emoji: string;
}

export function emojiIn(text: string): readonly Emoji[] {
  return [...text.matchAll(/\p{RGI_Emoji}/gv)].map(({ 0: emoji, index }) => ({
    emoji,
    start: index,
    end: index + emoji.length,
  }));
}
