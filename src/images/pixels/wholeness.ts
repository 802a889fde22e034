/** Whether a picture is all there. A header tells nothing of that: half a photograph has a good one. */

import type { ImageFacts } from "../fit.ts";
import { open } from "./draw.ts";

/** Longest side of the copy that is made and thrown away: JPEG decodes an eighth for it, every format reads all its data. */
const LOOK = 64;

/** Bytes. So many noughts end no compressed picture: an interrupted copy leaves them where the rest was to come. */
const LONGEST_NOUGHT = 1024;

/** What is wrong with it, as its decoder says it; nothing where it can be drawn from its first line to its last. */
export async function flawOf(bytes: Uint8Array, format: ImageFacts["format"]): Promise<Error | undefined> {
  if ((format === "webp" || format === "gif" || format === "jpeg") && endsInNoughts(bytes) && !closesBefore(bytes))
    return new Error("its end is empty");
  const strict = await flawAt(bytes, "warning");
  // Cameras write harmless oddities; that data is missing is none.
  if (strict === undefined || /premature end/i.test(strict.message)) return strict;
  return flawAt(bytes, "error");
}

/** What stops a decoder that overlooks no more than `failOn` says. */
export async function flawAt(bytes: Uint8Array, failOn: "warning" | "error"): Promise<Error | undefined> {
  try {
    await open(bytes, failOn).resize(LOOK, LOOK, { fit: "fill" }).raw().toBuffer();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A JPEG that says its end before them is whole: a camera filled its block up. Few noughts make a whole picture of grey. */
function closesBefore(bytes: Uint8Array): boolean {
  const last = bytes.findLastIndex((byte) => byte !== 0);
  return bytes[0] === 0xff && bytes[last - 1] === 0xff && bytes[last] === 0xd9;
}

function endsInNoughts(bytes: Uint8Array): boolean {
  return bytes.length > LONGEST_NOUGHT && bytes.subarray(-LONGEST_NOUGHT).every((byte) => byte === 0);
}
