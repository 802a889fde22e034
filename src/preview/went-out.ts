/** What a delivery said when it went out, where the file has been edited since: that is shown, and the file's words beside it. */

import { localOf, whenText } from "../calendar/local-time.ts";
import type { Asset } from "../campaign/model.ts";
import type { Standing, WentOut } from "../ledger/standing.ts";
import type { Part } from "../networks/network.ts";
import type { Rendered, RenderedPart } from "../render/rendered.ts";

/** In the words of a delivery's views: its message as it went out, and the file's where that says otherwise now. */
export interface ShownDelivery {
  readonly rendered: Rendered;
  readonly file?: Rendered;
}

/** One thing that the file says otherwise now, as a sentence; `words` are quoted behind it. */
export interface FileNote {
  readonly head: string;
  readonly words?: string;
  /** What went out instead of them. */
  readonly before?: string;
}

export function shownDelivery(rendered: Rendered, { changed, out }: Omit<Standing, "state">): ShownDelivery {
  return changed && out !== undefined ? { rendered: asItWentOut(rendered, out), file: rendered } : { rendered };
}

/** Its own words, pictures, time and account; all else is the file's. */
export function asItWentOut(file: Rendered, { dueAt, account, message }: WentOut): Rendered {
  const { campaign } = file.delivery;
  const [first] = message.parts;
  const { contentWarning: _, card: __, voices: ___, ...rest } = file;
  return {
    ...rest,
    delivery: { ...file.delivery, account, dueAt, local: localOf(dueAt, campaign.timezone).text },
    parts: first?.share === undefined ? message.parts.map((part, index) => partOf(part, index, file)) : [],
    ...(first?.contentWarning === undefined ? {} : { contentWarning: first.contentWarning }),
    ...(first?.card === undefined ? {} : { card: cardOf(first.card, file) }),
  };
}

function partOf({ text, images, contentWarning, sayings }: Part, index: number, file: Rendered): RenderedPart {
  const { profile, delivery, parts } = file;
  return {
    text,
    ...(sayings && { sayings }),
    images: images.map(({ asset, alt }) => ({ asset: assetOf(asset, file), alt })),
    measure: profile.measure({ text, images, ...(contentWarning === undefined ? {} : { contentWarning }) }),
    path: parts[index]?.path ?? delivery.path,
    imagesPath: parts[index]?.imagesPath ?? delivery.path,
  };
}

function cardOf(
  { url, title, description, image }: NonNullable<Part["card"]>,
  file: Rendered,
): NonNullable<Rendered["card"]> {
  const shown = image && { asset: assetOf(image.asset, file), alt: image.alt };
  return { url, title, description, path: file.delivery.path, ...(shown === undefined ? {} : { image: shown }) };
}

/** One that the file has no more keeps its name. */
function assetOf(id: string, { delivery }: Rendered): Asset {
  return delivery.campaign.assets.get(id) ?? { id, file: "", alt: "", fit: "whole", path: ["assets", id] };
}

/** Each thing that differs; empty where nothing that a reader sees does. */
export function fileNotes({ rendered: out, file }: ShownDelivery): readonly FileNote[] {
  if (file === undefined) return [];
  const count = Math.max(out.parts.length, file.parts.length);
  const parts = Array.from({ length: count }, (_, index) => partNotes(out, file, index)).flat();
  return [...timeNote(out, file), ...warningNote(out, file), ...parts, ...cardNote(out, file)];
}

function timeNote(out: Rendered, { delivery }: Rendered): readonly FileNote[] {
  if (out.delivery.dueAt.getTime() === delivery.dueAt.getTime()) return [];
  return [{ head: `The file now says ${whenText(delivery.dueAt, delivery.campaign.timezone)}` }];
}

function warningNote({ contentWarning: before }: Rendered, { contentWarning: now }: Rendered): readonly FileNote[] {
  if (before === now) return [];
  if (now === undefined) return [{ head: "The file now has no content warning" }];
  return [{ head: "The file now has the content warning", words: now, ...(before === undefined ? {} : { before }) }];
}

function partNotes(out: Rendered, file: Rendered, index: number): readonly FileNote[] {
  const [before, now] = [out.parts[index], file.parts[index]];
  const several = Math.max(out.parts.length, file.parts.length) > 1;
  const where = several ? ` in part ${index + 1}` : "";
  if (now === undefined) return [{ head: `The file now has no part ${index + 1}` }];
  if (before === undefined) return [{ head: `The file now has a part ${index + 1}`, words: now.text }];
  const text =
    before.text === now.text ? [] : [{ head: `The file now says${where}`, words: now.text, before: before.text }];
  return [...text, ...pictureNotes(before, now, where)];
}

function pictureNotes(before: RenderedPart, now: RenderedPart, where: string): readonly FileNote[] {
  const idsOf = ({ images }: RenderedPart) => images.map(({ asset }) => asset.id);
  const ids = idsOf(now);
  const others =
    idsOf(before).join(" ") === ids.join(" ")
      ? []
      : [
          {
            head:
              ids.length === 0 ? `The file now has no picture${where}` : `The file now shows ${ids.join(", ")}${where}`,
          },
        ];
  const alts = now.images.flatMap(({ asset, alt }) => {
    const old = before.images.find((image) => image.asset.id === asset.id);
    if (old === undefined || old.alt === alt) return [];
    const head = `The file now has ${alt === "" ? "no" : "another"} alt text for ${asset.id}`;
    return [alt === "" ? { head } : { head, words: alt, before: old.alt }];
  });
  return [...others, ...alts];
}

function cardNote({ card: before }: Rendered, { card: now }: Rendered): readonly FileNote[] {
  const saying = (card: Rendered["card"]) =>
    card === undefined ? "" : [card.title, card.description, card.url].filter((text) => text !== "").join("\n");
  if (saying(before) === saying(now)) return [];
  if (now === undefined) return [{ head: "The file now has no link card" }];
  return [{ head: "The file now has the link card", words: saying(now), before: saying(before) }];
}

const kept = 12;

/** From a little before the first difference, for a place that shows one line. */
export function fromDifference({ words = "", before = "" }: FileNote): string {
  const [old, fresh] = [[...before], [...words]];
  let same = 0;
  while (same < fresh.length && old[same] === fresh[same]) same += 1;
  if (same <= 2 * kept) return words;
  const start = fresh.slice(0, same - kept).join("");
  const word = Math.max(start.lastIndexOf(" "), start.lastIndexOf("\n")) + 1;
  return `…${words.slice(word === 0 ? start.length : word)}`;
}
