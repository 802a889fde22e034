/** The record key of a part: a TID made from its PartKey, the same for ever, so that a post can exist only once. */
import type { PartKey } from "../../network.ts";

const alphabet = "234567abcdefghijklmnopqrstuvwxyz";

/**
 * Bluesky asks for 53 bits of microseconds and 10 bits of clock id in 13 letters. The due instant gives the second,
 * the hash the microsecond in it and the clock id: 30 bits that tell apart what is due at the same time.
 */
export function recordKeyOf(key: Pick<PartKey, "hash" | "dueAt">): string {
  const seconds = BigInt(Math.floor(key.dueAt.getTime() / 1000));
  const microseconds = BigInt(`0x${key.hash.slice(0, 16)}`) % 1_000_000n;
  const clock = BigInt(`0x${key.hash.slice(16, 32)}`) % 1024n;
  let value = ((seconds * 1_000_000n + microseconds) << 10n) | clock;
  let text = "";
  for (let letter = 0; letter < 13; letter += 1) {
    text = (alphabet[Number(value & 31n)] ?? "") + text;
    value >>= 5n;
  }
  return text;
}
