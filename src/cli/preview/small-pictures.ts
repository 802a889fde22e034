/** Pictures for a page that has to go by mail: as they are sent, as long as they fit; else drawn smaller. */
import type { Fitter } from "../../images/fit.ts";
import type { FittedImage, ImageLimits } from "../../networks/network.ts";

export interface PagePictures {
  readonly images: readonly FittedImage[];
  /** In base64, by the sha256 of what is sent. */
  readonly contents: ReadonlyMap<string, string>;
  readonly smaller: boolean;
}

export type ContentOf = (image: Pick<FittedImage, "sha256" | "file">) => string | undefined;

interface Size {
  /** Pixels. */
  readonly side: number;
  readonly bytes: number;
}

/** From what a phone shows sharp to what can still be told apart. */
const sizes: readonly Size[] = [
  { side: 1000, bytes: 120_000 },
  { side: 640, bytes: 50_000 },
  { side: 360, bytes: 18_000 },
];

function limitsOf({ side, bytes }: Size): ImageLimits {
  return {
    ...{ count: 1, bytes, formats: ["jpeg"], maxWidth: side, maxHeight: side },
    ratio: { min: 0, max: Number.POSITIVE_INFINITY },
    frame: { width: side, height: side },
    ...{ minWidth: 1, minHeight: 1, alt: { supported: true } },
    ...{ checkedOn: "2026-11-28", source: "our own: what goes by mail" },
  };
}

const lengthOf = (contents: ReadonlyMap<string, string>) =>
  [...contents.values()].reduce((sum, content) => sum + content.length, 0);

/** `room`: characters that all of them may take. What cannot be made to fit is left out, from the last. */
export async function picturesWithin(
  shown: readonly FittedImage[],
  { room, fitter, contentOf }: { readonly room: number; readonly fitter: Fitter; readonly contentOf: ContentOf },
): Promise<PagePictures> {
  const images = [...new Map(shown.map((image) => [image.sha256, image])).values()];
  const whole = new Map(
    images.flatMap((image) => {
      const content = contentOf(image);
      return content === undefined ? [] : [[image.sha256, content] as const];
    }),
  );
  if (lengthOf(whole) <= room) return { images: shown, contents: whole, smaller: false };
  let contents = whole;
  for (const size of sizes) {
    contents = new Map(
      await Promise.all(
        images.map(async (image) => {
          const fitted = await fitter.fit({ file: image.file, fit: "whole", limits: limitsOf(size) });
          return [image.sha256, (fitted.ok ? contentOf(fitted.report.image) : undefined) ?? ""] as const;
        }),
      ),
    );
    if (lengthOf(contents) <= room) break;
  }
  let left = room;
  const kept = [...contents].filter(([, content]) => {
    if (content === "" || content.length > left) return false;
    left -= content.length;
    return true;
  });
  return { images: shown.map((image) => ({ ...image, format: "jpeg" })), contents: new Map(kept), smaller: true };
}
