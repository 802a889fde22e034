/** What sensitive periods say of a message: which it falls into, and whether it may go out in them. */
import { isAbout, isDuring, type Period, type Periods } from "../../campaign/periods/period.ts";
import type { Approvals } from "../approval/approvals.ts";
import type { Permit, Refused, Subject } from "../permit.ts";

export interface PeriodWorld {
  readonly periods: Periods;
  /** Who may approve at all. */
  readonly approvers: readonly string[];
  /** Who of those who may agreed to it for the period, in time. */
  readonly agreedFor: Approvals["forPeriod"];
}

/** By when it falls due, and by when it would be written. The order is the file's. */
function fallsInto({ account, campaign, dueAt }: Subject, at: Date, periods: readonly Period[]): readonly Period[] {
  return periods.filter(
    (period) => isAbout(period, { account: account.id, campaign }) && (isDuring(period, dueAt) || isDuring(period, at)),
  );
}

interface Asked {
  readonly subject: Subject;
  readonly at: Date;
}

function refusalBy(period: Period, { subject, at }: Asked, world: PeriodWorld): Refused | undefined {
  const { id, kind, rule, exceptCritical } = period;
  if (rule === "tell") return undefined;
  if (rule === "stop" && !(exceptCritical && subject.critical)) {
    return { because: "period", period: id, reason: `Nothing goes out in the period ${id} (${kind}).` };
  }
  const by = period.by ?? world.approvers;
  if (world.agreedFor(subject, at, { id, by }).length > 0) return undefined;
  const who = by.join(" or ") || "somebody whom `by` names";
  return {
    because: "period",
    period: id,
    reason: `It falls into the period ${id} (${kind}) and is not approved for it: ${who} can, with \`campaign approve ${subject.delivery} --period ${id}\`.`,
  };
}

export function periodsAt(subject: Subject, at: Date, world: PeriodWorld): Pick<Permit, "periods" | "refusals"> {
  const { periods } = world;
  if (periods.kind === "unusable") {
    return { periods: [], refusals: [{ because: "period", reason: periods.reason }] };
  }
  const touching = fallsInto(subject, at, periods.periods);
  const refusals = touching.flatMap((period) => refusalBy(period, { subject, at }, world) ?? []);
  return { periods: touching.map(({ id }) => id), refusals };
}
