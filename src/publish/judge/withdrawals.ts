/** What the ledger remembers of approvals that were taken back: a file that is copied back later approves nothing. */
import type { EventRecord, Ledger } from "../../ledger/ledger.ts";
import type { Withdrawal } from "../../permission/approval/withdrawal.ts";

const event = "approval withdrawn";

/** As the log of the ledger itself tells them. */
export function withdrawalsNoted(events: readonly EventRecord[]): readonly Withdrawal[] {
  return events.flatMap(({ event: name, data }) => {
    const { digest, by, at } = (name === event ? data : undefined) ?? {};
    return typeof digest === "string" && typeof by === "string" && typeof at === "string"
      ? [{ digest, by, at: new Date(at) }]
      : [];
  });
}

const nameOf = ({ digest, at }: Withdrawal) => `${digest} ${at.toISOString()}`;

/** What each ledger is known to remember: it is asked once, and then only for what is new. */
const remembered = new WeakMap<object, Set<string>>();

/** Notes each that it does not know. */
export async function remember(ledger: Pick<Ledger, "events" | "note">, found: readonly Withdrawal[]): Promise<void> {
  if (found.length === 0) return;
  const known = remembered.get(ledger) ?? new Set(withdrawalsNoted(await ledger.events({ account: "" })).map(nameOf));
  remembered.set(ledger, known);
  for (const each of found) {
    if (known.has(nameOf(each))) continue;
    known.add(nameOf(each));
    const { digest, by, at } = each;
    try {
      await ledger.note({
        event,
        reason: `${by} took back what was agreed to.`,
        data: { digest, by, at: at.toISOString() },
      });
    } catch (error) {
      // The next look notes it.
      known.delete(nameOf(each));
      throw error;
    }
  }
}
