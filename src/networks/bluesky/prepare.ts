/** The record of a post but for its time and its place in a thread; pictures uploaded, mentions resolved. */
import { readFile } from "node:fs/promises";
import type { Agent } from "@atproto/api";
import type { FittedImage, Part, Refusal } from "../network.ts";
import { facetsOf } from "./facets.ts";

type Json = Readonly<Record<string, unknown>>;

export type PreparedRecord = { readonly kind: "record"; readonly record: Json } | Refusal;

/** Of a link preview's picture; the protocol never raised it with the other one. */
const thumbBytes = 1_000_000;

/** What the protocol cannot carry, said before anything is uploaded. */
function unfit(part: Part): string | undefined {
  if (part.images.length > 0 && part.card) return "Bluesky shows pictures or a link card with a post, not both.";
  if ((part.card?.image?.bytes ?? 0) > thumbBytes) return "The picture of a link card may have 1 MB on Bluesky.";
  if (part.contentWarning !== undefined) {
    return "Bluesky has no content warning of free words; leave it out for bluesky and use labels, such as graphic-media.";
  }
  return undefined;
}

async function uploaded(agent: Agent, image: FittedImage, signal: AbortSignal): Promise<Json> {
  const bytes = await readFile(image.file);
  const { data } = await agent.com.atproto.repo.uploadBlob(bytes, { encoding: `image/${image.format}`, signal });
  const { mimeType, size, ref } = data.blob;
  // As plain JSON, since the ledger keeps it before the write.
  return { $type: "blob", ref: { $link: ref.toString() }, mimeType, size };
}

async function embedOf(part: Part, agent: Agent, signal: AbortSignal): Promise<Json | undefined> {
  if (part.images.length > 0) {
    const images = [];
    for (const image of part.images) {
      const { alt, width, height } = image;
      images.push({ image: await uploaded(agent, image, signal), alt, aspectRatio: { width, height } });
    }
    return { $type: "app.bsky.embed.images", images };
  }
  if (part.card === undefined) return undefined;
  const { url: uri, title, description, image } = part.card;
  const thumb = image && (await uploaded(agent, image, signal));
  return { $type: "app.bsky.embed.external", external: { uri, title, description, ...(thumb && { thumb }) } };
}

function selfLabels(labels: readonly string[] | undefined): Json | undefined {
  if (labels === undefined || labels.length === 0) return undefined;
  return { $type: "com.atproto.label.defs#selfLabels", values: labels.map((val) => ({ val })) };
}

/** Throws what the client throws; a picture that is gone is a plain ENOENT. */
export async function prepareRecord(part: Part, agent: Agent, signal: AbortSignal): Promise<PreparedRecord> {
  const reason = unfit(part);
  if (reason) return { kind: "rejected", reason };
  const facets = await facetsOf(part.text, agent, signal);
  const embed = await embedOf(part, agent, signal);
  const labels = selfLabels(part.labels);
  const record = {
    $type: "app.bsky.feed.post",
    text: part.text,
    langs: [part.lang],
    ...(facets.length > 0 && { facets }),
    ...(embed && { embed }),
    ...(labels && { labels }),
  };
  return { kind: "record", record };
}
