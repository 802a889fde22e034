/** What is wrong with a poster at any size. */
import type { Poster } from "../model.ts";
import { colourOf, inkOn } from "./colours.ts";
import { contrastOf, leastContrast } from "./contrast.ts";

/** What keeps it from being drawn, in a sentence with what to do. */
export interface PosterFault {
  readonly reason: string;
  readonly help: string;
}

export function flawOf({
  words,
  source = "",
  ground,
  ink,
}: Pick<Poster, "words" | "source" | "ground" | "ink">): PosterFault | undefined {
  const colour = colourOf(ground);
  if (colour === undefined) {
    return {
      reason: `"${ground}" is no ground.`,
      help: "Write a name that docs/images.md lists, or a colour as in `#0b5d5e`.",
    };
  }
  if (/[{}]/.test(words + source)) {
    return { reason: "A poster prints no {name}: it would show the braces.", help: "Write out what is meant." };
  }
  if (words.trim() === "") return { reason: "The poster has no words.", help: "Write them under `words`." };
  const contrast = ink === undefined ? undefined : contrastOf(ink, colour);
  if (contrast === undefined || contrast >= leastContrast) return undefined;
  return {
    reason: `${ink} on ${colour} has a contrast of ${contrast.toFixed(2)} to 1, and text needs ${leastContrast} (WCAG 2.2, AA).`,
    help: `Leave \`ink\` out, then it is ${inkOn(colour)}, or take a darker or lighter one.`,
  };
}
