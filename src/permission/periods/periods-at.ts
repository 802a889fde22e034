/** What sensitive periods say of a message: which it falls into, and whether it may go out in them. */
import { createHash } from "node:crypto";
import type { FiledAct } from "../../campaign/approvals/act.ts";
import { isAbout, isDuring, type Period, type Periods } from "../../campaign/periods/period.ts";
import type { Permit, Refused, Subject } from "../permit.ts";

export interface PeriodWorld {
  readonly periods: Periods;
  readonly acts: readonly FiledAct[];
  readonly workspace: string;
  /** Who may approve at all. */
  readonly approvers: readonly string[];
}

/** By when it falls due, and by when it would be written. The order is the file's. */
function fallsInto({ account, campaign, dueAt }: Subject, at: Date, periods: readonly Period[]): readonly Period[] {
  return periods.filter(
    (period) => isAbout(period, { account: account.id, campaign }) && (isDuring(period, dueAt) || isDuring(period, at)),
  );
}

function saysSo({ agreed }: FiledAct, { terms }: Subject): boolean {
  if (terms === undefined) return false;
  const hash = (words: readonly string[]) => createHash("sha256").update(JSON.stringify(words)).digest("hex");
  return agreed.some(({ digest, words }) => digest === terms.digest && hash(words) === terms.aspects.text);
}

function isWithdrawn(act: FiledAct, subject: Subject, acts: readonly FiledAct[]): boolean {
  const digest = subject.terms?.digest ?? "";
  return acts.some(({ withdrawn, at }) => withdrawn.includes(digest) && at >= act.at);
}

/** Given for this period, by somebody who may, of these words, in time, and not taken back. */
function isApproved(period: Period, subject: Subject, { acts, workspace, approvers }: PeriodWorld): boolean {
  const may = period.by ?? approvers;
  return acts.some(
    (act) =>
      act.period === period.id &&
      act.workspace === workspace &&
      may.includes(act.by) &&
      act.at <= subject.dueAt &&
      saysSo(act, subject) &&
      !isWithdrawn(act, subject, acts),
  );
}

function refusalBy(period: Period, subject: Subject, world: PeriodWorld): Refused | undefined {
  const { id, kind, rule, exceptCritical } = period;
  if (rule === "tell") return undefined;
  if (rule === "stop" && !(exceptCritical && subject.critical)) {
    return { because: "period", reason: `Nothing goes out in the period ${id} (${kind}).` };
  }
  if (isApproved(period, subject, world)) return undefined;
  const who = (period.by ?? world.approvers).join(" or ") || "somebody whom `by` names";
  return {
    because: "period",
    reason: `It falls into the period ${id} (${kind}) and is not approved for it: ${who} can, with \`campaign approve ${subject.delivery} --period ${id}\`.`,
  };
}

export function periodsAt(subject: Subject, at: Date, world: PeriodWorld): Pick<Permit, "periods" | "refusals"> {
  const { periods } = world;
  if (periods.kind === "unusable") {
    return { periods: [], refusals: [{ because: "period", reason: periods.reason }] };
  }
  const touching = fallsInto(subject, at, periods.periods);
  const refusals = touching.flatMap((period) => refusalBy(period, subject, world) ?? []);
  return { periods: touching.map(({ id }) => id), refusals };
}
