/** The tables of a pack: every message, every picture, and what a program for many accounts takes in at once. */
import { stringify } from "csv-stringify/sync";
import { minuteText } from "../../calendar/local-time.ts";
import { partsOf } from "../../preview/previews.ts";
import { csvOf } from "../../system/text/csv.ts";
import { type LaidOut, stampOf } from "./layout.ts";
import { originalName, type Packed } from "./packed.ts";

export function messagesCsv(packed: Packed, messages: readonly LaidOut[]): string {
  const columns = [
    ...["number", "post", "channel", "date", "time", "timezone", "language", "part", "text", "pictures", "alt texts"],
    ...["content warning", "link card", "for", "theme", "may adapt", "embargo", "moment"],
  ];
  const rows = messages.flatMap(({ number, message, placed }) =>
    placed.flatMap(({ channel, preview, pictures }) => {
      const { delivery, contentWarning, card } = preview.rendered;
      const [date = "", time = ""] = delivery.local.split("T");
      const press = message.isMoment ? `press send at ${time}` : "";
      let taken = 0;
      return partsOf(preview).map((part, index) => {
        const own = pictures.slice(taken, taken + part.images.length);
        taken += part.images.length + (part.card?.image === undefined ? 0 : 1);
        return [
          ...[number, message.post, channel, date, time, delivery.campaign.timezone],
          ...[(delivery.languages ?? [delivery.lang]).join(" "), index + 1, part.text],
          ...[own.map(({ file }) => file).join("\n"), own.map(({ image }) => image.alt).join("\n")],
          ...[index === 0 ? contentWarning : "", index === 0 ? card?.url : ""],
          ...[delivery.audience.join(", "), delivery.theme, message.mayAdapt ? "yes" : "no", stampOf(packed)],
          press,
        ];
      });
    }),
  );
  return csvOf(columns, rows);
}

/** Every picture: where it lies, for which channel and post, what it shows, whose it is and until when. */
export function manifestCsv(packed: Packed, messages: readonly LaidOut[]): string {
  const known = new Map(packed.originals.map((each) => [each.asset, each]));
  const rightsOf = (asset: string) => {
    const { credit, holder, licence, until } = known.get(asset) ?? {};
    return [credit, [holder, licence].filter((each) => each !== undefined).join(", "), until];
  };
  const altOf = new Map(
    messages.flatMap(({ placed }) =>
      placed.flatMap(({ pictures }) => pictures.map(({ image }) => [image.asset, image.alt])),
    ),
  );
  const originals = packed.originals.map(({ asset, image }, index) => [
    ...[originalName(index, image.format), "original", "", image.width, image.height, altOf.get(asset)],
    ...rightsOf(asset),
  ]);
  const fitted = messages.flatMap(({ message, placed }) =>
    placed.flatMap(({ channel, pictures }) =>
      pictures.map(({ file, image }) => [
        ...[file, channel, message.post, image.width, image.height, image.alt],
        ...rightsOf(image.asset),
      ]),
    ),
  );
  const columns = ["file", "channel", "post", "width", "height", "alt", "credit", "rights", "use until"];
  return csvOf(columns, [...originals, ...fitted]);
}

/** Messages of one bulk file. */
const mostAtOnce = 350;
const step = 5 * 60_000;

export interface BulkFile {
  readonly channel: string;
  readonly text: string;
}

export interface Bulk {
  readonly files: readonly BulkFile[];
  /** In whole sentences: what such a file cannot carry. */
  readonly leftOut: readonly string[];
}

/** Where Hootsuite posts words alone; elsewhere it wants a picture with each. */
const bulkChannels = ["x", "facebook", "linkedin", "threads", "bluesky", "mastodon"];

/**
 * For Hootsuite's bulk composer: no line of heads, `dd/mm/yyyy hh:mm` at full five minutes, the words, a link; at most 350
 * messages, and for one set of accounts at once, so a file for each channel. Its words are posted as they stand: a sign
 * that keeps a spreadsheet from reckoning would be posted too.
 */
export function bulkFiles(messages: readonly LaidOut[], zone: string): Bulk {
  const leftOut: string[] = [];
  const rows = new Map<string, string[][]>();
  for (const { message, placed } of messages) {
    for (const { channel, name, preview } of placed) {
      if (!bulkChannels.includes(channel)) continue;
      const parts = partsOf(preview);
      const text = parts[0]?.text ?? "";
      const own = rows.get(channel) ?? [];
      const why = message.isMoment ? "a person presses send for it" : whyNot(parts.length, text, own.length);
      if (why !== undefined) {
        leftOut.push(`${message.post} is not in the bulk file for ${name}: ${why}.`);
        continue;
      }
      const [date = "", time = ""] = minuteText(inSteps(preview.rendered.delivery.dueAt), zone).split(" ");
      own.push([`${date.split("-").toReversed().join("/")} ${time}`, text, preview.rendered.card?.url ?? ""]);
      rows.set(channel, own);
    }
  }
  const files = [...rows].map(([channel, lines]) => ({
    channel,
    text: stringify(lines, { record_delimiter: "\r\n", quoted_match: /[\r\n]/ }),
  }));
  return { files, leftOut };
}

function whyNot(parts: number, text: string, before: number): string | undefined {
  if (parts > 1) return "it is a thread";
  if (before >= mostAtOnce) return `such a file takes ${mostAtOnce} messages`;
  return /^[\s"'‘’“”]*[=+\-@＝＋－＠]/.test(text) ? "a spreadsheet would take its first sign for a formula" : undefined;
}

/** Never early: an embargo may end at that minute. */
function inSteps(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / step) * step);
}
