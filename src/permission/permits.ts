/** Everything that must be given, in one answer: the gravest refusal first. */
import { consentsOf, type Granting } from "./consent/consents-of.ts";
import { type Permits, unasked } from "./permit.ts";

export type Asking = Granting;

export function permitsOf(asking: Asking): Permits {
  return {
    of(subject, at) {
      const consent = consentsOf(subject, at, asking);
      return { ...unasked, consents: consent.references, refusals: [...consent.refusals] };
    },
  };
}
