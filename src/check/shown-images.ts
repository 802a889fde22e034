/** Every image that a delivery shows, in its parts and on its card. */
import type { Asset } from "../campaign/model.ts";
import { withBehind } from "../campaign/montages/behind.ts";
import type { ImageFacts } from "../images/fit.ts";
import { type Cell, canvasOf, cellsOf } from "../images/montage/grid.ts";
import type { Box } from "../images/poster/layout.ts";
import type { ImageLimits } from "../networks/network.ts";
import { cardLimits } from "../render/card-limits.ts";
import type { Rendered, RenderedImage } from "../render/rendered.ts";
import type { CheckContext, Finding } from "./rule.ts";
import { forName, takerOf } from "./text/network-name.ts";

export interface Shown {
  readonly rendered: Rendered;
  readonly image: RenderedImage;
  /** Of a picture in a post, or of one on a card. */
  readonly limits: ImageLimits;
}

/** Each asset once a delivery, and once more on a card whose pictures have limits of their own. */
function shownImages(rendered: Rendered): readonly Shown[] {
  const { profile, parts, card } = rendered;
  const onCard = cardLimits(profile);
  const inPosts = parts.flatMap((part) => part.images).map((image) => ({ rendered, image, limits: profile.images }));
  const shown = card?.image === undefined ? inPosts : [...inPosts, { rendered, image: card.image, limits: onCard }];
  const key = ({ image, limits }: Shown) => `${image.asset.id} ${limits === profile.images}`;
  return [...new Map(shown.map((each) => [key(each), each])).values()];
}

interface Verdict {
  readonly message: string;
  readonly help: string;
}

function reportEach(
  { rendered }: CheckContext,
  report: (finding: Finding) => void,
  { judge, key }: { judge(shown: Shown): Verdict | undefined; readonly key: "alt" | "file" },
): void {
  for (const one of rendered) {
    const { campaign, id } = one.delivery;
    for (const shown of shownImages(one)) {
      const verdict = judge(shown);
      if (verdict === undefined) continue;
      report({ ...verdict, place: campaign.source.place([...shown.image.asset.path, key]), delivery: id });
    }
  }
}

/** Reports what `judge` says about an image, at its alt text. */
export function reportImages(
  context: CheckContext,
  report: (finding: Finding) => void,
  judge: (shown: Shown) => Verdict | undefined,
): void {
  reportEach(context, report, { judge, key: "alt" });
}

/** A picture's file, as one account gets it. */
export interface ShownFile {
  readonly asset: Asset;
  readonly facts: ImageFacts;
  readonly limits: ImageLimits;
  /** What takes it, as said to a person: the network, or of a hand-off the place. */
  readonly taker: string;
  /** Under `for`, where this account's readers can be given another one. */
  readonly forName: string;
}

/** Reports what `judge` says about a file that can be read, there. */
export function reportFiles(
  context: CheckContext,
  report: (finding: Finding) => void,
  judge: (file: ShownFile) => Verdict | undefined,
): void {
  reportEach(context, report, {
    key: "file",
    judge({ rendered: { profile, delivery }, image: { asset }, limits }) {
      const facts = context.images.get(asset.id);
      if (facts === undefined || "kind" in facts) return undefined;
      return judge({ asset, facts, limits, taker: takerOf(profile), forName: forName(delivery.account) });
    },
  });
}

/** Reports what `judge` says about what can be seen in a file, whatever it is shown as: of a montage, of each of its pictures. */
export function reportSources(
  context: CheckContext,
  report: (finding: Finding) => void,
  judge: (source: Pick<ShownFile, "asset" | "facts">) => Verdict | undefined,
): void {
  for (const one of context.rendered) {
    const { campaign, id } = one.delivery;
    const assets = shownImages(one).flatMap(({ image }) => withBehind(image.asset));
    for (const asset of new Map(assets.map((each) => [each.id, each])).values()) {
      const facts = context.images.get(asset.id);
      const verdict = facts === undefined || "kind" in facts ? undefined : judge({ asset, facts });
      if (verdict === undefined) continue;
      report({ ...verdict, place: campaign.source.place([...asset.path, "file"]), delivery: id });
    }
  }
}

/** A picture's file, as one account gets it within a montage. */
export interface PlacedFile extends Pick<ShownFile, "asset" | "facts" | "limits" | "taker" | "forName"> {
  readonly montage: string;
  readonly cell: Cell;
  /** The whole montage, in the pixels of the cell. */
  readonly canvas: Box;
}

/** Reports what `judge` says about a file in its place in a montage, at the file. */
export function reportPlaced(
  context: CheckContext,
  report: (finding: Finding) => void,
  judge: (file: PlacedFile) => Verdict | undefined,
): void {
  for (const one of context.rendered) {
    const { delivery, profile } = one;
    for (const { image, limits } of shownImages(one)) {
      const { id: montage, montage: { of = [], columns } = {} } = image.asset;
      const canvas = canvasOf(limits);
      const cells = cellsOf(of.length, canvas, columns);
      for (const [index, asset] of of.entries()) {
        const [facts, cell] = [context.images.get(asset.id), cells[index]];
        if (facts === undefined || "kind" in facts || cell === undefined) continue;
        const [taker, forAccount] = [takerOf(profile), forName(delivery.account)];
        const verdict = judge({ asset, facts, limits, taker, forName: forAccount, montage, cell, canvas });
        if (verdict === undefined) continue;
        const place = delivery.campaign.source.place([...asset.path, "file"]);
        report({ ...verdict, place, delivery: delivery.id });
      }
    }
  }
}
