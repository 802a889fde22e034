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

/** What each ledger is known to remember: it is asked once, and then only for what is new. */
const remembered = new WeakMap<object, Set<string>>();

/** Notes each that stands otherwise than it is known to. */
export async function rememberLosses(
  ledger: Pick<Ledger, "events" | "note">,
  { withdrawn, given }: ConsentsNow,
  at: Date,
): Promise<void> {
  if (withdrawn.length === 0 && given.length === 0) return;
  const gone = remembered.get(ledger) ?? standing(await ledger.events({ account: "" }));
  remembered.set(ledger, gone);
  for (const { consent, sources } of withdrawn) {
    if (gone.has(consent)) continue;
    gone.add(consent);
    const data = { consent, sources, at: at.toISOString() };
    await ledger.note({ event: lost, reason: `Consent ${consent} was taken back.`, data });
  }
  for (const consent of given) {
    if (!gone.delete(consent)) continue;
    const reason = `Consent ${consent} is in the file again; what was agreed to before counts no more.`;
    await ledger.note({ event: regained, reason, data: { consent } });
  }
}
