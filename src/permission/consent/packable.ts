/** Whether a picture may be handed to partners, and until when they may use it. */
import type { Consents } from "../../campaign/consents/consents.ts";
import type { Asset } from "../../campaign/model.ts";
import { withBehind } from "../../campaign/montages/behind.ts";

export type Packable =
  /** `until`: YYYY-MM-DD, the last day; absent where nothing ends it. */
  | { readonly ok: true; readonly until?: string }
  /** `reason` goes on after "the picture … is not in it: " and names no reference. */
  | { readonly ok: false; readonly reason: string };

/**
 * `last`: YYYY-MM-DD, the last day on which the campaign shows it. Whoever takes a pack reads no consents, so what they
 * allow is judged when it is made, of the whole campaign.
 */
export function packable(asset: Asset, last: string, consents: Consents): Packable {
  const shown = withBehind(asset);
  const people = shown.flatMap((each) => each.people ?? []);
  if (people.length > 0 && !consents.readable) return { ok: false, reason: "consents.yaml cannot be read" };
  const given = people.map((reference) => consents.known.get(reference));
  if (given.some((consent) => consent === undefined)) {
    return { ok: false, reason: "somebody in it has not agreed" };
  }
  const known = given.flatMap((consent) => consent ?? []);
  if (known.some(({ withdrawn }) => withdrawn !== undefined)) {
    return { ok: false, reason: "somebody in it has taken their consent back" };
  }
  if (known.some(({ packs }) => !packs))
    return { ok: false, reason: "somebody in it has not agreed to its being handed on" };
  const ends = [...known.map((consent) => consent.until), ...shown.map(({ rights }) => rights?.until)].filter(
    (each) => each !== undefined,
  );
  const until = ends.toSorted()[0];
  if (known.some(({ granted }) => granted > last) || (until !== undefined && until < last)) {
    return { ok: false, reason: "it may not be used through the whole campaign" };
  }
  return { ok: true, ...(until !== undefined && { until }) };
}
