/** A person pastes the text somewhere: code points of the NFC text, as most forms count. */
import { characterLength } from "../text/characters.ts";
import { emojiIn } from "../text/emoji.ts";

export function handoffLength(text: string): number {
  return characterLength(text.normalize("NFC"));
}

/** Threads counts an emoji as its UTF-8 bytes, and every other character as one. */
export function threadsLength(text: string): number {
  const normal = text.normalize("NFC");
  let used = characterLength(normal);
  for (const { emoji } of emojiIn(normal)) {
    used += Buffer.byteLength(emoji, "utf8") - characterLength(emoji);
  }
  return used;
}
