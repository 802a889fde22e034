/**
 * The bytes of a fitted picture, proved to be those that were agreed. Its file lies in the workspace, where a pull may
 * put others under the same name between the claim and the upload.
 */
import { createHash } from "node:crypto";
import { readPlainFile } from "../../system/files/plain-file.ts";
import type { FittedImage, Part, Refusal } from "../network.ts";

/** The picture that was fitted is not there any more, or not it. */
export class PictureLost extends Error {
  override readonly name = "PictureLost";
}

/** @throws {PictureLost} where it is gone, is a link, cannot be read, or has other bytes than were fitted. */
export function pictureBytes({ asset, file, sha256, bytes }: FittedImage): Buffer<ArrayBuffer> {
  const read = readPlainFile(file, { limit: bytes });
  switch (read.kind) {
    case "missing":
      throw new PictureLost(`The fitted picture of "${asset}" is gone; it will be made again.`);
    case "bytes":
      if (createHash("sha256").update(read.bytes).digest("hex") === sha256) return Buffer.from(read.bytes);
      throw changed(asset);
    case "link":
    case "not-a-file":
    case "too-large":
      throw changed(asset);
    case "unreadable":
      throw new PictureLost(`The fitted picture of "${asset}" cannot be read: ${read.reason}. ${makeAgain}`);
    default:
      return read satisfies never;
  }
}

const makeAgain = "`campaign images` makes it anew.";

function changed(asset: string): PictureLost {
  return new PictureLost(
    `The fitted picture of "${asset}" is not the one that was made: something else lies in its place, and nothing was sent. ${makeAgain} Look for who writes into .campaign/images.`,
  );
}

/** What a lost picture means for an attempt: nothing of it went out, and the next one may find it made again. */
export function lostPicture(error: unknown, now: Date): Refusal | undefined {
  if (!(error instanceof PictureLost)) return undefined;
  return { kind: "later", retryAt: new Date(now.getTime() + 60_000), reason: error.message };
}

/** The same, asked before anything is done, of all pictures of a part. */
export function missingPicture({ images, card }: Part, now: Date): Refusal | undefined {
  try {
    for (const image of card?.image ? [...images, card.image] : images) pictureBytes(image);
    return undefined;
  } catch (error) {
    const refusal = lostPicture(error, now);
    if (refusal === undefined) throw error;
    return refusal;
  }
}
