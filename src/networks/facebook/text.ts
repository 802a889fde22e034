/** Facebook says "characters": code points of the NFC text, links at their full length. */
import { characterLength } from "../text/characters.ts";

export function facebookLength(text: string): number {
  return characterLength(text.normalize("NFC"));
}
