/** What a publisher had first seen before a day, with which words, and what changed after: from the record alone. */
import { homeZone, instantOf } from "../../calendar/local-time.ts";
import type { EventRecord, Said } from "../../ledger/ledger.ts";

export interface Worded {
  /** UTC, `...Z`: when a publisher read it. */
  readonly at: string;
  readonly digest: string;
  readonly words: readonly string[];
}

/** The keys are a contract with other programs. */
export interface PlannedBefore {
  readonly delivery: string;
  /** UTC, `...Z`. */
  readonly firstSeen: string;
  /** As the record had it at that day; null where an older program saw it, which kept no words. */
  readonly asPlanned: Worded | null;
  readonly changedAfter: readonly Worded[];
  /** As it stands in the record now. */
  readonly state: string | null;
}

/** 00:00 of that day in London. */
export function startOf(date: string): Date {
  const found = instantOf(date, "00:00", homeZone);
  return found.kind === "instant" ? found.instant : new Date(`${date}T00:00:00Z`);
}

function storyOf(delivery: string, events: readonly EventRecord[], cutoff: Date): PlannedBefore | undefined {
  const first = events.find(({ event }) => event === "seen");
  if (first === undefined || first.at >= cutoff) return undefined;
  const worded = events.flatMap(({ at, data }): Worded[] => {
    const said = data?.said as Said | undefined;
    return said === undefined ? [] : [{ at: at.toISOString(), digest: said.digest, words: said.words }];
  });
  const before = worded.filter(({ at }) => new Date(at) < cutoff);
  return {
    delivery,
    firstSeen: first.at.toISOString(),
    asPlanned: before.at(-1) ?? null,
    changedAfter: worded.slice(before.length),
    state: events.findLast(({ to }) => to !== undefined)?.to ?? null,
  };
}

/** By when it was first seen, by real time, as the log has it. */
export function plannedBefore(events: readonly EventRecord[], date: string): readonly PlannedBefore[] {
  const cutoff = startOf(date);
  const own = Map.groupBy(
    events.filter(({ delivery }) => delivery !== undefined),
    ({ delivery }) => delivery ?? "",
  );
  return [...own]
    .flatMap(([delivery, some]) => storyOf(delivery, some, cutoff) ?? [])
    .toSorted((a, b) => (a.firstSeen === b.firstSeen ? 0 : a.firstSeen < b.firstSeen ? -1 : 1));
}
