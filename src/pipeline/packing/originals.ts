/** The pictures of a pack: which are in it, and each as large as it is. */
import type { Asset } from "../../campaign/model.ts";
import { withBehind } from "../../campaign/montages/behind.ts";
import { fault, problemOf } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Original } from "../../handing/pack/packed.ts";
import type { Fitter } from "../../images/fit.ts";
import type { ImageLimits } from "../../networks/network.ts";
import { pictureOf } from "../../render/picture.ts";
import type { Rendered } from "../../render/rendered.ts";

/** As large as any network takes it; without hidden data, like every picture that leaves. */
const originalLimits: ImageLimits = {
  count: 1,
  bytes: 20_000_000,
  formats: ["png", "jpeg"],
  maxWidth: 4096,
  maxHeight: 4096,
  ratio: { min: 0.01, max: 100 },
  frame: { width: 1200, height: 675 },
  minWidth: 1,
  minHeight: 1,
  alt: { supported: true },
  source: "an assumption: what programs for pictures open without a thought",
  checkedOn: "2026-11-28",
};

export function withoutPictures(rendered: Rendered, gone: ReadonlySet<string>): Rendered {
  const parts = rendered.parts.map((part) => ({
    ...part,
    images: part.images.filter(({ asset }) => !gone.has(asset.id)),
  }));
  const { card } = rendered;
  if (card?.image === undefined || !gone.has(card.image.asset.id)) return { ...rendered, parts };
  const { image: _, ...rest } = card;
  return { ...rendered, parts, card: rest };
}

export function usedIn(rendered: readonly Rendered[]): readonly Asset[] {
  const images = rendered.flatMap(({ parts, card }) => [
    ...parts.flatMap((part) => part.images),
    ...(card?.image === undefined ? [] : [card.image]),
  ]);
  return [...new Map(images.map(({ asset }) => [asset.id, asset])).values()];
}

export async function originalOf(
  asset: Asset,
  until: string | undefined,
  { fitter, root }: { readonly fitter: Fitter; readonly root: string },
): Promise<Original | Problem> {
  const { focus: _, ...picture } = pictureOf(asset, root);
  const result = await fitter.fit({ ...picture, fit: "whole", limits: originalLimits });
  if (!result.ok) {
    const { kind, reason, help } = result.fault;
    const place = { file: asset.file, line: 1, column: 1, length: 1 };
    return problemOf(fault(`image-${kind}`, reason, help), place);
  }
  const rights = withBehind(asset).flatMap((each) => each.rights ?? []);
  const [holder, licence, credit] = (["holder", "licence", "credit"] as const).map((key) => {
    const said = new Set(rights.flatMap((each) => each[key] ?? []));
    return said.size === 0 ? undefined : [...said].join("; ");
  });
  return {
    asset: asset.id,
    image: result.report.image,
    ...(credit !== undefined && { credit }),
    ...(licence !== undefined && { licence }),
    ...(holder !== undefined && { holder }),
    ...(until !== undefined && { until }),
  };
}
