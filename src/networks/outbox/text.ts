/** A folder has no limit of its own: characters are counted so that a page can show them. */
import { characterLength } from "../text/characters.ts";

export function outboxLength(text: string): number {
  return characterLength(text.normalize("NFC"));
}
