/** The fitted pictures of a page: each is written once, in a style sheet, however many previews show it. */
import type { FittedImage } from "../../networks/network.ts";
import type { PreviewedCampaign } from "../previews.ts";

type Size = Pick<FittedImage, "sha256" | "format" | "width" | "height">;

export interface Pictures {
  /** The class names that show this picture, and what of it a crop keeps. */
  classOf(image: FittedImage): string;
  /** Whether its bytes are here: those of what went out may be gone. */
  has(image: FittedImage): boolean;
  readonly style: string;
}

/** Every picture that the messages carry, as often as they do. */
export function picturesIn(
  campaigns: readonly Pick<PreviewedCampaign, "previews" | "aside">[],
): readonly FittedImage[] {
  return campaigns
    .flatMap(({ previews, aside }) => [...previews, ...aside])
    .flatMap(({ message }) => message?.parts ?? [])
    .flatMap(({ images, card }) => (card?.image === undefined ? images : [...images, card.image]));
}

/** `contents` has the bytes of each picture in base64, by sha256. */
export function pictureStyle(images: readonly FittedImage[], contents: ReadonlyMap<string, string>): Pictures {
  const unique = [...new Map(images.map((image) => [image.sha256, image])).values()];
  const names = new Map(unique.map(({ sha256 }, index) => [sha256, `p${index + 1}`]));
  const rules = unique.map((image) => {
    const name = names.get(image.sha256) ?? "";
    return `.${name}{${declarations(image, contents.get(image.sha256) ?? "")}}`;
  });
  const wished = new Set(images.flatMap(({ focus }) => (focus === undefined ? [] : [positionOf(focus)])));
  const focuses = new Map([...wished].map((position, index) => [position, `f${index + 1}`]));
  const positions = [...focuses].map(([position, name]) => `.${name}{background-position:${position}}`);
  return {
    classOf: ({ sha256, focus }) =>
      [names.get(sha256), focus && focuses.get(positionOf(focus))].filter((name) => name !== undefined).join(" "),
    has: ({ sha256 }) => contents.has(sha256),
    style: [...rules, ...positions].join("\n"),
  };
}

function declarations({ format, width, height }: Size, base64: string): string {
  if (base64 === "") return "";
  return `aspect-ratio:${width}/${height};background-image:url("data:image/${format};base64,${base64}")`;
}

function positionOf([x, y]: readonly [number, number]): string {
  return `${Math.round(x * 1000) / 10}% ${Math.round(y * 1000) / 10}%`;
}
