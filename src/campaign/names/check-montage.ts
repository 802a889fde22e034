/** What the shape of a montage cannot say: each of its pictures exists, once, and speaks for itself. */
import { type Fault, fault, type Report } from "../../diagnostics/fault.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { shortened } from "../../system/text/shorten.ts";
import { colourOf } from "../posters/colours.ts";
import { listOf, recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

/** Said of the whole it might hide what one of its pictures needs. */
const ofEach = ["people", "origin", "rights", "fit", "focus"] as const;

/** As many as can still be made out on a phone. */
const most = 16;

const unusable = (message: string, help: string) => fault("montage-unusable", message, help);

export function checkMontage(id: string, assets: Readonly<Record<string, Data>>, report: Report): void {
  const asset = recordOf(assets[id]);
  if (asset.montage === undefined) return;
  const { of, background } = recordOf(asset.montage);
  const path = ["assets", id, "montage"];
  for (const key of ofEach.filter((each) => asset[each] !== undefined)) {
    const help = `Write \`${key}\` beside each of its pictures.`;
    report(["assets", id, key], unusable(`The montage ${shortened(id)} says \`${key}\` of all its pictures.`, help));
  }
  const ids = listOf(of).map((each) => textOf(each) ?? "");
  for (const [index, each] of ids.entries()) {
    const flaw = flawOfPicture(each, { assets, isSecond: ids.indexOf(each) < index });
    if (flaw !== undefined) report([...path, "of", index], flaw);
  }
  if (ids.length > most) {
    const message = `The montage ${shortened(id)} has ${ids.length} pictures; ${most} is the limit.`;
    report([...path, "of"], unusable(message, "Make two of it: smaller, nobody can make them out."));
  }
  const colour = textOf(background);
  if (colour !== undefined && colourOf(colour) === undefined) {
    const help = "Write teal, navy, plum, green, red, black, white, sand, yellow or sky, or one such as #0b5d5e.";
    report([...path, "background"], unusable(`"${shortened(colour)}" is no colour.`, help));
  }
}

interface Among {
  readonly assets: Readonly<Record<string, Data>>;
  readonly isSecond: boolean;
}

function flawOfPicture(id: string, { assets, isSecond }: Among): Fault | undefined {
  if (!Object.hasOwn(assets, id)) {
    const help = didYouMean(id, Object.keys(assets)) ?? "Write it under `assets`, or take it out of the montage.";
    return unusable(`There is no picture "${shortened(id)}" under \`assets\`.`, help);
  }
  if (recordOf(assets[id]).montage !== undefined) {
    return unusable(`${shortened(id)} is a montage itself.`, "Name its pictures here.");
  }
  return isSecond ? unusable(`${shortened(id)} stands in it twice.`, "Take one of them out.") : undefined;
}
