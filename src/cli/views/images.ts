import { problemToJson } from "../../diagnostics/format-json.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { isError } from "../../diagnostics/problem.ts";
import type { Fitter } from "../../images/fit.ts";
import type { ImageLimits } from "../../networks/network.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import type { ImageEntry } from "../../preview/images/fitted-image.ts";
import { formatImagesJson } from "../../preview/images/json.ts";
import { formatImagesText } from "../../preview/images/text.ts";
import { cardLimits } from "../../render/card-limits.ts";
import { pictureOf } from "../../render/picture.ts";
import type { Rendered, RenderedImage } from "../../render/rendered.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes } from "../frame/exit-codes.ts";
import { printLines } from "../frame/print-lines.ts";
import { startProgress } from "../frame/progress.ts";
import { fitterFor, preparedFor, workspaceRoot } from "../workspace/prepared.ts";

/** Builds every fitted image of the selected campaigns; exit 1 when one of them cannot be made, or a file not be used. */
export async function runImages(context: Context, targets: readonly string[]): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const fitter = fitterFor(context, root, { retry: true });
  try {
    const prepared = await preparedFor(context, root, targets);
    const wanted = wantedImages(prepared.selected.flatMap(({ rendered }) => rendered));
    const entries = await fitAll({ wanted, fitter, root, context });
    print(context, prepared, entries);
    const failed = entries.some(({ result }) => !result.ok);
    const unusable = prepared.loadProblems.some(isError);
    return failed || unusable ? exitCodes.problems : exitCodes.ok;
  } finally {
    await fitter.close();
  }
}

interface Wanted {
  readonly campaign: string;
  readonly image: RenderedImage;
  readonly network: string;
  readonly limits: ImageLimits;
  readonly accounts: Set<string>;
}

/** Each asset once for all accounts of a network whose limits are the same, and once more for a card with others. */
function wantedImages(rendered: readonly Rendered[]): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const { delivery, profile, parts, card } of rendered) {
    const inPosts = parts.flatMap((part) => part.images).map((image) => ({ image, limits: profile.images }));
    const onCard = card?.image === undefined ? [] : [{ image: card.image, limits: cardLimits(profile) }];
    for (const { image, limits } of [...inPosts, ...onCard]) {
      const { campaign, account } = delivery;
      const key = JSON.stringify([campaign.id, image.asset.id, account.network, limits]);
      const known = wanted.get(key);
      if (known === undefined) {
        const { network } = account;
        wanted.set(key, {
          campaign: campaign.id,
          image,
          network,
          limits,
          accounts: new Set([account.id]),
        });
      } else known.accounts.add(account.id);
    }
  }
  return [...wanted.values()];
}

async function fitAll(work: {
  readonly wanted: readonly Wanted[];
  readonly fitter: Fitter;
  readonly root: string;
  readonly context: Context;
}): Promise<readonly ImageEntry[]> {
  const progress = startProgress(work.wanted.length, work.context.output);
  try {
    return await Promise.all(
      work.wanted.map(async ({ campaign, image: { asset }, network, limits, accounts }): Promise<ImageEntry> => {
        const { file } = asset;
        const result = await work.fitter.fit({ ...pictureOf(asset, work.root), limits });
        progress.step(asset.id);
        return { campaign, asset: asset.id, file, network, accounts: [...accounts], result };
      }),
    );
  } finally {
    progress.end();
  }
}

function print(
  { format, output }: Context,
  { loadProblems, sources, root }: Prepared,
  entries: readonly ImageEntry[],
): void {
  if (format === "json") {
    output.data(formatImagesJson(entries, { root, problems: loadProblems.map(problemToJson) }));
    return;
  }
  if (loadProblems.length > 0) output.warn(formatProblems(loadProblems, sources, output));
  printLines(output, formatImagesText(entries, output));
}
