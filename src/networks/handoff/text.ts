/** A person pastes the text somewhere: code points of the NFC text, as most forms count. */
import { characterLength } from "../text/characters.ts";

export function handoffLength(text: string): number {
  return characterLength(text.normalize("NFC"));
}
