/** What a fitter is asked for of an asset: its file, or the poster or montage that is drawn in place of one. */
import path from "node:path";
import type { Asset } from "../campaign/model.ts";
import { colourOf } from "../campaign/posters/colours.ts";
import type { FitRequest, MontageRequest, PosterRequest } from "../images/fit.ts";

/** `root` is the workspace, absolute. */
export function posterOf({ id, poster }: Asset, root: string): PosterRequest | undefined {
  if (poster === undefined) return undefined;
  const { logo } = poster;
  return { poster, name: `The poster ${id}`, ...(logo !== undefined && { logo: path.resolve(root, logo) }) };
}

function montageOf({ id, montage }: Asset, root: string): MontageRequest | undefined {
  if (montage === undefined) return undefined;
  const { of, columns, background } = montage;
  return {
    of: of.map((each) => pictureOf(each, root)),
    ...(columns !== undefined && { columns }),
    background: colourOf(background) ?? "#ffffff",
    name: `The montage ${id}`,
  };
}

export function pictureOf(asset: Asset, root: string): Omit<FitRequest, "limits"> {
  const { fit, focus, file } = asset;
  const poster = posterOf(asset, root);
  const montage = montageOf(asset, root);
  return {
    file: path.resolve(root, file),
    fit,
    ...(focus && { focus }),
    ...(poster && { poster }),
    ...(montage && { montage }),
  };
}
