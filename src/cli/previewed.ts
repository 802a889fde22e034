/** From prepared campaigns to what a preview is drawn from: every message fitted as `publish` would fit it. */
import { createHash } from "node:crypto";
import { trackedState } from "../campaign/tracked-state.ts";
import type { Problem } from "../diagnostics/problem.ts";
import { deliveriesOf } from "../diagnostics/unique.ts";
import type { Message } from "../networks/network.ts";
import { byInstantThenId } from "../plan/plan.ts";
import type { Card, PreviewedCampaign } from "../preview/cards.ts";
import { previewPage } from "../preview/html/page.ts";
import { picturesIn } from "../preview/html/pictures.ts";
import { asItWentOut, shownDelivery } from "../preview/went-out.ts";
import type { Fitter } from "../render/images/fit.ts";
import { fitMessage } from "../render/message.ts";
import type { Rendered } from "../render/rendered.ts";
import { readPlainFile } from "../system/plain-file.ts";
import type { Context } from "./context.ts";
import { allProblems, type Prepared, type Staged } from "./pipeline.ts";
import { startProgress } from "./progress.ts";
import type { IsShown } from "./shown.ts";
import { readStandings } from "./standings.ts";
import { readStops } from "./stops.ts";

export interface Previewed {
  readonly campaigns: readonly PreviewedCampaign[];
  /** What stops publishing now, a sentence each. */
  readonly stops: readonly string[];
  /** All of them, for stderr and the exit code. */
  readonly problems: readonly Problem[];
}

interface View {
  readonly context: Context;
  readonly prepared: Prepared;
  readonly fitter: Fitter;
  readonly isShown: IsShown;
}

export async function previewed({ context, prepared, fitter, isShown }: View): Promise<Previewed> {
  const checked = [
    ...trackedState(prepared.root, context.environment),
    ...(await allProblems(prepared, fitter, context.clock.now())),
  ];
  const standingOf = await readStandings(context, prepared);
  const shown = prepared.selected.map((staged) => ({
    staged,
    rendered: staged.rendered.filter((each) =>
      isShown(shownDelivery(each, standingOf(each.delivery)).rendered.delivery),
    ),
  }));
  const progress = startProgress(shown.flatMap(({ rendered }) => rendered).length, context.output);
  const faults: Problem[] = [];
  const byDelivery = problemsByDelivery(checked);
  const cardOf = async (rendered: Rendered): Promise<Card> => {
    const fitted = await fitMessage(rendered, fitter, prepared.root);
    progress.step(rendered.delivery.id);
    const known = byDelivery.get(rendered.delivery.id) ?? [];
    const standing = standingOf(rendered.delivery);
    if (fitted.ok) return withOut({ rendered, standing, message: fitted.message, problems: known });
    const unknown = fitted.problems.filter(({ message }) => !known.some((each) => each.message === message));
    faults.push(...unknown);
    return withOut({ rendered, standing, problems: [...known, ...unknown] });
  };
  try {
    const campaigns = await Promise.all(
      shown.map(async ({ staged, rendered }) => campaignOf(staged, await Promise.all(rendered.map(cardOf)), checked)),
    );
    return { campaigns, problems: [...checked, ...faults], stops: await readStops(context, prepared.root) };
  } finally {
    progress.end();
  }
}

const picturesOf = ({ parts }: Message) =>
  JSON.stringify(parts.map(({ images, card }) => [images.map(({ sha256 }) => sha256), card?.image?.sha256]));

/** A card shows what went out, and the file's words beside it where they are others. */
function withOut(card: Card): Card {
  const { rendered, message, standing, problems } = card;
  const { out } = standing;
  if (out === undefined) return card;
  const redrawn = message !== undefined && picturesOf(message) !== picturesOf(out.message);
  if (!standing.changed && !redrawn) return card;
  const file = message === undefined ? { rendered } : { rendered, message };
  return {
    rendered: asItWentOut(rendered, out),
    message: out.message,
    file,
    standing: { ...standing, changed: true },
    problems,
  };
}

/** The cards of another revision, to compare with: fitted alike, not checked, of which the ledger tells nothing. */
export async function cardsOf(prepared: Prepared, fitter: Fitter, isShown: IsShown): Promise<readonly Card[]> {
  const shown = prepared.all.flatMap(({ rendered }) => rendered).filter(({ delivery }) => isShown(delivery));
  return Promise.all(
    shown.map(async (rendered): Promise<Card> => {
      const fitted = await fitMessage(rendered, fitter, prepared.root);
      const card = { rendered, standing: { state: "planned", changed: false }, problems: [] } as const;
      return fitted.ok ? { ...card, message: fitted.message } : card;
    }),
  );
}

function campaignOf({ plan }: Staged, cards: readonly Card[], problems: readonly Problem[]): PreviewedCampaign {
  const own = problems.filter(({ place }) => place.file === plan.campaign.source.file);
  return {
    plan,
    cards: cards.toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery)),
    problems: own.filter((problem) => deliveriesOf(problem).length === 0),
  };
}

function problemsByDelivery(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const byDelivery = new Map<string, Problem[]>();
  for (const problem of problems) {
    for (const id of deliveriesOf(problem)) byDelivery.set(id, [...(byDelivery.get(id) ?? []), problem]);
  }
  return byDelivery;
}

/** Bytes; no network takes more. */
const pictureLimit = 50_000_000;

/** What went out long ago, or from another machine, may no longer be kept here: it is told by its name. */
function pictureOf(sha256: string, file: string): readonly (readonly [string, string])[] {
  const read = readPlainFile(file, { limit: pictureLimit });
  if (read.kind !== "bytes" || createHash("sha256").update(read.bytes).digest("hex") !== sha256) return [];
  return [[sha256, read.bytes.toString("base64")]];
}

/** A page's own style and script, which hold pictures and no word of a campaign. */
const ownBlock = /(<(?:style|script)>.*?<\/(?:style|script)>)/s;

/** Masked. `live` is the script of a page that is served. */
export function pageOf(context: Context, { campaigns, problems, stops }: Previewed, live?: string): string {
  const images = new Map(picturesIn(campaigns).map(({ sha256, file }) => [sha256, file]));
  const pictures = new Map([...images].flatMap(([sha256, file]) => pictureOf(sha256, file)));
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
  return page
    .split(ownBlock)
    .map((piece) => (/^<(?:style|script)>/.test(piece) ? piece : context.masked(piece)))
    .join("");
}
