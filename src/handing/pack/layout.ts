/** What every file of a pack says alike: which pictures lie where, and each message in the words of people. */
import { localOf, whenText } from "../../calendar/local-time.ts";
import type { FittedImage } from "../../networks/network.ts";
import { placeOf } from "../../plan/reach/shares.ts";
import { type Preview, partsOf } from "../../preview/previews.ts";
import { channelName, endingOf, type Packed, type PackedMessage } from "./packed.ts";

export interface PlacedPicture {
  /** In the zip. */
  readonly file: string;
  readonly image: FittedImage;
}

/** What one place gets of a message. */
export interface Placed {
  /** The place's short name, as in `instagram`. */
  readonly channel: string;
  /** As people call it. */
  readonly name: string;
  readonly preview: Preview;
  /** Of all its parts, in their order. */
  readonly pictures: readonly PlacedPicture[];
}

export interface LaidOut {
  /** From 1. */
  readonly number: number;
  readonly message: PackedMessage;
  /** "09:00 on Thursday 18 March 2027", of the first that goes. */
  readonly when: string;
  readonly placed: readonly Placed[];
  /** Absent where nobody waits for a minute. */
  readonly card?: SendCard;
}

/** For a person with a finger over the button. Texts are whole, without the message's words. */
export interface SendCard {
  /** "Press send at 07:45" */
  readonly title: string;
  /** The day, and by whose clock. */
  readonly when: string;
  /** In the order in which they are needed: before, then, late. */
  readonly steps: readonly string[];
}

function cardOf({ isMoment, mayAdapt, previews }: PackedMessage, zone: string): SendCard | undefined {
  const [first] = previews;
  if (!isMoment || first === undefined) return undefined;
  const { dueAt } = first.rendered.delivery;
  const [time = "", day = ""] = whenText(dueAt, zone).split(" on ");
  const late = Math.min(...previews.map(({ rendered }) => rendered.delivery.late));
  const latest = whenText(new Date(dueAt.getTime() + late), zone);
  const change = mayAdapt ? " Change them if you like, but do not copy another's." : "";
  return {
    title: `Press send at ${time}`,
    when: `on ${day}, by the clock of ${zone}. calendar.ics shows it by your own.`,
    steps: [
      "Ten minutes before: paste the words into a new post, add what belongs to them, and leave it open. Not a minute early: all who take part send together.",
      `At ${time}: press send. These words are yours alone, since X takes the same words from several accounts for spam.${change}`,
      `If you are late: send it all the same until ${latest}. After that, leave it.`,
    ],
  };
}

const two = (number: number) => String(number).padStart(2, "0");

function picturesOf(
  { rendered, message }: Preview,
  { number, post }: { readonly number: number; readonly post: string },
) {
  const folder = `pictures/${placeOf(rendered.delivery.account)}`;
  const images = (message?.parts ?? []).flatMap((part) => [
    ...part.images,
    ...(part.card?.image === undefined ? [] : [part.card.image]),
  ]);
  // An id may hold a sign (`~`, a point) that some disks do not like in a name.
  const name = post.replaceAll(/[^a-z0-9-]/gi, "-");
  return images.map((image, index) => ({
    file: `${folder}/${two(number)}-${name}${images.length > 1 ? `-${index + 1}` : ""}.${endingOf(image.format)}`,
    image,
  }));
}

export function laidOut({ messages, campaign, embargo }: Packed): readonly LaidOut[] {
  return messages.map((message, index) => {
    const number = index + 1;
    const first = message.previews[0]?.rendered.delivery.dueAt ?? new Date(0);
    const placed = message.previews.map((preview): Placed => {
      const { account } = preview.rendered.delivery;
      const pictures = picturesOf(preview, { number, post: message.post }).map(({ file, image }) => ({
        file: embargo === undefined ? file : file.replace(/([^/]+)$/, "EMBARGOED-$1"),
        image,
      }));
      return { channel: placeOf(account), name: channelName(account), preview, pictures };
    });
    const card = cardOf(message, campaign.timezone);
    return { number, message, when: whenText(first, campaign.timezone), placed, ...(card && { card }) };
  });
}

/** Places that get the very same words and pictures' meanings, named together: "X, Bluesky". */
export interface Wording {
  readonly names: readonly string[];
  readonly placed: readonly [Placed, ...Placed[]];
}

export function wordingsOf({ placed }: LaidOut): readonly Wording[] {
  const groups = Map.groupBy(placed, ({ preview }) => {
    const { contentWarning, card, delivery } = preview.rendered;
    const words = partsOf(preview).map(({ text, images }) => [text, images.map(({ alt }) => alt)]);
    return JSON.stringify([words, contentWarning, card?.url, delivery.local]);
  });
  return [...groups.values()].flatMap((same) => {
    const [first, ...others] = same;
    return first === undefined ? [] : [{ names: same.map(({ name }) => name), placed: [first, ...others] }];
  });
}

/** Stands on each page and before each message; empty where nothing is under embargo. */
export function stampOf({ embargo, campaign: { timezone } }: Pick<Packed, "embargo" | "campaign">): string {
  return embargo === undefined
    ? ""
    : `EMBARGOED until ${whenText(embargo.instant, timezone)}. Do not post, print or pass on before.`;
}

/** For people's eyes alone: what machines read keeps its name. */
export function fileNameOf(name: string, { embargo, campaign: { timezone } }: Packed): string {
  if (embargo === undefined) return name;
  const { date, time } = localOf(embargo.instant, timezone);
  return `EMBARGOED-until-${date}-${time.replace(":", "")}-${name}`;
}
