/** Every rule, listed by hand; a test holds this list against the files. */
import type { Rule } from "../rule.ts";
import { imageUnusable } from "./image-unusable.ts";
import { sameWordsAgain } from "./same-words-again.ts";
import { textTooLong } from "./text-too-long.ts";

export const rules: readonly Rule[] = [imageUnusable, sameWordsAgain, textTooLong];
