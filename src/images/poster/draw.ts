/** A poster as a drawing of one size: the same words and colours give the same bytes. */
import type { Poster } from "../../campaign/model.ts";
import { colourOf, inkOn } from "../../campaign/posters/colours.ts";
import { flawOf, type PosterFault } from "../../campaign/posters/flaw.ts";
import { markupText } from "../../system/text/markup.ts";
import { type Box, laidOut, leading } from "./layout.ts";
import { widthOf } from "./metrics.ts";

export interface Logo {
  readonly bytes: Uint8Array;
  readonly type: "image/svg+xml" | "image/png" | "image/jpeg" | "image/webp";
}

interface Drawing extends Box {
  readonly poster: Poster;
  readonly logo?: Logo;
  /** The folder of shipped fonts. */
  readonly fonts: string;
}

const families = "Arimo, 'Noto Sans Arabic'";

/** Of the shorter side. */
const margin = 0.08;
const sourceSize = 0.042;
const logoHeight = 0.11;

/** Of the width between the margins, at most. */
const logoWidth = 0.32;

/** The SVG, or why there is none. */
export function drawPoster({ poster, logo, width, height, fonts }: Drawing): string | PosterFault {
  const flaw = flawOf(poster);
  if (flaw !== undefined) return flaw;
  const { words, source = "", lang } = poster;
  const ground = colourOf(poster.ground) ?? "#ffffff";
  const ink = poster.ink ?? inkOn(ground);
  const side = Math.min(width, height);
  const edge = Math.round(side * margin);
  const foot =
    source === "" && logo === undefined
      ? 0
      : Math.round(side * (logo === undefined ? sourceSize * 2 : logoHeight + 0.03));
  const box = { width: width - 2 * edge, height: height - 2 * edge - foot };
  const measured = (text: string) => widthOf(text, fonts);
  const laid = laidOut(words.normalize("NFC").trim(), { box, side, widthOf: measured });
  if (laid === undefined) {
    return {
      reason: `Its ${[...words].length} characters do not fit into ${width} by ${height} pixels at a size that can be read.`,
      help: "Shorten the words, or make two posters of them.",
    };
  }
  const { lines, size } = laid;
  const block = lines.length * leading * size;
  const top = edge + (box.height - block) / 2;
  const isRtl = isRightToLeft(words);
  const texts = lines.map((line, index) =>
    line === ""
      ? ""
      : `<text x="${width / 2}" y="${round(top + size * (leading * index + 0.94))}" font-size="${size}" text-anchor="middle">${markupText(line)}</text>`,
  );
  const corner = { side, edge, width, bottom: height - edge, logoWidth: Math.round(box.width * logoWidth), isRtl };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    `<g fill="${ink}" font-family="${families}" font-weight="700" xml:lang="${markupText(lang)}"${isRtl ? ' direction="rtl"' : ""}>`,
    ...texts,
    sourceIn(source, { ...corner, hasLogo: logo !== undefined, measured }),
    "</g>",
    logo === undefined ? "" : logoIn(logo, corner),
    "</svg>",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

interface Corner {
  readonly side: number;
  readonly edge: number;
  readonly bottom: number;
  readonly logoWidth: number;
  readonly width: number;
  readonly isRtl: boolean;
}

/** At the foot: in the middle, or opposite the logo; smaller where it would not fit. */
function sourceIn(
  source: string,
  {
    side,
    edge,
    width,
    bottom,
    logoWidth: taken,
    isRtl,
    hasLogo,
    measured,
  }: Corner & { hasLogo: boolean; measured(text: string): number },
): string {
  const text = source.normalize("NFC").trim();
  if (text === "") return "";
  const room = width - 2 * edge - (hasLogo ? taken + edge / 2 : 0);
  const size = Math.min(Math.round(side * sourceSize), Math.floor((room * 0.97) / measured(text)));
  const x = hasLogo ? (isRtl ? width - edge : edge) : width / 2;
  const y = bottom - (hasLogo ? (side * logoHeight) / 2 - size * 0.36 : size * 0.2);
  return `<text x="${x}" y="${round(y)}" font-size="${size}" text-anchor="${hasLogo ? "start" : "middle"}">${markupText(text)}</text>`;
}

/** In the corner where a line ends, as large as the corner allows, in its own shape. */
function logoIn({ bytes, type }: Logo, { side, edge, bottom, logoWidth: wide, width, isRtl }: Corner): string {
  const high = Math.round(side * logoHeight);
  const x = isRtl ? edge : width - edge - wide;
  const data = Buffer.from(bytes).toString("base64");
  return `<image x="${x}" y="${bottom - high}" width="${wide}" height="${high}" preserveAspectRatio="${isRtl ? "xMin" : "xMax"}YMax meet" href="data:${type};base64,${data}"/>`;
}

/** By its first letter that has a direction. */
function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
