/** The pictures that stand behind one that is shown: consent, rights, files and people are judged of each of them. */
import type { Asset } from "../model.ts";

/** Itself first, then what it is joined of. */
export function withBehind(asset: Asset): readonly Asset[] {
  return [asset, ...(asset.montage?.of ?? [])];
}

/** The key that says what it is drawn from. */
export function sourceKey({ poster, montage }: Asset): "file" | "poster" | "montage" {
  if (montage !== undefined) return "montage";
  return poster === undefined ? "file" : "poster";
}
