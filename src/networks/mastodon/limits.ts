/** Mastodon's limits belong to the server: what it has told of itself wins over the defaults. */
import type { Dated, ImageFormat, ImageLimits, ServerFacts } from "../network.ts";

export interface MastodonLimits {
  readonly text: { readonly graphemes: number; readonly link: number } & Dated;
  readonly images: ImageLimits;
}

export const defaultLimits: MastodonLimits = {
  text: {
    graphemes: 500,
    link: 23,
    source: "https://docs.joinmastodon.org/entities/Instance/",
    checkedOn: "2026-11-20",
  },
  images: {
    count: 4,
    bytes: 16_777_216,
    formats: ["jpeg", "png", "webp"],
    maxWidth: 3840,
    maxHeight: 3840,
    maxPixels: 8_294_400,
    ratio: { min: 0.75, max: 2 },
    frame: { width: 1600, height: 900 },
    minWidth: 600,
    minHeight: 335,
    alt: { supported: true, limit: 1500, unit: "characters" },
    source: "https://docs.joinmastodon.org/user/posting/",
    checkedOn: "2026-11-20",
  },
};

function positive(value: unknown, otherwise: number): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : otherwise;
}

const mimeTypes: Readonly<Record<string, ImageFormat>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
};

function formatsOf(value: unknown): readonly ImageFormat[] {
  if (!Array.isArray(value)) return defaultLimits.images.formats;
  const formats = value.flatMap((type) => (typeof type === "string" && mimeTypes[type] ? [mimeTypes[type]] : []));
  return formats.length > 0 ? formats : defaultLimits.images.formats;
}

/**
 * Facts, as a session stores them: `maxCharacters`, `charactersReservedPerUrl`, `maxMediaAttachments`,
 * `descriptionLimit`, `imageSizeLimit`, `imageMatrixLimit`, `supportedMimeTypes`, `source` and `checkedOn`.
 * One that is missing or makes no sense leaves the default.
 */
export function limitsOf(facts: ServerFacts | undefined): MastodonLimits {
  if (facts === undefined) return defaultLimits;
  const { text, images } = defaultLimits;
  const dated: Dated = {
    source: typeof facts.source === "string" ? facts.source : text.source,
    checkedOn: typeof facts.checkedOn === "string" ? facts.checkedOn : text.checkedOn,
  };
  const pixels = images.maxPixels ?? Number.MAX_SAFE_INTEGER;
  return {
    text: {
      graphemes: positive(facts.maxCharacters, text.graphemes),
      link: positive(facts.charactersReservedPerUrl, text.link),
      ...dated,
    },
    images: {
      ...images,
      ...dated,
      count: positive(facts.maxMediaAttachments, images.count),
      bytes: positive(facts.imageSizeLimit, images.bytes),
      formats: formatsOf(facts.supportedMimeTypes),
      maxPixels: Math.min(pixels, positive(facts.imageMatrixLimit, pixels)),
      alt: { ...images.alt, limit: positive(facts.descriptionLimit, images.alt.limit ?? 1500) },
    },
  };
}
