/** What a change or a receipt will do to one delivery, worked out from its row as it was read, before any lock. Pure. */
import { type NewEvent, tailOf } from "../../chain.ts";
import { columnsOf, type PartColumns, toRow, type Value } from "../../columns.ts";
import type { Change, Lease, PartFields, ReceiptRecord, State } from "../../ledger.ts";
import { sealed } from "../../seal.ts";
import {
  type Columns,
  columnsOfChange,
  columnsOfReceipt,
  countOf,
  eventOfChange,
  eventOfReceipt,
  eventOfStray,
  fits,
  partOfReceipt,
  stateAfterReceipt,
} from "../../transitions.ts";
import type { OpenColumns } from "../deliveries.ts";
import type { Writer } from "../writing.ts";

type Set = Readonly<Record<string, Value>>;

/** As `campaign.take_steps` reads it. */
export interface Step {
  readonly delivery: string;
  /** That the row has if nothing changed it meanwhile. */
  readonly version: number;
  readonly lease?: Lease;
  readonly keys?: readonly string[];
  readonly set: Set;
  readonly parts: readonly { readonly part: number; readonly set: Set }[];
  readonly account: string;
  /** The account as it stands in the event's body. */
  readonly named: string;
  readonly tail: string;
}

function newPart(key: string, part: number): PartColumns {
  return {
    part,
    key,
    state: "unsent",
    prepared: null,
    marked_at: null,
    marked_real: null,
    absent_at: null,
    receipt: null,
    folder: null,
    sent_at: null,
  };
}

/** New keys replace the parts that are not out. */
function withKeys(parts: readonly PartColumns[], keys: readonly string[] | undefined): readonly PartColumns[] {
  if (keys === undefined) return parts;
  const kept = parts.filter(({ state }) => state !== "unsent");
  const added = keys.map(newPart).filter(({ part }) => !kept.some((each) => each.part === part));
  return [...kept, ...added].toSorted((a, b) => a.part - b.part);
}

function setsOf(fields: readonly PartFields[]): Step["parts"] {
  return fields.map(({ part, ...rest }) => ({ part, set: Object.fromEntries(columnsOf(rest)) }));
}

function withSets(parts: readonly PartColumns[], sets: Step["parts"]): readonly PartColumns[] {
  return parts.map((part) =>
    Object.assign({ ...part }, ...sets.filter((each) => each.part === part.part).map(({ set }) => set)),
  );
}

function stepOf(
  columns: OpenColumns,
  writer: Writer,
  does: { readonly event: NewEvent; readonly set?: Columns; readonly parts?: Step["parts"] },
): Step {
  const { event, set = [], parts = [] } = does;
  const { account } = event;
  return {
    delivery: columns.delivery,
    version: columns.version,
    set: Object.fromEntries(set),
    parts,
    account,
    named: JSON.stringify(account),
    tail: tailOf(event, writer),
  };
}

/** Nothing where the row is not as the change expects. */
export function stepOfChange(columns: OpenColumns | undefined, change: Change, writer: Writer): Step | undefined {
  if (columns === undefined) return undefined;
  const before = toRow(columns);
  if (!fits(before, change)) return undefined;
  const { keys, lease, parts = [] } = change;
  const sets = setsOf(parts);
  const after = withSets(withKeys(columns.parts, keys), sets);
  const set = columnsOfChange(before, change, { counted: countOf(after) });
  const event = eventOfChange(before, change, sealed(columns, set, after));
  return {
    ...stepOf(columns, writer, { event, set, parts: sets }),
    ...(keys === undefined ? {} : { keys }),
    ...(lease === undefined ? {} : { lease }),
  };
}

/** Records what is out, whatever was believed of the delivery; only what is recalled stays recalled. */
export function stepOfReceipt(
  columns: OpenColumns | undefined,
  record: ReceiptRecord,
  writer: Writer,
): { readonly step: Step; readonly to: State } {
  if (columns === undefined) throw new Error(`There is no delivery ${record.delivery} in this ledger.`);
  const row = toRow(columns);
  if (!columns.parts.some(({ part }) => part === record.part)) {
    const event = eventOfStray(row, record, sealed(columns, [], columns.parts));
    return { step: stepOf(columns, writer, { event }), to: row.state };
  }
  const sets = setsOf([partOfReceipt(record)]);
  const after = withSets(columns.parts, sets);
  const to = stateAfterReceipt(row.state, after);
  const set = columnsOfReceipt(row, record, { to, counted: countOf(after) });
  const event = eventOfReceipt(row, record, to, sealed(columns, set, after));
  return { step: stepOf(columns, writer, { event, set, parts: sets }), to };
}
