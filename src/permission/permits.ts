/** Everything that must be given, in one answer: the gravest refusal first. */
import { consentsOf, type Granting } from "./consent/consents-of.ts";
import { type PeriodWorld, periodsAt } from "./periods/periods-at.ts";
import { type Permits, unasked } from "./permit.ts";

export type Asking = Granting & PeriodWorld;

export function permitsOf(asking: Asking): Permits {
  return {
    of(subject, at) {
      const { periods, refusals } = periodsAt(subject, at, asking);
      const consent = consentsOf(subject, at, asking);
      return { ...unasked, periods, consents: consent.references, refusals: [...refusals, ...consent.refusals] };
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
