/** The record as a reader sees it: every event, and with what went out its words and its address. */
import type { EventRecord } from "../../ledger/ledger.ts";

/** The keys are a contract with other programs. */
export interface LogEntry {
  readonly n: number;
  /** UTC, `...Z`. */
  readonly at: string;
  readonly who: string;
  readonly event: string;
  readonly account: string | null;
  readonly delivery: string | null;
  readonly state: string | null;
  readonly reason: string | null;
  /** From 1, where a part went out. */
  readonly part: number | null;
  readonly text: string | null;
  readonly url: string | null;
  /** Empty until sign-off is built. */
  readonly approvedBy: string | null;
}

interface Noted {
  readonly message?: { readonly parts: readonly { readonly text: string }[] };
  readonly part?: number;
  readonly receipt?: { readonly id: string; readonly url?: string };
  readonly folder?: string;
}

/** `texts` are the words of each delivery as last claimed. */
function entryOf(record: EventRecord, texts: ReadonlyMap<string, readonly string[]>): LogEntry {
  const { part, receipt, folder } = (record.data ?? {}) as Noted;
  const isOut = part !== undefined && (receipt !== undefined || folder !== undefined);
  return {
    n: record.n,
    at: record.at.toISOString(),
    who: record.who,
    event: record.event,
    account: record.account === "" ? null : record.account,
    delivery: record.delivery ?? null,
    state: record.to ?? null,
    reason: record.reason ?? null,
    part: isOut ? part + 1 : null,
    text: isOut ? (texts.get(record.delivery ?? "")?.[part] ?? null) : null,
    url: isOut ? (receipt?.url ?? folder ?? null) : null,
    approvedBy: null,
  };
}

/** In the order of the ledger. */
export function logOf(events: readonly EventRecord[]): readonly LogEntry[] {
  const texts = new Map<string, readonly string[]>();
  return events.map((record) => {
    const { message } = (record.data ?? {}) as Noted;
    if (message !== undefined)
      texts.set(
        record.delivery ?? "",
        message.parts.map(({ text }) => text),
      );
    return entryOf(record, texts);
  });
}

/** Whether an event is about one of these deliveries or campaigns; about all where none is named. */
export function isAbout({ delivery }: LogEntry, targets: readonly string[]): boolean {
  if (targets.length === 0) return true;
  return delivery !== null && targets.some((target) => delivery === target || delivery.startsWith(`${target}/`));
}
