/** The record of a post but for its time and its place in a thread; pictures uploaded, mentions resolved. */
import type { Agent } from "@atproto/api";
import type { FittedImage, Part, Refusal } from "../../network.ts";
import { pictureBytes } from "../../wire/picture-bytes.ts";
import { cardImageLimits, extras, galleryLimits, imageLimits } from "../profile.ts";
import { facetsOf, type KnownHandles } from "./facets.ts";

type Json = Readonly<Record<string, unknown>>;

export type PreparedRecord = { readonly kind: "record"; readonly record: Json } | Refusal;

export interface Workshop {
  readonly agent: Agent;
  readonly known: KnownHandles;
  readonly signal: AbortSignal;
  /** Whether the account's server takes more than four pictures. */
  readonly takesGallery: () => Promise<boolean>;
}

/** What the protocol cannot carry, said before anything is uploaded: nothing is dropped without a word. */
function unfit({ images, card, contentWarning, labels, visibility }: Part): string | undefined {
  if (images.length > 0 && card) return "Bluesky shows pictures or a link card with a post, not both.";
  if (images.length > galleryLimits.count) return `Bluesky takes ${galleryLimits.count} pictures at the most.`;
  if ((card?.image?.bytes ?? 0) > cardImageLimits.bytes) return "The picture of a link card may have 1 MB on Bluesky.";
  if (visibility !== undefined && !extras.visibility.includes(visibility))
    return "What Bluesky posts is always public.";
  const unknown = labels?.find((label) => !extras.labels.includes(label));
  if (unknown !== undefined)
    return `Bluesky has no label "${unknown}" for a post's own author; it has ${extras.labels.join(", ")}.`;
  if (contentWarning !== undefined) {
    return "Bluesky has no content warning of free words; leave it out for bluesky and use labels, such as graphic-media.";
  }
  return undefined;
}

async function uploaded(agent: Agent, image: FittedImage, signal: AbortSignal): Promise<Json> {
  const bytes = pictureBytes(image);
  const { data } = await agent.com.atproto.repo.uploadBlob(bytes, { encoding: `image/${image.format}`, signal });
  const { mimeType, size, ref } = data.blob;
  // As plain JSON, since the ledger keeps it before the write.
  return { $type: "blob", ref: { $link: ref.toString() }, mimeType, size };
}

/** Up to four go as they always did, since every app shows those. */
async function picturesOf(part: Part, { agent, signal }: Workshop): Promise<Json> {
  const images: Json[] = [];
  for (const image of part.images) {
    const { alt, width, height } = image;
    images.push({ image: await uploaded(agent, image, signal), alt, aspectRatio: { width, height } });
  }
  if (images.length <= imageLimits.count) return { $type: "app.bsky.embed.images", images };
  const items = images.map((image) => ({ $type: "app.bsky.embed.gallery#image", ...image }));
  return { $type: "app.bsky.embed.gallery", items };
}

async function embedOf(part: Part, workshop: Workshop): Promise<Json | undefined> {
  if (part.images.length > 0) return picturesOf(part, workshop);
  if (part.card === undefined) return undefined;
  const { url: uri, title, description, image } = part.card;
  const thumb = image && (await uploaded(workshop.agent, image, workshop.signal));
  return { $type: "app.bsky.embed.external", external: { uri, title, description, ...(thumb && { thumb }) } };
}

function selfLabels(labels: readonly string[] | undefined): Json | undefined {
  if (labels === undefined || labels.length === 0) return undefined;
  return { $type: "com.atproto.label.defs#selfLabels", values: labels.map((val) => ({ val })) };
}

/** As many as a record takes, in the order in which they are read. */
const mostLanguages = 3;

function languagesIn({ lang, sayings }: Part): readonly string[] {
  return (sayings?.map((said) => said.lang) ?? [lang]).slice(0, mostLanguages);
}

/** Throws what the client throws; a picture that is gone, or not what was fitted, is a PictureLost. */
export async function prepareRecord(part: Part, workshop: Workshop): Promise<PreparedRecord> {
  const reason = unfit(part);
  if (reason) return { kind: "rejected", reason };
  if (part.images.length > imageLimits.count && !(await workshop.takesGallery())) {
    return { kind: "rejected", reason: `The account's server takes ${imageLimits.count} pictures with a post.` };
  }
  const facets = await facetsOf(part.text, workshop);
  const embed = await embedOf(part, workshop);
  const labels = selfLabels(part.labels);
  const record = {
    $type: "app.bsky.feed.post",
    text: part.text,
    langs: languagesIn(part),
    ...(facets.length > 0 && { facets }),
    ...(embed && { embed }),
    ...(labels && { labels }),
  };
  return { kind: "record", record };
}
