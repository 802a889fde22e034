/** What the ledger remembers of consents that were taken back, and given again. */
import type { EventRecord, Ledger } from "../../ledger/ledger.ts";
import type { Loss } from "../../permission/consent/losses.ts";

const lost = "consent withdrawn";
const regained = "consent given again";

/** How consents stand in files that may be published from. */
export interface ConsentsNow {
  readonly withdrawn: readonly Omit<Loss, "at">[];
  /** References of the others. */
  readonly given: readonly string[];
}

/** As the log of the ledger itself tells them. */
export function lossesNoted(events: readonly EventRecord[]): readonly Loss[] {
  return events.flatMap(({ event, data }) => {
    const { consent, sources, at } = (event === lost ? data : undefined) ?? {};
    return typeof consent === "string" && Array.isArray(sources) && typeof at === "string"
      ? [{ consent, sources: sources.map(String), at: new Date(at) }]
      : [];
  });
}

/** References whose latest event is that they were taken back. */
function standing(events: readonly EventRecord[]): Set<string> {
  const gone = new Set<string>();
  for (const { event, data } of events) {
    const { consent } = data ?? {};
    if (typeof consent !== "string") continue;
    if (event === lost) gone.add(consent);
    if (event === regained) gone.delete(consent);
  }
  return gone;
}

interface Remembered {
  /** The reading that it was asked for: another machine may have noted more since. */
  readonly of: ConsentsNow;
  readonly gone: Promise<Set<string>>;
}

/** What each ledger is known to remember: it is asked once for each reading of the files. */
const remembered = new WeakMap<object, Remembered>();

/** Notes each that stands otherwise than it is known to. */
export async function rememberLosses(
  ledger: Pick<Ledger, "events" | "note">,
  now: ConsentsNow,
  at: Date,
): Promise<void> {
  if (now.withdrawn.length === 0 && now.given.length === 0) return;
  const known = remembered.get(ledger);
  const gone = known?.of === now ? known.gone : ledger.events({ account: "" }).then(standing);
  remembered.set(ledger, { of: now, gone });
  try {
    await noteChanges(ledger, { now, gone: await gone, at });
  } catch (error) {
    // What could not be noted is noted by the next look.
    remembered.delete(ledger);
    throw error;
  }
}

interface Change {
  readonly now: ConsentsNow;
  readonly gone: Set<string>;
  readonly at: Date;
}

async function noteChanges(ledger: Pick<Ledger, "note">, { now, gone, at }: Change): Promise<void> {
  for (const { consent, sources } of now.withdrawn) {
    if (gone.has(consent)) continue;
    gone.add(consent);
    const data = { consent, sources, at: at.toISOString() };
    await ledger.note({ event: lost, reason: `Consent ${consent} was taken back.`, data });
  }
  for (const consent of now.given) {
    if (!gone.delete(consent)) continue;
    const reason = `Consent ${consent} is in the file again; what was agreed to before counts no more.`;
    await ledger.note({ event: regained, reason, data: { consent } });
  }
}
