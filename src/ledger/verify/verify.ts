/**
 * Whether record and rows tell the same story. The chains show what was changed in the middle; the rows, the counts and
 * the marker show what was cut off at an end, and what was changed beside the record. Pure.
 */

import type { Receipt } from "../../networks/network.ts";
import { breaksIn, type StoredEvent } from "../chain.ts";
import type { DeliveryColumns, PartColumns } from "../columns.ts";
import type { Likeness, State } from "../ledger.ts";
import { partChanged, rowChanged, type Seal } from "../seal.ts";
import { type About, faultsOfInfo } from "./info.ts";

/** Everything at one moment. */
export interface Books {
  /** In the order of their numbers. */
  readonly events: readonly StoredEvent[];
  readonly deliveries: readonly DeliveryColumns[];
  readonly parts: readonly (PartColumns & { readonly delivery: string })[];
  /** Number of the last event as the ledger counts it elsewhere, where it does. */
  readonly counted?: number;
  readonly likeness: Likeness;
  readonly about: About | undefined;
}

/** What an event says that a row must agree with. */
interface Body {
  readonly event: string;
  readonly to?: State;
  readonly attempt?: number;
  readonly data?: Data;
}

interface Data {
  readonly dueAt?: string;
  readonly late?: number;
  readonly message?: unknown;
  readonly words?: string;
  readonly part?: number;
  readonly receipt?: Receipt;
  readonly folder?: string;
  readonly parts?: readonly { readonly part: number; readonly state?: string }[];
  readonly hold?: string;
  readonly mayBeOut?: boolean;
  readonly recallAt?: string;
  readonly seal?: Seal;
}

/** A delivery as the events tell it. */
interface Told {
  readonly account: string;
  n: number;
  event: string;
  state?: State;
  attempt: number;
  dueAt?: number;
  late?: number;
  message?: string;
  words?: string;
  url?: string;
  hold?: string;
  mayBeOut: boolean;
  isRecalled: boolean;
  /** Of its last event, where that was written by a program that seals. */
  seal?: Seal | undefined;
  readonly receipts: Map<number, string>;
  /** States; those that nothing tells of are unsent. */
  readonly parts: Map<number, string>;
}

const outside: readonly State[] = ["published", "waiting", "recalled"];
const unsent: readonly (State | undefined)[] = ["planned", "missed"];

function hear(told: Told, { n, body }: StoredEvent): void {
  const { event, to, attempt, data = {} } = JSON.parse(body) as Body;
  told.n = n;
  told.event = event;
  told.seal = data.seal;
  if (to !== undefined) told.state = to;
  if (attempt !== undefined) told.attempt = attempt;
  if (data.dueAt !== undefined) told.dueAt = Date.parse(data.dueAt);
  if (data.late !== undefined) told.late = data.late;
  if (data.message !== undefined) told.message = JSON.stringify(data.message);
  if (data.words !== undefined) told.words = data.words;
  // A person said that it is not out.
  if (unsent.includes(to)) delete told.url;
  hearMarks(told, event, data);
  hearParts(told, to, data);
}

function hearMarks(told: Told, event: string, { hold, mayBeOut, recallAt }: Data): void {
  if (hold !== undefined) told.hold = hold;
  if (mayBeOut !== undefined) told.mayBeOut = mayBeOut;
  if (recallAt !== undefined) told.isRecalled = true;
  else if (event === "not deleted") told.isRecalled = false;
}

function hearParts(told: Told, to: State | undefined, { parts = [], part, receipt, folder }: Data): void {
  for (const { part: number, state } of parts) if (state !== undefined) told.parts.set(number, state);
  if (part === undefined || (receipt === undefined && folder === undefined)) return;
  told.parts.set(part, receipt === undefined ? "waiting" : "published");
  if (to === "published" || to === "waiting") told.mayBeOut = false;
  if (receipt !== undefined) told.receipts.set(part, JSON.stringify(receipt));
  const url = receipt === undefined ? folder : receipt.url;
  if (url !== undefined && (part === 0 || told.url === undefined)) told.url = url;
}

function beginning(account: string): Told {
  const nothing = { n: 0, event: "", attempt: 0, mayBeOut: false, isRecalled: false };
  return { account, ...nothing, receipts: new Map(), parts: new Map() };
}

function storiesIn(events: readonly StoredEvent[]): ReadonlyMap<string, Told> {
  const stories = new Map<string, Told>();
  for (const event of events) {
    if (event.delivery === null) continue;
    const before = stories.get(event.delivery);
    const fresh = before === undefined || before.event === "forgotten";
    const told = fresh ? beginning(event.account) : before;
    if (fresh) stories.set(event.delivery, told);
    hear(told, event);
  }
  return stories;
}

const messageOf = (claim: string) => JSON.stringify((JSON.parse(claim) as { message: unknown }).message);

/** What keeps it from being sent, or sent again. */
function faultOfMarks(row: DeliveryColumns, told: Told): string | undefined {
  if (row.state === "held" && told.hold !== undefined && row.hold !== told.hold) {
    return `${row.delivery} is held for another reason in its row than in the record.`;
  }
  if (row.state !== "held" && row.hold !== null) {
    return `${row.delivery} is not held in the record, and its row names a reason to hold it.`;
  }
  if ((row.may_be_out === 1) === told.mayBeOut && (row.recall_at !== null) === told.isRecalled) return undefined;
  return `Whether ${row.delivery} may be out, or is recalled, is not the same in its row and in the record.`;
}

