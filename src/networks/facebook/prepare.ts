/** Pictures are uploaded unpublished, with their alt texts; the post that shows them comes later, in one write. */
import type { FittedImage, Part, Refusal } from "../network.ts";
import { pictureBytes } from "../wire/picture-bytes.ts";
import type { Graph } from "./api.ts";
import { photoReply } from "./schema.ts";

export interface PageSettings {
  /** Tries passing faults again: for reads and uploads only. */
  readonly patient: Graph;
  /** The Page's number. */
  readonly page: string;
}

/** What Facebook cannot carry, said before anything is uploaded: nothing is dropped without a word. */
export function unfit(part: Part): Refusal | undefined {
  const reason = whyUnfit(part);
  return reason === undefined ? undefined : { kind: "rejected", reason };
}

function whyUnfit({ text, images, card, contentWarning, labels, visibility }: Part): string | undefined {
  if (contentWarning !== undefined) return "Facebook has no content warnings; leave it out for facebook.";
  if (labels !== undefined && labels.length > 0) return "Facebook has no content labels; leave them out for facebook.";
  if (visibility !== undefined && visibility !== "public") return "What a Facebook Page posts is always public.";
  if (card && images.length > 0) return "Facebook shows pictures or a link card with a post, not both.";
  if (text.trim() === "" && images.length === 0 && !card) return "There is nothing to post: no words and no picture.";
  return undefined;
}

async function uploaded(image: FittedImage, { patient, page }: PageSettings, signal: AbortSignal): Promise<string> {
  const form = new FormData();
  form.set("published", "false");
  form.set("alt_text_custom", image.alt);
  const name = `picture.${image.format === "jpeg" ? "jpg" : image.format}`;
  form.set("source", new Blob([pictureBytes(image)], { type: `image/${image.format}` }), name);
  const { body } = await patient({ method: "POST", path: `${page}/photos`, body: form, schema: photoReply }, signal);
  return body.id;
}

/** One after the other: it is the order in which they are shown. */
export async function uploadPhotos(part: Part, settings: PageSettings, signal: AbortSignal): Promise<string[]> {
  const photos: string[] = [];
  for (const image of part.images) photos.push(await uploaded(image, settings, signal));
  return photos;
}

/** The body of the one write. */
export function postBody(part: Part, photos: readonly string[]): URLSearchParams {
  const body = new URLSearchParams();
  if (part.text !== "") body.set("message", part.text);
  if (part.card) body.set("link", part.card.url);
  for (const [index, id] of photos.entries()) body.set(`attached_media[${index}]`, JSON.stringify({ media_fbid: id }));
  return body;
}
