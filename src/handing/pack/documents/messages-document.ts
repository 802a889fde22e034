/** messages.docx: every message as it is posted, for those who work in Word. */
import { HeadingLevel, type Paragraph } from "docx";
import { partsOf } from "../../../preview/previews.ts";
import { type LaidOut, stampOf, wordingsOf } from "../layout.ts";
import type { Packed } from "../packed.ts";
import {
  altLine,
  type BytesOf,
  bullets,
  documentOf,
  heading,
  line,
  picture,
  soft,
  stampLine,
  titleLines,
  words,
} from "./paragraphs.ts";

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

export function messagesDocument(packed: Packed, messages: readonly LaidOut[], bytesOf: BytesOf): Promise<Buffer> {
  const stamp = stampOf(packed);
  return documentOf(packed, "messages", [
    ...titleLines(packed, messages),
    ...messages.flatMap((each, index) => messageParagraphs(each, { stamp, before: messages[index - 1], bytesOf })),
  ]);
}
