/** The record as a reader sees it: every event, and with what went out its words and its address. */
import type { EventRecord } from "../../ledger/ledger.ts";
import { type ClaimApproval, isMeantBy } from "../../ledger/rows.ts";
import type { Part, Saying } from "../../networks/network.ts";
import { packsNoted } from "../judge/packs.ts";

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
  /** Of a text in several languages: what it says in each, in order. */
  readonly sayings: readonly Saying[] | null;
  readonly url: string | null;
  /** Of what went out: whose word it went by, as it was claimed; null where nobody had to agree. */
  readonly approvedBy: readonly ClaimApproval[] | null;
  /** Of a pack that was handed out: whose campaign, to whom, the sum of the zip, and its pictures (`<campaign>/<asset>`). */
  readonly pack: {
    readonly campaign: string;
    readonly partner: string;
    readonly sha256: string;
    readonly pictures: readonly string[];
  } | null;
}

type SaidPart = Pick<Part, "text" | "sayings">;

interface Noted {
  readonly approvedBy?: readonly ClaimApproval[];
  readonly message?: { readonly parts: readonly SaidPart[] };
  readonly part?: number;
  readonly receipt?: { readonly id: string; readonly url?: string };
  readonly folder?: string;
}

/** Of a delivery as last claimed. */
interface Claimed {
  readonly parts: readonly SaidPart[];
  readonly approvedBy: readonly ClaimApproval[] | null;
}

function entryOf(record: EventRecord, claimed: Claimed | undefined): LogEntry {
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
    text: isOut ? (claimed?.parts[part]?.text ?? null) : null,
    sayings: isOut ? (claimed?.parts[part]?.sayings ?? null) : null,
    url: isOut ? (receipt?.url ?? folder ?? null) : null,
    approvedBy: isOut ? (claimed?.approvedBy ?? null) : null,
    pack: packOf(record),
  };
}

function packOf(record: EventRecord): LogEntry["pack"] {
  const [pack] = packsNoted([record]);
  if (pack === undefined) return null;
  const { campaign, partner, sha256, pictures } = pack;
  return { campaign, partner, sha256, pictures: pictures.map(({ asset }) => asset) };
}

/** In the order of the ledger. */
export function logOf(events: readonly EventRecord[]): readonly LogEntry[] {
  const known = new Map<string, Claimed>();
  return events.map((record) => {
    const { message, approvedBy = null } = (record.data ?? {}) as Noted;
    const delivery = record.delivery ?? "";
    if (message !== undefined) known.set(delivery, { parts: message.parts, approvedBy });
    return entryOf(record, known.get(delivery));
  });
}

/** Whether an event is about one of these deliveries or campaigns; about all where none is named. */
export function isAbout({ delivery, pack }: LogEntry, targets: readonly string[]): boolean {
  if (targets.length === 0 || (pack !== null && targets.includes(pack.campaign))) return true;
  return delivery !== null && targets.some((target) => isMeantBy(target, delivery));
}
