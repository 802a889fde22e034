/** calendar.ics: when each message goes, for the calendar of whoever posts it. */
import ical, { ICalAlarmType } from "ical-generator";
import { partsOf } from "../../preview/previews.ts";
import { printable, printableLine } from "../../system/text/printable.ts";
import { type LaidOut, stampOf, wordingsOf } from "./layout.ts";
import type { Packed } from "./packed.ts";

const minute = 60_000;
const length = 15 * minute;

/** No clock of ours is in it: the same pack makes the same calendar. */
export function calendarOf(packed: Packed, messages: readonly LaidOut[]): string {
  const { campaign, partner } = packed;
  const calendar = ical({
    name: printableLine(campaign.title).replace(/[\\;,]/g, (sign) => `\\${sign}`),
    prodId: { company: "campaign", product: "pack", language: "EN" },
  });
  for (const each of messages) {
    const { message, card } = each;
    const byInstant = Map.groupBy(wordingsOf(each), ({ placed: [first] }) =>
      first.preview.rendered.delivery.dueAt.getTime(),
    );
    for (const [start, wordings] of byInstant) {
      const names = [...new Set(wordings.flatMap((wording) => wording.names))].join(", ");
      const words = wordings.map(({ names: own, placed: [first] }) =>
        [`${own.join(", ")}:`, ...partsOf(first.preview).map(({ text }) => text)].join("\n\n"),
      );
      const stamp = stampOf(packed);
      const event = calendar.createEvent({
        id: printableLine(`${campaign.id}/${message.post}/${partner.id}/${names}@campaign-pack`),
        stamp: new Date(start),
        start: new Date(start),
        end: new Date(start + length),
        summary: printableLine(
          `${stamp === "" ? "" : "EMBARGOED "}${card ? `${card.title}: ${message.post} on` : `Post ${message.post} to`} ${names}`,
        ),
        description: printable(
          [...(stamp === "" ? [] : [stamp]), ...(card ? [card.when, ...card.steps] : []), ...words].join("\n\n"),
        ),
      });
      // One to get ready, one for the minute itself.
      if (card) event.createAlarm({ type: ICalAlarmType.display, trigger: 0, description: printableLine(card.title) });
      event.createAlarm({
        type: ICalAlarmType.display,
        trigger: 10 * 60,
        description: printableLine(`Post ${message.post}`),
      });
    }
  }
  return calendar.toString();
}
