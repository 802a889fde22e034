/** What a preview shows, and its page as a file. */

import { createHash } from "node:crypto";
import { trackedState } from "../../campaign/file/tracked-state.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import type { Fitter } from "../../images/fit.ts";
import type { FittedImage } from "../../networks/network.ts";
import { drawPreviews, type Previews, shownIn } from "../../pipeline/previews.ts";
import type { IsShown } from "../../plan/range.ts";
import { previewPage } from "../../preview/html/page.ts";
import { picturesIn } from "../../preview/html/pictures.ts";
import { readPlainFile } from "../../system/files/plain-file.ts";
import type { Context } from "../frame/context.ts";
import { startProgress } from "../frame/progress.ts";
import type { Look } from "../workspace/look.ts";
import { problemsIn } from "../workspace/prepared.ts";

export interface Previewed extends Previews {
  /** What stops publishing now, a sentence each. */
  readonly stops: readonly string[];
}

interface View {
  readonly context: Context;
  readonly look: Look;
  readonly fitter: Fitter;
  readonly isShown: IsShown;
}

export async function previewed({ context, look, fitter, isShown }: View): Promise<Previewed> {
  const { prepared, standingOf, stops } = look;
  const problems = [
    ...trackedState(prepared.root, context.environment),
    ...(await problemsIn(context, prepared, fitter)),
  ];
  const view = { prepared, fitter, isShown, standingOf, problems };
  const progress = startProgress(shownIn(view).flatMap(({ rendered }) => rendered).length, context.output);
  try {
    const previews = await drawPreviews(view, (delivery) => progress.step(delivery));
    return { ...previews, stops };
  } finally {
    progress.end();
  }
}

/** Bytes; no network takes more. */
const pictureLimit = 50_000_000;

/** What went out long ago, or from another machine, may no longer be kept here: it is told by its name. */
export function contentOf({ sha256, file }: Pick<FittedImage, "sha256" | "file">): string | undefined {
  const read = readPlainFile(file, { limit: pictureLimit });
  if (read.kind !== "bytes" || createHash("sha256").update(read.bytes).digest("hex") !== sha256) return undefined;
  return read.bytes.toString("base64");
}

/** A page's own style and script, which hold pictures and no word of a campaign. */
const ownBlock = /(<(?:style|script)>.*?<\/(?:style|script)>)/s;

/** Masked. `live` is the script of a page that is served. */
export function pageOf(context: Context, { campaigns, problems, stops }: Previewed, live?: string): string {
  const images = new Map(picturesIn(campaigns).map((image) => [image.sha256, image]));
  const pictures = new Map(
    [...images].flatMap(([sha256, image]) => {
      const content = contentOf(image);
      return content === undefined ? [] : [[sha256, content] as const];
    }),
  );
  const files = new Set(campaigns.map(({ plan }) => plan.campaign.source.file));
  const general = problems.filter((each) => deliveriesOf(each).length === 0 && !files.has(each.place.file));
  const page = previewPage({
    campaigns,
    problems: general,
    pictures,
    madeAt: context.clock.now(),
    stops,
    ...(live === undefined ? {} : { live }),
  });
  return maskedPage(context, page);
}

export function maskedPage(context: Context, page: string): string {
  return page
    .split(ownBlock)
    .map((piece) => (/^<(?:style|script)>/.test(piece) ? piece : context.masked(piece)))
    .join("");
}
