/** From prepared campaigns to the previews that terminal, page and comment draw: every message fitted as `publish` would fit it. */
import { isError, type Problem } from "../diagnostics/problem.ts";
import { deliveriesOf } from "../diagnostics/unique.ts";
import type { Fitter } from "../images/fit.ts";
import { isOpen } from "../ledger/rows.ts";
import type { StandingOf } from "../ledger/standing.ts";
import type { Message } from "../networks/network.ts";
import { shownPermit } from "../permission/shown.ts";
import { byInstantThenId } from "../plan/plan.ts";
import type { IsShown } from "../plan/range.ts";
import type { Preview, PreviewedCampaign } from "../preview/previews.ts";
import { asItWentOut, shownDelivery } from "../preview/went-out.ts";
import { fitMessage } from "../render/message.ts";
import type { Rendered } from "../render/rendered.ts";
import { isOfPermit, permitWhenDue } from "./permitted.ts";
import type { Prepared } from "./prepare.ts";
import { renderedAnyhow, type Staged } from "./stage.ts";

export interface ViewOfPreviews {
  readonly prepared: Prepared;
  readonly fitter: Fitter;
  readonly isShown: IsShown;
  readonly standingOf: StandingOf;
  /** Of `allProblems`, and whatever else is said of the workspace. */
  readonly problems: readonly Problem[];
}

export interface Previews {
  readonly campaigns: readonly PreviewedCampaign[];
  /** Those of the view, and what fitting found beside. */
  readonly problems: readonly Problem[];
}

/** The rendered deliveries of each selected campaign that a view shows. */
export function shownIn({ prepared, isShown, standingOf }: Omit<ViewOfPreviews, "fitter" | "problems">) {
  const shown = (each: Rendered) => isShown(shownDelivery(each, standingOf(each.delivery)).rendered.delivery);
  return prepared.selected.map((staged) => ({ staged, rendered: renderedAnyhow(staged).filter(shown) }));
}

/** `step` is called for each message that was fitted. */
export async function drawPreviews(view: ViewOfPreviews, step: (delivery: string) => void): Promise<Previews> {
  const { prepared, fitter, standingOf, problems: checked } = view;
  const faults: Problem[] = [];
  const byDelivery = problemsByDelivery(checked);
  const previewOf = async (rendered: Rendered): Promise<Preview> => {
    const fitted = await fitMessage(rendered, fitter, prepared.root);
    step(rendered.delivery.id);
    const known = byDelivery.get(rendered.delivery.id) ?? [];
    const standing = standingOf(rendered.delivery);
    const problem = known.some((each) => isError(each) && !isOfPermit(each));
    const permit = shownPermit(permitWhenDue(prepared, rendered), { open: isOpen(standing.state), problem });
    if (fitted.ok) return withOut({ rendered, standing, message: fitted.message, problems: known, permit });
    const unknown = fitted.problems.filter(({ message }) => !known.some((each) => each.message === message));
    faults.push(...unknown);
    return withOut({ rendered, standing, problems: [...known, ...unknown], permit });
  };
  const campaigns = await Promise.all(
    shownIn(view).map(async ({ staged, rendered }) =>
      campaignOf(staged, await Promise.all(rendered.map(previewOf)), checked),
    ),
  );
  return { campaigns, problems: [...checked, ...faults] };
}

const picturesOf = ({ parts }: Message) =>
  JSON.stringify(parts.map(({ images, card }) => [images.map(({ sha256 }) => sha256), card?.image?.sha256]));

/** A preview shows what went out, and the file's words beside it where they are others. */
function withOut(preview: Preview): Preview {
  const { rendered, message, standing, ...more } = preview;
  const { out } = standing;
  if (out === undefined) return preview;
  const redrawn = message !== undefined && picturesOf(message) !== picturesOf(out.message);
  if (!standing.changed && !redrawn) return preview;
  const file = message === undefined ? { rendered } : { rendered, message };
  return {
    rendered: asItWentOut(rendered, out),
    message: out.message,
    file,
    standing: { ...standing, changed: true },
    ...more,
  };
}

/** The previews of another revision, to compare with: fitted alike, not checked, of which the ledger tells nothing. */
export async function previewsOf(prepared: Prepared, fitter: Fitter, isShown: IsShown): Promise<readonly Preview[]> {
  const shown = prepared.all.flatMap(renderedAnyhow).filter(({ delivery }) => isShown(delivery));
  return Promise.all(
    shown.map(async (rendered): Promise<Preview> => {
      const fitted = await fitMessage(rendered, fitter, prepared.root);
      const preview = { rendered, standing: { state: "planned", changed: false }, problems: [] } as const;
      return fitted.ok ? { ...preview, message: fitted.message } : preview;
    }),
  );
}

function campaignOf({ plan }: Staged, previews: readonly Preview[], problems: readonly Problem[]): PreviewedCampaign {
  const own = problems.filter(({ place }) => place.file === plan.campaign.source.file);
  const sorted = previews.toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery));
  const isAside = ({ rendered: { delivery } }: Preview) => delivery.aside === true;
  return {
    plan,
    previews: sorted.filter((preview) => !isAside(preview)),
    aside: sorted.filter(isAside),
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
