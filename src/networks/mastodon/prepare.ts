/** What the write will carry, with the pictures uploaded: repeatable, since a server drops uploads that no post uses. */
import { printableLine } from "../../system/text/printable.ts";
import type { FittedImage, Part, Refusal } from "../network.ts";
import { pictureBytes } from "../wire/picture-bytes.ts";
import { retried, type Sleep } from "../wire/retry.ts";
import type { Api } from "./api/api.ts";
import { mediaReply, understood, uploadReply } from "./api/schema.ts";
import { isGone, ServerError, worthwhile } from "./errors.ts";
import { languageOf } from "./language.ts";

export const visibilities = ["public", "unlisted", "private", "direct"] as const;
export type Visibility = (typeof visibilities)[number];

/** As the ledger keeps it before the write: JSON only. */
export interface PreparedStatus {
  readonly status: string;
  readonly mediaIds: readonly string[];
  readonly visibility?: Visibility;
  readonly spoilerText?: string;
  readonly sensitive?: true;
  readonly language?: string;
}

export interface Workshop {
  readonly api: Api;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  /** The account's own, where a post has none. */
  readonly visibility: string | undefined;
  readonly mask: (text: string) => string;
}

type Uploaded =
  | { readonly kind: "uploaded"; readonly id: string }
  | { readonly kind: "rejected"; readonly reason: string };

/** A picture that is still being worked on after all these looks is left for another run: 80 seconds in all. */
const looks = 20;
const firstLook = 500;
const longestWait = 5_000;

export class StillProcessing extends Error {
  override readonly name = "StillProcessing";
}

/** From 0..1 downwards to -1..1 upwards, three decimals. */
export function focusOf([x, y]: readonly [number, number]): string {
  const place = (value: number) => {
    const rounded = Math.round(Math.min(1, Math.max(-1, value)) * 1000) / 1000;
    return String(rounded === 0 ? 0 : rounded);
  };
  return `${place(2 * x - 1)},${place(1 - 2 * y)}`;
}

async function processed(id: string, { api, sleep, signal }: Workshop): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    await sleep(Math.min(firstLook * 1.5 ** look, longestWait), signal);
    try {
      const fetched = await retried(() => api(signal).v1.media.$select(id).fetch(), { signal, worthwhile, sleep });
      if (understood(mediaReply, fetched, "picture").url) return;
    } catch (error) {
      // Not to be seen yet, on a server with several machines.
      if (!isGone(error)) throw error;
    }
  }
  throw new StillProcessing("The server is still working on a picture.");
}

async function uploaded(image: FittedImage, number: number, workshop: Workshop): Promise<Uploaded> {
  const { api, signal, sleep } = workshop;
  const bytes = pictureBytes(image);
  const file = new File([new Uint8Array(bytes)], `${image.sha256.slice(0, 16)}.${image.format}`, {
    type: `image/${image.format}`,
  });
  const focus = image.focus && focusOf(image.focus);
  const media = {
    file,
    ...(image.alt !== "" && { description: image.alt }),
    ...(focus && { focus }),
    skipPolling: true,
  };
  try {
    const reply = await retried(() => api(signal).v2.media.create(media), { signal, worthwhile, sleep });
    const { id, url } = understood(uploadReply, reply, "picture");
    if (!url) await processed(id, workshop);
    return { kind: "uploaded", id };
  } catch (error) {
    if (!(error instanceof ServerError) || (error.status !== 422 && error.status !== 413)) throw error;
    const said = workshop.mask(printableLine(error.message)).slice(0, 300);
    return {
      kind: "rejected",
      reason: `The server does not take picture ${number} (${image.asset}): ${said}`,
    };
  }
}

function visibilityOf(written: string | undefined): Visibility | undefined | Refusal {
  const known = visibilities.find((visibility) => visibility === written);
  if (known !== undefined || written === undefined) return known;
  return {
    kind: "rejected",
    reason: `Mastodon has no visibility "${written}"; it has ${visibilities.join(", ")}.`,
  };
}

/** Throws what went wrong on the wire; a picture that is gone from the disk, or not what was fitted, is a PictureLost. */
export async function prepareStatus(
  part: Part,
  workshop: Workshop,
): Promise<{ readonly kind: "status"; readonly status: PreparedStatus } | Refusal> {
  const visibility = visibilityOf(part.visibility ?? workshop.visibility);
  if (typeof visibility === "object") return visibility;
  const mediaIds: string[] = [];
  for (const [index, image] of part.images.entries()) {
    const upload = await uploaded(image, index + 1, workshop);
    if (upload.kind === "rejected") return upload;
    mediaIds.push(upload.id);
  }
  const language = languageOf(part.lang);
  const sensitive = part.contentWarning !== undefined || (part.labels ?? []).length > 0;
  return {
    kind: "status",
    status: {
      status: part.text,
      mediaIds,
      ...(visibility && { visibility }),
      ...(part.contentWarning !== undefined && { spoilerText: part.contentWarning }),
      ...(sensitive && { sensitive }),
      ...(language && { language }),
    },
  };
}
