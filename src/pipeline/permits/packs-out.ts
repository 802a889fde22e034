/** Which packs show a picture. What partners posted from them nobody sees. */
import { whenText } from "../../calendar/local-time.ts";
import type { TermsPicture } from "../../permission/terms.ts";
import type { HandedPack } from "../../publish/judge/packs.ts";
import type { Rendered } from "../../render/rendered.ts";
import { termsIn } from "../permitted.ts";
import type { Prepared } from "../prepare.ts";
import { isWanted, picturesNow, type WantedPictures, withPeopleNow } from "./pictures-out.ts";

/** Everything that its messages show, and what stands behind a montage. */
export function picturesIn(prepared: Prepared, rendered: readonly Rendered[]): readonly TermsPicture[] {
  const all = rendered.flatMap((each) => termsIn(prepared, each).pictures ?? []);
  return [...new Map(all.map((picture) => [picture.asset, picture])).values()];
}

export interface PackWithPicture {
  readonly campaign: string;
  readonly partner: string;
  readonly name: string;
  /** UTC, `...Z`. */
  readonly at: string;
  readonly sha256: string;
  /** `<campaign>/<asset>`, those that were asked for. */
  readonly pictures: readonly string[];
}

export function packsWith(
  prepared: Prepared,
  packs: readonly HandedPack[],
  wanted: WantedPictures,
): readonly PackWithPicture[] {
  if (packs.length === 0) return [];
  const is = isWanted(prepared, wanted);
  const bySource = Map.groupBy(picturesNow(prepared), ({ source }) => source);
  return packs.flatMap(({ at, pictures, ...pack }) => {
    const shown = pictures.filter((picture) => is(withPeopleNow(picture, bySource))).map(({ asset }) => asset);
    return shown.length === 0 ? [] : [{ ...pack, at: at.toISOString(), pictures: shown }];
  });
}

export interface PackWithdrawn extends PackWithPicture {
  /** Those that were withdrawn, of people in these pictures. */
  readonly consents: readonly string[];
}

/** Packs with somebody who agrees no more. That a partner was asked to delete one nobody records. */
export function packsWithdrawn(prepared: Prepared, packs: readonly HandedPack[]): readonly PackWithdrawn[] {
  const gone = [...prepared.consents.known.values()].flatMap(({ reference, withdrawn }) =>
    withdrawn === undefined ? [] : [reference],
  );
  if (packs.length === 0 || gone.length === 0) return [];
  const bySource = Map.groupBy(picturesNow(prepared), ({ source }) => source);
  return packs.flatMap(({ at, pictures, ...pack }) => {
    const all = pictures.map((picture) => withPeopleNow(picture, bySource));
    const shown = all.filter(({ people }) => people.some((each) => gone.includes(each)));
    const consents = gone.filter((each) => shown.some(({ people }) => people.includes(each)));
    return shown.length === 0
      ? []
      : [{ ...pack, at: at.toISOString(), pictures: shown.map(({ asset }) => asset), consents }];
  });
}

/** A sentence, and what to do about it. */
export function withdrawnWords({ campaign, partner, name, at, pictures, consents }: PackWithdrawn): {
  readonly message: string;
  readonly help: string;
} {
  const shown = pictures.map((asset) => asset.slice(asset.indexOf("/") + 1)).join(", ");
  const whose = `consent ${consents.join(", ")} was withdrawn`;
  const recalls = consents.map((each) => `\`campaign recall --consent ${each} --reason "..."\``).join(", ");
  return {
    message: `${name} (${partner}) got ${campaign} at ${whenText(new Date(at))}, with ${shown}: ${whose}.`,
    help: `${recalls} takes down what is out here and lists who has it. Ask them to delete it, and what they posted of it.`,
  };
}
