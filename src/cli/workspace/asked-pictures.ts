/** --consent and --asset: what shows somebody or something, and what is still out without leave. */
import { whenText } from "../../calendar/local-time.ts";
import type { PackWithPicture } from "../../pipeline/permits/packs-out.ts";
import {
  isWanted,
  type OutWithPictures,
  plannedWith,
  type StillOut,
  type WantedPictures,
} from "../../pipeline/permits/pictures-out.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import type { HandedPack } from "../../publish/judge/packs.ts";
import type { Context } from "../frame/context.ts";
import { UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";

type Showing = Pick<OutWithPictures, "pictures">;

export function wantedPictures(flags: Flags): WantedPictures | undefined {
  const [consent, asset] = [textFlag(flags, "consent"), textFlag(flags, "asset")];
  if (consent === undefined && asset === undefined) return undefined;
  return { consent, asset };
}

/** A slip in a reference must not read like "nothing is out". @throws {UsageError} */
function refuseUnknown(prepared: Prepared, out: readonly Showing[], { consent, asset }: WantedPictures): void {
  const assets = prepared.all.flatMap(({ campaign }) =>
    [...campaign.assets.values()].map((each) => ({ id: `${campaign.id}/${each.id}`, people: each.people ?? [] })),
  );
  const claimed = out.flatMap(({ pictures }) => pictures);
  const references = [...prepared.consents.known.keys(), ...[...assets, ...claimed].flatMap(({ people }) => people)];
  if (consent !== undefined && !references.includes(consent)) {
    throw new UsageError(`No picture and no consents.yaml names the consent "${consent}".`);
  }
  const names = [...assets.map(({ id }) => id), ...claimed.map((picture) => picture.asset)];
  if (asset !== undefined && !names.includes(asset)) {
    throw new UsageError(`There is no picture "${asset}" here: name it as campaign/asset, as in ceaday-2027/hands.`);
  }
}

interface Found {
  readonly out: readonly OutWithPictures[];
  readonly packs: readonly HandedPack[];
}

/** Out, or perhaps out. @throws {UsageError} for a name that nothing has */
export function deliveriesOut(prepared: Prepared, { out, packs }: Found, wanted: WantedPictures) {
  refuseUnknown(prepared, [...out, ...packs], wanted);
  const is = isWanted(prepared, wanted);
  return out.filter(({ pictures }) => pictures.some(is)).map(({ row }) => row.delivery);
}

/** Out or planned. @throws {UsageError} for a name that nothing has */
export function deliveriesWith(prepared: Prepared, found: Found, wanted: WantedPictures) {
  return [...deliveriesOut(prepared, found, wanted), ...plannedWith(prepared, isWanted(prepared, wanted))];
}

export function sayStillOut({ output }: Context, stillOut: readonly StillOut[]): void {
  for (const { id, url, reason, byHand } of stillOut) {
    const where = url === null ? "" : ` (${url})`;
    const way = byHand
      ? "A person posted it: only a person can take it down."
      : `\`campaign recall ${id} --reason "..."\` takes it down.`;
    output.warn(`STILL OUT: ${id}${where}. ${reason} ${way}`);
  }
}

export function sayElsewhere({ output }: Context, packs: readonly PackWithPicture[]): void {
  for (const { campaign, partner, name, at, pictures } of packs) {
    const shown = pictures.map((asset) => asset.slice(asset.indexOf("/") + 1)).join(", ");
    output.warn(
      `IN A PACK: ${name} (${partner}) got ${campaign} at ${whenText(new Date(at))}, with ${shown}. Ask them to delete it, and what they posted of it.`,
    );
  }
  output.say("Shares and copies that others made cannot be seen or taken down from here.");
}
