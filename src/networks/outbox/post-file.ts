/** What the outbox keeps of a part: post.json, beside the words and the pictures. */
import { z } from "zod";
import { type Account, networkIds, type Part, type PartKey, type ThreadPlace } from "../network.ts";

/** What a part does not know of itself and a reader of the page wants to see. All of it is optional. */
export interface Label {
  /** Local time in the campaign's zone, `2027-03-18T09:00`; without it UTC is shown. */
  readonly local?: string;
  readonly timezone?: string;
  /** The campaign's title. */
  readonly campaign?: string;
  /** What the network is called that it is meant for. */
  readonly network?: string;
  /** What the campaign file says of it beside the words, each with its name. */
  readonly facts?: readonly { readonly label: string; readonly text: string }[];
  /** By part: how long it is where it is meant to go. */
  readonly lengths?: readonly { readonly used: number; readonly limit: number; readonly unit: string }[];
}

const name = z.string().max(200);
const sayings = z
  .array(z.object({ lang: name, text: z.string() }))
  .readonly()
  .optional();
const image = z.object({
  file: z.string().regex(/^[a-z0-9-]+\.[a-z]+$/),
  asset: name,
  alt: z.string(),
  sayings,
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  sha256: z.string(),
});
export const postFile = z.object({
  version: z.literal(1),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  delivery: z.string(),
  part: z.number().int().nonnegative(),
  account: z.object({ id: name, name: z.string(), handle: z.string(), network: z.enum(networkIds) }),
  dueAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  text: z.string(),
  lang: z.string(),
  sayings,
  /** Whose post is passed on, in place of words. */
  share: z
    .object({
      delivery: z.string(),
      account: name,
      words: z.string(),
      id: z.string().optional(),
      url: z.string().optional(),
    })
    .optional(),
  visibility: z.string().optional(),
  contentWarning: z.string().optional(),
  labels: z.array(z.string()).optional(),
  card: z.object({ url: z.string(), title: z.string(), description: z.string(), image: image.optional() }).optional(),
  images: z.array(image),
  /** Keys of the parts that it answers. */
  root: z.string().optional(),
  parent: z.string().optional(),
  local: z.string().optional(),
  timezone: z.string().optional(),
  campaign: z.string().optional(),
  network: z.string().optional(),
  facts: z.array(z.object({ label: z.string(), text: z.string() })).optional(),
  length: z.object({ used: z.number(), limit: z.number(), unit: z.string() }).optional(),
});
export type PostFile = z.infer<typeof postFile>;
type ImageEntry = z.infer<typeof image>;

export interface Post {
  readonly account: Account;
  readonly part: Part;
  readonly key: PartKey;
  readonly place: ThreadPlace;
  readonly label: Label;
}

function imageEntry(source: Part["images"][number], file: string): ImageEntry {
  const { asset, alt, width, height, bytes, sha256, sayings: said } = source;
  return {
    file: `${file}.${source.format === "jpeg" ? "jpg" : source.format}`,
    asset,
    alt,
    ...(said && { sayings: said }),
    width,
    height,
    bytes,
    sha256,
  };
}

function cardEntry(card: NonNullable<Part["card"]>): NonNullable<PostFile["card"]> {
  const { url, title, description, image: picture } = card;
  return { url, title, description, ...(picture && { image: imageEntry(picture, "card") }) };
}

function shareEntry({ delivery, account, words, receipt }: NonNullable<Part["share"]>): NonNullable<PostFile["share"]> {
  const { name: called, id } = account;
  return { delivery, account: called || id, words, ...(receipt && { id: receipt.id, url: receipt.url }) };
}

/** Keys without a value are left out, so that two files of the same post are the same bytes. */
export function toPostFile({ account, part, key, place, label }: Post): PostFile {
  const { lengths, ...shown } = label;
  const length = lengths?.[key.part];
  const { images, card, text, lang, visibility, contentWarning, labels, sayings: said, share } = part;
  const entry = {
    version: 1 as const,
    key: key.hash,
    delivery: key.delivery,
    part: key.part,
    account: { id: account.id, name: account.name, handle: account.handle, network: account.network },
    dueAt: key.dueAt.toISOString(),
    createdAt: key.createdAt.toISOString(),
    ...{ text, lang, sayings: said, visibility, contentWarning, labels },
    share: share && shareEntry(share),
    card: card && cardEntry(card),
    images: images.map((picture, index) => imageEntry(picture, `image-${index + 1}`)),
    root: place.root?.id,
    parent: place.parent?.id,
    ...shown,
    length,
  };
  return postFile.parse(JSON.parse(JSON.stringify(entry)));
}

/** Whether two are the same to their readers; when the first of them was claimed is of no interest. */
export function samePost(a: PostFile, b: PostFile): boolean {
  const text = (post: PostFile) => JSON.stringify({ ...post, createdAt: "" });
  return text(a) === text(b);
}

/** A post in the outbox, and where it lies. */
export interface StoredPost {
  /** Relative to the outbox, with forward slashes: `2027-03-18/0900-…`. */
  readonly folder: string;
  readonly post: PostFile;
}
