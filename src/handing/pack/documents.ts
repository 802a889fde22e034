/** messages.docx and briefing.docx, for those who work in Word. */
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
import { longDay } from "../../calendar/dates.ts";
import type { FittedImage } from "../../networks/network.ts";
import { partsOf } from "../../preview/previews.ts";
import { printable, printableLine } from "../../system/text/printable.ts";
import { type LaidOut, type PlacedPicture, stampOf, wordingsOf } from "./layout.ts";
import { originalName, type Packed } from "./packed.ts";

/** Bytes of a picture that was fitted. */
export type BytesOf = (image: Pick<FittedImage, "file">) => Buffer;

const teal = "0B6470";
const red = "7D2A12";
const soft = "566067";
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

function line(
  text: string,
  {
    keepNext = false,
    ...run
  }: { readonly bold?: boolean; readonly color?: string; readonly size?: number; readonly keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: printableLine(text), ...run })], keepNext });
}

/** A poster's words have lines of their own; read aloud, or pasted into a channel's box, they are one. */
function altLine(alt: string): string {
  return printableLine(alt.replaceAll(/\s*\n\s*/g, " "));
}

/** Each line of a text as it is posted, in one frame that tells it from what is said about it. */
function words(text: string, lang: string): Paragraph {
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

function picture({ image }: PlacedPicture, bytesOf: BytesOf): Paragraph {
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

function stampLine(stamp: string): Paragraph {
  return line(stamp, { bold: true, color: red });
}

function heading(text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel], onNewPage = false): Paragraph {
  return new Paragraph({ text: printableLine(text), heading: level, keepNext: true, pageBreakBefore: onNewPage });
}

function documentOf(packed: Packed, title: string, children: readonly Paragraph[]): Promise<Buffer> {
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

function aboutLine({ message }: LaidOut): string {
  const { delivery } = message.previews[0]?.rendered ?? {};
  const audience = delivery?.audience.join(", ") ?? "";
  return [
    audience === "" ? "" : `For ${audience}.`,
    delivery?.theme === undefined ? "" : `Theme: ${delivery.theme}.`,
    message.mayAdapt ? "You may put this into your own words." : "Please post this word for word.",
  ]
    .filter((text) => text !== "")
    .join(" ");
}

/** A card has its page to itself, to be printed and laid beside the keyboard. */
function messageParagraphs(
  each: LaidOut,
  {
    stamp,
    before,
    bytesOf,
  }: { readonly stamp: string; readonly before: LaidOut | undefined; readonly bytesOf: BytesOf },
): readonly Paragraph[] {
  const { card } = each;
  const onNewPage = card !== undefined || before?.card !== undefined;
  const wordings = wordingsOf(each).flatMap(({ names, placed: [first] }) => {
    const { contentWarning, card } = first.preview.rendered;
    const parts = partsOf(first.preview);
    return [
      heading(names.join(", "), HeadingLevel.HEADING_2),
      ...(contentWarning === undefined ? [] : [line(`Content warning: ${contentWarning}`, { bold: true })]),
      ...parts.flatMap((part, index) => [
        ...(parts.length > 1 ? [line(`Part ${index + 1} of ${parts.length}`, { color: soft, keepNext: true })] : []),
        words(part.text, part.lang),
      ]),
      ...(card === undefined ? [] : [line(`Link card: ${card.url}`)]),
      ...first.pictures.flatMap((placed) => [
        picture(placed, bytesOf),
        line(placed.file, { color: soft, size: 18, keepNext: placed.image.alt !== "" }),
        ...(placed.image.alt === "" ? [] : [line(`Alt text: ${altLine(placed.image.alt)}`)]),
      ]),
    ];
  });
  return [
    heading(`${each.number}. ${card?.title ?? each.when}`, HeadingLevel.HEADING_1, onNewPage),
    ...(stamp === "" ? [] : [stampLine(stamp)]),
    ...(card === undefined ? [] : [line(card.when, { bold: true }), ...bullets(card.steps)]),
    line(aboutLine(each), { color: soft, keepNext: true }),
    ...wordings,
  ];
}

function titleLines({ campaign, partner, from }: Packed, messages: readonly LaidOut[]): readonly Paragraph[] {
  const anchor = messages[0]?.message.previews[0]?.rendered.delivery.anchor;
  const said = [
    `For ${partner.name}`,
    ...(anchor === undefined ? [] : [longDay(anchor.date)]),
    ...(from === "" ? [] : [`from ${from}`]),
  ];
  return [heading(campaign.title, HeadingLevel.TITLE), line(said.join(" · "), { color: soft })];
}

export function messagesDocument(packed: Packed, messages: readonly LaidOut[], bytesOf: BytesOf): Promise<Buffer> {
  const stamp = stampOf(packed);
  return documentOf(packed, "messages", [
    ...titleLines(packed, messages),
    ...messages.flatMap((each, index) => messageParagraphs(each, { stamp, before: messages[index - 1], bytesOf })),
  ]);
}

function bullets(texts: readonly string[]): readonly Paragraph[] {
  return texts.map((text) => new Paragraph({ text: printableLine(text), bullet: { level: 0 } }));
}

function creditLines({ originals }: Packed): readonly string[] {
  return originals.flatMap(({ image, holder, licence, credit, until }, index) => {
    const said = [credit, holder, licence, until === undefined ? undefined : `use until ${longDay(until)}`];
    const known = said.filter((each) => each !== undefined);
    return known.length === 0 ? [] : [`${originalName(index, image.format).split("/").at(-1)}: ${known.join(" · ")}`];
  });
}

/** Whoever decides reads this one: what it is, what is asked, when, and whose the pictures are. */
export function briefingDocument(
  packed: Packed,
  messages: readonly LaidOut[],
  notes: readonly string[],
): Promise<Buffer> {
  const { campaign, partner } = packed;
  const stamp = stampOf(packed);
  const places = [...new Set(messages.flatMap(({ placed }) => placed.map(({ name }) => name)))];
  const hashtags = [...new Set(campaign.hashtags.length === 0 ? [] : tagsIn(messages))];
  const credits = creditLines(packed);
  const left = [...packed.leftOut, ...notes];
  return documentOf(packed, "briefing", [
    ...titleLines(packed, messages),
    ...(stamp === "" ? [] : [stampLine(stamp)]),
    heading("What we ask of you", HeadingLevel.HEADING_1),
    line(
      `Post these ${messages.length} messages on ${places.join(", ")} at the times below (${campaign.timezone}), with their pictures and alt texts. Where a message says so, put it into your own words: what is local is read.`,
    ),
    ...(hashtags.length === 0 ? [] : [line(`Hashtags: ${hashtags.join(" ")}`)]),
    heading("What is in the folder", HeadingLevel.HEADING_1),
    ...bullets([
      "index.html opens in a browser: each text and alt text has a button to copy it.",
      "messages.docx has the same for Word, messages.csv for a spreadsheet.",
      "calendar.ics puts a reminder for each message into your calendar.",
      "pictures/ has each picture in the size of each channel; pictures/manifest.csv says what it shows and whose it is.",
      "hootsuite files are for Hootsuite's bulk composer: times are moved on to full five minutes, pictures are added by hand.",
      "campaign.yaml and pack.json are for the program `campaign`.",
    ]),
    heading("When what goes", HeadingLevel.HEADING_1),
    ...messages.map(({ number, when, message, placed, card }) => {
      const own = [...new Set(placed.map(({ name }) => name))].join(", ");
      const press = card === undefined ? "" : ` ${card.title}, by hand: its page in messages.docx says how.`;
      return line(`${number}. ${when}: ${message.post} (${own})${press === "" ? "" : `.${press}`}`);
    }),
    ...(credits.length === 0 ? [] : [heading("Rights and credits", HeadingLevel.HEADING_1), ...bullets(credits)]),
    ...(left.length === 0 ? [] : [heading("What is left out", HeadingLevel.HEADING_1), ...bullets(left)]),
    line(`Made for ${partner.name}.`, { color: soft }),
  ]);
}

function tagsIn(messages: readonly LaidOut[]): readonly string[] {
  const texts = messages.flatMap(({ placed }) =>
    placed.flatMap(({ preview }) => partsOf(preview).map(({ text }) => text)),
  );
  return texts.flatMap((text) => [...text.matchAll(/(?<!\S)#[\p{L}\p{N}_]+/gu)].map(([tag]) => tag));
}
