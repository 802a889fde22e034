/** Which packs show a picture. What partners posted from them nobody sees. */
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
