/** Everything that must be given, in one answer, composed of those who answer for their own. */
import { type ApprovalFiles, type Approvals, approvalsOf } from "./approval/approvals.ts";
import { consentsOf, type Granting } from "./consent/consents-of.ts";
import { type PeriodWorld, periodsAt } from "./periods/periods-at.ts";
import { type Permits, unasked } from "./permit.ts";

export interface Asking extends Granting, Pick<PeriodWorld, "periods"> {
  /** Absent where accounts.yaml cannot be used, so that nothing goes out anyway. */
  readonly approvals: ApprovalFiles | undefined;
}

const nobody: Approvals = {
  of: () => ({ shown: unasked.approval, refusals: [] }),
  forPeriod: () => [],
  last: () => undefined,
};

/** Refusals in the order period, consent, approval: the gravest first. */
export function permitsOf(asking: Asking): Permits {
  const approvals = asking.approvals === undefined ? nobody : approvalsOf(asking.approvals);
  const approvers = asking.approvals?.workspace.approval.by ?? [];
  const world: PeriodWorld = { periods: asking.periods, approvers, agreedFor: approvals.forPeriod };
  return {
    of(subject, at) {
      const { periods, refusals } = periodsAt(subject, at, world);
      const consent = consentsOf(subject, at, asking);
      const approval = approvals.of(subject, at);
      return {
        ...unasked,
        approval: approval.shown,
        ...(approval.lost !== undefined && { lost: approval.lost }),
        periods,
        consents: consent.references,
        refusals: [...refusals, ...consent.refusals, ...approval.refusals],
      };
    },
  };
}

/** For a rehearsal, in which nobody is asked and nothing is sensitive: only a consent that is missing holds. */
export function rehearsed(permits: Permits): Permits {
  return {
    of(subject, at) {
      const permit = permits.of(subject, at);
      return { ...permit, refusals: permit.refusals.filter(({ because }) => because === "consent") };
    },
  };
}
