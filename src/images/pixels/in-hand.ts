/** What was made of the picture that this process has in hand: several networks take it, one after the other. */
import type { Pixels } from "./pixels.ts";

interface Made {
  /** All of its pixels, upright. */
  upright?: Promise<Pixels>;
  /** Its file with nothing in it but the picture. */
  bare?: Uint8Array;
}

/** Of the last one alone: its pixels are many. */
let inHand: { readonly bytes: Uint8Array; readonly made: Made } | undefined;

export function ofPictureInHand(bytes: Uint8Array): Made {
  if (inHand === undefined || Buffer.compare(inHand.bytes, bytes) !== 0) inHand = { bytes, made: {} };
  return inHand.made;
}
