/** Where an asset's focus is once the image has been cropped or padded: networks crop again for their timelines. */
import type { Asset } from "../campaign/model.ts";
import type { ImageLimits } from "../networks/network.ts";
import type { FitReport } from "./fit.ts";
import { coverSize, cropSize, regionAt } from "./pixels/layout.ts";

export function focusAfter(
  asset: Asset,
  report: FitReport,
  limits: ImageLimits,
): readonly [number, number] | undefined {
  if (asset.focus === undefined) return undefined;
  return asset.fit === "crop" ? insideCrop(asset.focus, report, limits) : insidePadding(asset.focus, report);
}

function insideCrop(
  focus: readonly [number, number],
  { from }: FitReport,
  { frame }: ImageLimits,
): readonly [number, number] {
  const size = from.vector ? coverSize(from, frame) : from;
  const region = regionAt(size, cropSize(size, frame), focus);
  return [
    part((focus[0] * size.width - region.left) / region.width),
    part((focus[1] * size.height - region.top) / region.height),
  ];
}

/** The picture stands in the middle of its padding. */
function insidePadding(focus: readonly [number, number], { image, from }: FitReport): readonly [number, number] {
  const narrower = from.width / from.height / (image.width / image.height);
  const [across, down] = [Math.min(1, narrower), Math.min(1, 1 / narrower)];
  return [part((1 - across) / 2 + focus[0] * across), part((1 - down) / 2 + focus[1] * down)];
}

function part(value: number): number {
  return Math.min(1, Math.max(0, Math.round(value * 1000) / 1000));
}
