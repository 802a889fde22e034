/** Each selected campaign as a plan shows it: what went out or goes out, and what would keep it back. */
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import type { StandingOf } from "../../ledger/standing.ts";
import { networkOf } from "../../networks/registry.ts";
import { isOfPermit, permitWhenDue } from "../../pipeline/permitted.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { byInstantThenId } from "../../plan/plan.ts";
import type { IsShown } from "../../plan/range.ts";
import { type CostOf, planEntry } from "../../preview/plan/entry.ts";
import type { PlannedCampaign } from "../../preview/plan/planned.ts";
import { shownDelivery } from "../../preview/went-out.ts";
import { type Span, type Year, yearOf } from "../../preview/year/year.ts";
import type { Rendered } from "../../render/rendered.ts";
import { type Flags, textFlag } from "../frame/flags.ts";

interface View {
  readonly problems: readonly Problem[];
  readonly standingOf: StandingOf;
  readonly isShown: IsShown;
}

export function plannedIn(prepared: Prepared, view: View): readonly PlannedCampaign[] {
  const wrong = new Set(view.problems.filter((each) => isError(each) && !isOfPermit(each)).flatMap(deliveriesOf));
  const costOf = pricedBy(prepared);
  const rowsOf = (some: readonly Rendered[]) =>
    some
      .map((each) => {
        const standing = view.standingOf(each.delivery);
        const shown = shownDelivery(each, standing);
        const { id } = each.delivery;
        const permit = permitWhenDue(prepared, each);
        return { ...shown, entry: planEntry(shown, { standing, permit, problem: wrong.has(id), costOf }) };
      })
      .filter((row) => view.isShown(row.rendered.delivery))
      .toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery));
  return prepared.selected.map(({ plan, rendered, asides }) => ({
    plan,
    rows: rowsOf(rendered),
    aside: rowsOf(asides.flatMap((aside) => aside.rendered)),
    problems: view.problems.filter(({ place }) => place.file === plan.campaign.source.file),
  }));
}

/** What a network charges may be written in accounts.yaml. */
function pricedBy({ workspace }: Prepared): CostOf {
  return ({ delivery: { account }, parts }) =>
    networkOf(account.network).costOf?.(parts, workspace?.prices[account.network]);
}

/** Clashes are looked for in the whole workspace, whatever is shown of it. */
export function yearIn(prepared: Prepared, campaigns: readonly PlannedCampaign[], flags: Flags): Year {
  const plans = new Set([...prepared.all, ...prepared.selected].map(({ plan }) => plan));
  return yearOf({ campaigns, plans: [...plans], periods: prepared.periods, asked: askedOf(flags) });
}

/** Of an instant, its date as it is written. */
function askedOf(flags: Flags): Partial<Span> {
  const [from, until] = [textFlag(flags, "from")?.slice(0, 10), textFlag(flags, "until")?.slice(0, 10)];
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}
