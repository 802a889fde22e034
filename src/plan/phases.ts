/** The days of each phase, and the posts that fall outside theirs. */
import type { Campaign, Phase } from "../campaign/model.ts";
import type { ReadDay } from "../campaign/times/read-time.ts";
import { dateOf } from "../campaign/times/written-time.ts";
import { type Fault, fault, isFault, problemAt } from "../diagnostics/fault.ts";
import type { Problem } from "../diagnostics/problem.ts";

/** Dates, both inclusive, in the campaign's zone. */
export interface PhaseDates {
  readonly phase: Phase;
  readonly from: string;
  readonly until: string;
}

export interface Phases {
  readonly dates: ReadonlyMap<string, PhaseDates>;
  readonly problems: readonly Problem[];
}

export function phasesOf(campaign: Campaign, anchorDay: string): Phases {
  const dates = new Map<string, PhaseDates>();
  const problems: Problem[] = [];
  for (const phase of campaign.phases.values()) {
    const from = endOf(phase.from, anchorDay);
    const until = endOf(phase.until, anchorDay);
    if (typeof from !== "string") problems.push(problemAt(campaign.source, [...phase.path, "from"], from));
    if (typeof until !== "string") problems.push(problemAt(campaign.source, [...phase.path, "until"], until));
    if (typeof from !== "string" || typeof until !== "string") continue;
    if (until < from) problems.push(problemAt(campaign.source, [...phase.path, "until"], reversed(phase, from, until)));
    else dates.set(phase.id, { phase, from, until });
  }
  return { dates, problems };
}

/** What is wrong with a post on this local date, `YYYY-MM-DD`. */
export function outsidePhase(dates: PhaseDates, date: string): Fault | undefined {
  const { phase, from, until } = dates;
  if (date >= from && date <= until) return undefined;
  return fault(
    "phase-outside",
    `This goes out on ${date}, outside the phase "${phase.id}", which is from ${from} until ${until}.`,
    "Move the post, widen the phase, or name another phase.",
  );
}

function endOf(day: ReadDay, anchorDay: string): string | Fault {
  return isFault(day) ? day : dateOf(day, anchorDay);
}

function reversed(phase: Phase, from: string, until: string): Fault {
  return fault(
    "phase-reversed",
    `The phase "${phase.id}" ends on ${until}, before it begins on ${from}.`,
    "Let `until` be the same day as `from` or a later one.",
  );
}
