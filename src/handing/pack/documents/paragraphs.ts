/** What Word documents of a pack are made of: their paragraphs, and the page around them. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { longDay } from "../../../calendar/dates.ts";
import type { FittedImage } from "../../../networks/network.ts";
import { printable, printableLine } from "../../../system/text/printable.ts";
import { type LaidOut, type PlacedPicture, stampOf } from "../layout.ts";
import type { Packed } from "../packed.ts";

/** Bytes of a picture that was fitted. */
export type BytesOf = (image: Pick<FittedImage, "file">) => Buffer;

const teal = "0B6470";
const red = "7D2A12";
export const soft = "566067";
/** Pixels at 96 to the inch: within the margins, and not more than half a page. */
const widest = 440;
const highest = 330;

const styles = {
  default: {
    document: {
      run: { font: "Arial", size: 22, language: { value: "en-GB" } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { size: 44, bold: true, color: teal }, paragraph: { spacing: { after: 80 } } },
    heading1: { run: { size: 30, bold: true, color: teal }, paragraph: { spacing: { before: 320, after: 100 } } },
    heading2: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
  },
};

export function line(
  text: string,
  {
    keepNext = false,
    ...run
  }: { readonly bold?: boolean; readonly color?: string; readonly size?: number; readonly keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: printableLine(text), ...run })], keepNext });
}

/** A poster's words have lines of their own; read aloud, or pasted into a channel's box, they are one. */
export function altLine(alt: string): string {
  return printableLine(alt.replaceAll(/\s*\n\s*/g, " "));
}

/** Each line of a text as it is posted, in one frame that tells it from what is said about it. */
export function words(text: string, lang: string): Paragraph {
  const runs = printable(text)
    .split("\n")
    .map((each, index) => new TextRun({ text: each, language: { value: lang }, ...(index > 0 && { break: 1 }) }));
  const edge = { style: BorderStyle.SINGLE, size: 6, color: "8B867B", space: 6 };
  const isRight = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
  return new Paragraph({
    children: runs,
    keepLines: true,
    border: { top: edge, bottom: edge, left: edge, right: edge },
    indent: { left: 120, right: 120 },
    ...(isRight && { bidirectional: true }),
  });
}

export function picture({ image }: PlacedPicture, bytesOf: BytesOf): Paragraph {
  const scale = Math.min(1, widest / image.width, highest / image.height);
  const size = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
  const type = image.format === "jpeg" ? "jpg" : "png";
  const alt = altLine(image.alt);
  return new Paragraph({
    children: [
      new ImageRun({
        type,
        data: bytesOf(image),
        transformation: size,
        altText: { name: "picture", title: "", description: alt },
      }),
    ],
    keepNext: true,
  });
}

export function stampLine(stamp: string): Paragraph {
  return line(stamp, { bold: true, color: red });
}

export function heading(
  text: string,
  level: (typeof HeadingLevel)[keyof typeof HeadingLevel],
  onNewPage = false,
): Paragraph {
  return new Paragraph({ text: printableLine(text), heading: level, keepNext: true, pageBreakBefore: onNewPage });
}

export function bullets(texts: readonly string[]): readonly Paragraph[] {
  return texts.map((text) => new Paragraph({ text: printableLine(text), bullet: { level: 0 } }));
}

export function titleLines({ campaign, partner, from }: Packed, messages: readonly LaidOut[]): readonly Paragraph[] {
  const anchor = messages[0]?.message.previews[0]?.rendered.delivery.anchor;
  const said = [
    `For ${partner.name}`,
    ...(anchor === undefined ? [] : [longDay(anchor.date)]),
    ...(from === "" ? [] : [`from ${from}`]),
  ];
  return [heading(campaign.title, HeadingLevel.TITLE), line(said.join(" · "), { color: soft })];
}

export function documentOf(packed: Packed, title: string, children: readonly Paragraph[]): Promise<Buffer> {
  const stamp = stampOf(packed);
  const { campaign, partner, from } = packed;
  const right = { alignment: AlignmentType.RIGHT };
  const made = new Document({
    creator: from === "" ? "campaign" : printableLine(from),
    title: printableLine(`${campaign.title}: ${title}`),
    description: stamp,
    styles,
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } },
        },
        headers: {
          default: new Header({
            children:
              stamp === ""
                ? []
                : [
                    new Paragraph({
                      ...right,
                      children: [new TextRun({ text: stamp, bold: true, color: red, size: 18 })],
                    }),
                  ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                ...right,
                children: [
                  new TextRun({
                    text: printableLine(`${campaign.title}, for ${partner.name} · page `),
                    color: soft,
                    size: 18,
                  }),
                  new TextRun({
                    children: [PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES],
                    color: soft,
                    size: 18,
                  }),
                ],
              }),
            ],
          }),
        },
        children: [...children],
      },
    ],
  });
  return Packer.toBuffer(made);
}
