/** What a fitter is asked for of an asset: its file, or the poster that is drawn in place of one. */
import path from "node:path";
import type { Asset } from "../campaign/model.ts";
import type { FitRequest, PosterRequest } from "../images/fit.ts";

/** `root` is the workspace, absolute. */
export function posterOf({ id, poster }: Asset, root: string): PosterRequest | undefined {
  if (poster === undefined) return undefined;
  const { logo } = poster;
  return { poster, name: `The poster ${id}`, ...(logo !== undefined && { logo: path.resolve(root, logo) }) };
}

export function pictureOf(asset: Asset, root: string): Omit<FitRequest, "limits"> {
  const { fit, focus, file } = asset;
  const poster = posterOf(asset, root);
  return { file: path.resolve(root, file), fit, ...(focus && { focus }), ...(poster && { poster }) };
}
