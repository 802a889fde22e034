/** What every file of a pack says alike: which pictures lie where, and each message in the words of people. */
import { localOf, whenText } from "../../calendar/local-time.ts";
import type { FittedImage } from "../../networks/network.ts";
import { type Preview, partsOf } from "../../preview/previews.ts";
import { channelName, channelOf, endingOf, type Packed, type PackedMessage } from "./packed.ts";

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
}

const two = (number: number) => String(number).padStart(2, "0");

function picturesOf(
  { rendered, message }: Preview,
  { number, post }: { readonly number: number; readonly post: string },
) {
  const folder = `pictures/${channelOf(rendered.delivery.account)}`;
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
      return { channel: channelOf(account), name: channelName(account), preview, pictures };
    });
    return { number, message, when: whenText(first, campaign.timezone), placed };
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