function faultOfContent(row: DeliveryColumns, told: Told): string | undefined {
  const { delivery } = row;
  const moved = (told.dueAt ?? row.due_at) !== row.due_at || (told.late ?? row.late) !== row.late;
  if (moved) return `The time of ${delivery} is another one in its row than in the record.`;
  const message = row.claim === null ? undefined : messageOf(row.claim);
  if (message !== told.message || (told.words ?? row.words) !== row.words) {
    return `The words of ${delivery} are others in its row than in the record.`;
  }
  const address = outside.includes(row.state) ? told.url : (row.url ?? undefined);
  if ((row.url ?? undefined) !== address)
    return `The address of ${delivery} is another one in its row than in the record.`;
  return undefined;
}

/** `restoredAt`: number of the last event that tells of a restore, or 0. */
function faultOfRow(row: DeliveryColumns, told: Told | undefined, restoredAt: number): string | undefined {
  const { delivery } = row;
  if (told === undefined) return `${delivery} has a row, and no event tells of it: its events were cut off.`;
  if (row.account !== told.account)
    return `${delivery} is ${row.account}'s in its row, and ${told.account}'s in the record.`;
  if (row.version > told.n) {
    return `${delivery} was last changed by event ${row.version}, and the record has none of it after ${told.n}: its end was cut off.`;
  }
  if (row.state !== told.state || row.version !== told.n) {
    return `${delivery} is ${row.state} in its row, and ${told.state ?? "unknown"} in the record: its row was changed.`;
  }
  const marks = faultOfMarks(row, told);
  if (marks !== undefined) return marks;
  const isRestoredSince = told.n <= restoredAt;
  // A restore that is noticed raises them without an event of each.
  if (row.attempt < told.attempt || (row.attempt > told.attempt && !isRestoredSince)) {
    return `${delivery} counts ${row.attempt} attempts in its row, and ${told.attempt} in the record.`;
  }
  const content = faultOfContent(row, told);
  if (content !== undefined) return content;
  const changed = told.seal === undefined ? undefined : rowChanged(row, told.seal, isRestoredSince);
  return changed === undefined ? undefined : `Of ${delivery}, its row was changed beside the record: ${changed}.`;
}

function faultOfPart(part: Books["parts"][number], told: Told | undefined): string | undefined {
  const state = told?.parts.get(part.part) ?? "unsent";
  if (part.state !== state) {
    return `Part ${part.part + 1} of ${part.delivery} is ${part.state} in its row, and ${state} in the record: its row was changed.`;
  }
  const stored = part.receipt === null ? undefined : JSON.stringify(JSON.parse(part.receipt));
  if (stored === told?.receipts.get(part.part)) {
    const changed = told?.seal === undefined ? undefined : partChanged(part, told.seal);
    if (changed === undefined) return undefined;
    return `Of part ${part.part + 1} of ${part.delivery}, its row was changed beside the record: ${changed}.`;
  }
  return `What the network answered for part ${part.part + 1} of ${part.delivery} is not what the record says: its address was changed.`;
}

/** Numbers have no gap, but where a restore was found: the numbers that were lost are not used again. */
function gapsIn(events: readonly StoredEvent[]): readonly string[] {
  let last = 0;
  return events.flatMap(({ n, body }) => {
    const from = last + 1;
    last = n;
    if (n === from || (JSON.parse(body) as Body).event === "restored") return [];
    return [`${from === n - 1 ? `Event ${from} is` : `Events ${from} to ${n - 1} are`} missing.`];
  });
}

function faultsOfEnd({ events, counted, likeness }: Books): readonly string[] {
  const last = events.at(-1)?.n ?? 0;
  return [
    ...(counted === undefined || counted === last
      ? []
      : [`The record ends with event ${last}, and the ledger counts ${counted}: its end was cut off.`]),
    ...(likeness.kind === "restored"
      ? [`The end of the record is not the one that was there before: ${likeness.reason}.`]
      : []),
    ...(likeness.kind === "unknown" ? [`Whether the end of the record is whole is not known. ${likeness.reason}`] : []),
  ];
}

/** Parts of which something is told, and that have no row. */
function partsGone(stories: ReadonlyMap<string, Told>, parts: Books["parts"]): readonly string[] {
  const present = new Set(parts.map(({ delivery, part }) => `${part} ${delivery}`));
  return [...stories].flatMap(([delivery, { event, parts: told }]) =>
    event === "forgotten"
      ? []
      : [...told]
          .filter(([part, state]) => state !== "unsent" && !present.has(`${part} ${delivery}`))
          .map(([part, state]) => `Part ${part + 1} of ${delivery} is ${state} in the record, and its row is gone.`),
  );
}

export function faultsIn(books: Books): readonly string[] {
  const { events, deliveries, parts } = books;
  const stories = storiesIn(events);
  const restoredAt = events.findLast(({ body }) => (JSON.parse(body) as Body).event === "restored")?.n ?? 0;
  const rows = new Set(deliveries.map(({ delivery }) => delivery));
  const gone = [...stories].filter(([delivery, { event }]) => event !== "forgotten" && !rows.has(delivery));
  return [
    ...breaksIn(events),
    ...gapsIn(events),
    ...faultsOfEnd(books),
    ...faultsOfInfo(books.about, events),
    ...deliveries.flatMap((row) => faultOfRow(row, stories.get(row.delivery), restoredAt) ?? []),
    ...parts.flatMap((part) => faultOfPart(part, stories.get(part.delivery)) ?? []),
    ...partsGone(stories, parts),
    ...gone.map(([delivery]) => `${delivery} is in the record, and its row is gone.`),
  ];
}
