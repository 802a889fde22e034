/** One part to be posted by a person: what the page, the text files and the reminder are made of. */
import type { Account, FittedImage, Part, PartKey, ThreadPlace } from "../network.ts";
import type { Channel } from "./channels.ts";

export interface Task {
  readonly account: Account;
  readonly channel: Channel;
  readonly part: Part;
  readonly key: PartKey;
  readonly place: ThreadPlace;
}

export interface NamedImage {
  /** In the folder of the task. */
  readonly file: string;
  readonly image: FittedImage;
}

/** A piece of a name that is safe on every file system. */
export function safe(text: string, length: number): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, length)
    .replace(/^-+|-+$/g, "");
  return name || "post";
}

/** A name of our own: what the campaign calls a picture may say who is in it. */
function nameOf(image: FittedImage, name: string): NamedImage {
  return { file: `${name}.${image.format === "jpeg" ? "jpg" : image.format}`, image };
}

/** Numbered, since their order is the order in which they are shown. */
export function imagesOf({ part }: Task): readonly NamedImage[] {
  return part.images.map((image, index) => nameOf(image, `picture-${index + 1}`));
}

export function cardImageOf({ part }: Task): NamedImage | undefined {
  return part.card?.image && nameOf(part.card.image, "card");
}

const ukFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const ukMonth = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", month: "2-digit" });

/** By piece: how a runtime joins them differs between versions. */
function ukTime(instant: Date): Readonly<Record<string, string>> {
  return Object.fromEntries(ukFormat.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** A part does not know its campaign's zone, so the page says which one this is. */
export function dueWords({ key }: Task): string {
  const { weekday, day, month, year, hour, minute } = ukTime(key.dueAt);
  return `${weekday} ${day} ${month} ${year}, ${hour}:${minute} UK time`;
}

/** For people to sort and read; only its end identifies it: `2027-03-18-0900-ceaday-2027-what-it-is-1-<key>`. */
export function folderName(key: PartKey): string {
  const { day = "", year, hour, minute } = ukTime(key.dueAt);
  const when = `${year}-${ukMonth.format(key.dueAt)}-${day.padStart(2, "0")}-${hour}${minute}`;
  const [campaign = "", post = ""] = key.delivery.split("/");
  return `${when}-${safe(campaign, 30)}-${safe(post, 40)}-${key.part + 1}-${key.hash.slice(0, 12)}`;
}
