/** briefing.docx, for whoever decides. */
import { HeadingLevel } from "docx";
import { longDay } from "../../../calendar/dates.ts";
import { partsOf } from "../../../preview/previews.ts";
import { type LaidOut, stampOf } from "../layout.ts";
import { originalName, type Packed } from "../packed.ts";
import { bullets, documentOf, heading, line, soft, stampLine, titleLines } from "./paragraphs.ts";

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
