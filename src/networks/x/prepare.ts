/** Pictures with their alt texts, before the write: an upload that is never used shows nowhere and lapses in a day. */
import type { FittedImage, Part, Refusal } from "../network.ts";
import { pictureBytes } from "../wire/picture-bytes.ts";
import type { Call } from "./api.ts";
import { altTextReply, uploadReply } from "./schema.ts";

async function uploaded(image: FittedImage, call: Call, signal: AbortSignal): Promise<string | Refusal> {
  const media = pictureBytes(image);
  const upload = {
    method: "post",
    path: "media/upload",
    body: { media, media_category: "tweet_image" },
    multipart: true,
    schema: uploadReply,
  } as const;
  const { data } = (await call(upload, signal)).body;
  if (data.processing_info?.state === "failed")
    return { kind: "rejected", reason: `X cannot use the picture ${image.asset}.` };
  if (image.alt === "") return data.id;
  const body = { id: data.id, metadata: { alt_text: { text: image.alt } } };
  await call({ method: "post", path: "media/metadata", body, schema: altTextReply }, signal);
  return data.id;
}

/** Throws what `call` throws; a picture that is gone, or not what was fitted, is a PictureLost. */
export async function uploadPictures(
  part: Part,
  call: Call,
  signal: AbortSignal,
): Promise<{ readonly kind: "uploaded"; readonly mediaIds: readonly string[] } | Refusal> {
  if (part.contentWarning !== undefined) {
    return { kind: "rejected", reason: "X has no content warnings; leave it out for x." };
  }
  const mediaIds: string[] = [];
  for (const image of part.images) {
    const answer = await uploaded(image, call, signal);
    if (typeof answer !== "string") return answer;
    mediaIds.push(answer);
  }
  return { kind: "uploaded", mediaIds };
}
