/** Consents, rights and signposts that are past their end, or past a look, before the new campaign is over. */
import { addDays, longDay } from "../../calendar/dates.ts";
import type { Consents } from "../../campaign/consents/consents.ts";
import type { Asset } from "../../campaign/model.ts";
import type { Words } from "../../campaign/words/words.ts";
import { directoryFor } from "../../check/text/help/directory.ts";
import type { Helpline } from "../../check/text/help/helplines.ts";
import { digitRunsIn } from "../../check/text/help/phone-numbers.ts";

/** Days, as for the rule signpost-unchecked. */
const longest = 365;

function ofConsent(reference: string, consents: Consents, last: string): string | undefined {
  const consent = consents.known.get(reference);
  if (consent === undefined) return `nothing is known of consent ${reference}`;
  if (consent.withdrawn !== undefined) return `consent ${reference} was withdrawn on ${longDay(consent.withdrawn)}`;
  if (consent.until === undefined || consent.until >= last) return undefined;
  return `consent ${reference} ends on ${longDay(consent.until)}, before the last post of ${longDay(last)}`;
}

/** What no more holds of an asset's people and rights on the campaign's last day, as sentences without a full stop. */
export function staleIn({ people = [], rights }: Asset, consents: Consents, last: string): readonly string[] {
  const until = rights?.until;
  return [
    ...people.flatMap((reference) => ofConsent(reference, consents, last) ?? []),
    ...(until !== undefined && until < last
      ? [`the right to use it ends on ${longDay(until)}, before the last post of ${longDay(last)}`]
      : []),
  ];
}

/** The signposts that texts name and nobody has looked up for a year on the campaign's first day. */
export function oldSignposts(texts: readonly string[], words: Words, first: string): readonly string[] {
  const directory = directoryFor(words);
  const told = new Set<Helpline>();
  for (const text of texts) {
    for (const { digits } of digitRunsIn(text, directory)) {
      const line = directory.ownerOf(digits);
      if (line === undefined) continue;
      if (line.checkedOn === undefined || addDays(line.checkedOn, longest) < first) told.add(line);
    }
  }
  return [...told].map(({ name, numbers, checkedOn }) => {
    const when = checkedOn === undefined ? "nobody says when" : `last on ${longDay(checkedOn)}`;
    return `Look up ${name} (${numbers[0]}) again: ${when}.`;
  });
}
