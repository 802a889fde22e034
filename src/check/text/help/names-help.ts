/** Whether a post says whom its readers can turn to. */
import type { Rendered } from "../../../render/rendered.ts";
import { type Directory, national } from "./directory.ts";
import { numbersIn } from "./phone-numbers.ts";

/** Any helpline, number or link counts, in the words, the picture or the card: which one is right is for people to say. */
export function namesSomebody({ parts, card }: Rendered, directory: Directory = national): boolean {
  const words = parts.flatMap((part) => [part.text, ...part.images.map((image) => image.alt)]).join("\n");
  return (
    card !== undefined ||
    numbersIn(words).length > 0 ||
    /https?:\/\/|www\.\p{L}|[\p{L}\d]@[\p{L}\d]|\b(?:999|101|111|85258|88858)\b/u.test(words) ||
    directory.isNamedIn(words)
  );
}
