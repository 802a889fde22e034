/** How the consents of a reading stand, for the ledger to remember. */
import type { ConsentsNow } from "../../publish/judge/losses.ts";
import { sourcesIn } from "../permitted.ts";
import type { Prepared } from "../prepare.ts";

export function consentsNow(prepared: Prepared): ConsentsNow {
  const known = [...prepared.consents.known.values()];
  const sourceOf = sourcesIn(prepared);
  const assets = prepared.all.flatMap(({ campaign }) => [...campaign.assets.values()]);
  const gone = known.filter(({ withdrawn }) => withdrawn !== undefined);
  return {
    withdrawn: gone.map(({ reference }) => ({
      consent: reference,
      sources: [
        ...new Set(assets.flatMap(({ file, people = [] }) => (people.includes(reference) ? [sourceOf(file)] : []))),
      ].toSorted(),
    })),
    given: known.filter(({ withdrawn }) => withdrawn === undefined).map(({ reference }) => reference),
  };
}
