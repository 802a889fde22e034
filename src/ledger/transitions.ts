/** What one step does to the columns of a delivery and of its parts, whatever the tables are kept in. Pure. */
import { identityOf } from "../networks/identity.ts";
import { cutSentence } from "../system/text/shorten.ts";
import type { NewEvent } from "./chain.ts";
import { columnsOf, type Value } from "./columns.ts";
import {
  alarming,
  type Change,
  type PartFields,
  type ReceiptRecord,
  type Row,
  type Sighting,
  type State,
} from "./ledger.ts";
import { type Seal, sealed } from "./seal.ts";

export type Columns = readonly (readonly [name: string, value: Value])[];

export interface Counted {
  readonly total: number;
  readonly out: number;
}

/** Whether the row is as the change expects. */
export function fits(row: Row, change: Change): boolean {
  return change.from.includes(row.state) && row.attempt === change.attempt;
}

export function attemptAfter(row: Row, change: Change): number {
  return change.to === "claimed" && row.state !== "claimed" ? row.attempt + 1 : row.attempt;
}

/** `seal`: of its rows as they will be. */
export function eventOfChange(row: Row, change: Change, seal: Seal): NewEvent {
  const { fields = {}, parts = [] } = change;
  const { claim, hold, ...data } = fields;
  return {
    account: row.account,
    event: change.event,
    delivery: change.delivery,
    from: row.state,
    to: change.to,
    attempt: attemptAfter(row, change),
    reason: change.reason,
    data: {
      ...data,
      ...(change.to === "held" ? { hold: hold ?? row.hold } : {}),
      ...(claim === undefined ? {} : { message: claim.message }),
      ...(claim?.approvedBy === undefined ? {} : { approvedBy: claim.approvedBy }),
      ...(change.said === undefined ? {} : { said: change.said }),
      ...(parts.length === 0 ? {} : { parts: parts.map(({ prepared: _prepared, ...part }) => part) }),
      seal,
    },
  };
}

function reasonOf({ reason }: { readonly reason?: string | undefined }): string | undefined {
  return reason === undefined ? undefined : cutSentence(reason);
}

/** Told again when it needs a person for another reason than before. */
function toldColumn(before: Row, change: Change): Columns {
  if (!alarming.includes(change.to)) return [["told", 1]];
  const same =
    before.state === change.to &&
    before.hold === (change.fields?.hold ?? before.hold) &&
    before.reason === reasonOf(change);
  return same ? [] : [["told", 0]];
}

function holdColumn(before: Row, change: Change): Columns {
  if (change.to !== "held") return [["hold", null]];
  return [["hold", change.fields?.hold ?? before.hold ?? null]];
}

/** It says why a delivery is held or missed, and goes with that. */
function becauseColumn({ to, fields }: Change): Columns {
  return [["because", to === "held" || to === "missed" ? (fields?.because ?? null) : null]];
}

function claimColumns(change: Change): Columns {
  const { claim } = change.fields ?? {};
  if (claim === undefined) return [];
  return [
    ["claim", JSON.stringify(claim)],
    ["identity", identityOf(claim.account)],
    ["first_claim_at", claim.firstClaimAt.getTime()],
  ];
}

/** Of a sighting: its columns as they are given to the table. */
export function eventOfSighting(sighting: Sighting): NewEvent {
  const { delivery, account, state, dueAt, late, seenAt, ask, cause, reason, placeWords, said } = sighting;
  const seal = sealed({}, columnsOf({ seenAt, ask, cause, reason, placeWords }), []);
  return { account, event: "seen", delivery, to: state, reason, data: { dueAt, late, ...(said && { said }), seal } };
}

/** `counted`: the parts as they are after the change. */
export function columnsOfChange(row: Row, change: Change, after: { readonly counted: Counted }): Columns {
  const { claim: _claim, hold: _hold, because: _because, ...plain } = change.fields ?? {};
  return [
    ...columnsOf(plain),
    ...claimColumns(change),
    ...holdColumn(row, change),
    ...becauseColumn(change),
    ...toldColumn(row, change),
    ["state", change.to],
    ["attempt", attemptAfter(row, change)],
    ["reason", reasonOf(change) ?? null],
    ["parts_total", after.counted.total],
    ["parts_out", after.counted.out],
  ];
}

export function partOfReceipt({ part, outcome, at }: ReceiptRecord): PartFields {
  return {
    part,
    sentAt: at,
    absentAt: undefined,
    ...(outcome.kind === "published"
      ? { state: "published", receipt: outcome.receipt }
      : { state: "waiting", folder: outcome.folder }),
  };
}

export function countOf(parts: readonly { readonly state: string }[]): Counted {
  return { total: parts.length, out: parts.filter(({ state }) => state === "published" || state === "waiting").length };
}

/** Where a delivery stands once this part is known to be out. `parts` as they are then. */
export function stateAfterReceipt(before: State, parts: readonly { readonly state: string }[]): State {
  if (before === "recalled" || before === "published") return before;
  const { total, out } = countOf(parts);
  if (out < total) return before === "held" || before === "failed" || before === "skipped" ? before : "writing";
  return parts.some((part) => part.state === "waiting") ? "waiting" : "published";
}

export function eventOfReceipt(row: Row, record: ReceiptRecord, to: State, seal: Seal): NewEvent {
  const { delivery, part, outcome, event, reason } = record;
  const { account, attempt, state: from } = row;
  return { account, event, delivery, from, to, attempt, reason, data: { part, ...outcome, seal } };
}

/**
 * The ledger does not know this part: it was restored to a moment before the claim. What it cannot place stays in the
 * record, and its network is asked for it.
 */
export function eventOfStray(row: Row, { delivery, part, outcome, reason }: ReceiptRecord, seal: Seal): NewEvent {
  const { account, attempt, state } = row;
  const data = { stray: { part, ...outcome }, seal };
  return { account, event: "sent unclaimed", delivery, from: state, to: state, attempt, reason, data };
}

export function columnsOfReceipt(
  row: Row,
  record: ReceiptRecord,
  after: { readonly to: State; readonly counted: Counted },
): Columns {
  const { part, outcome, at, reason } = record;
  const { to, counted } = after;
  const done = to === "published" || to === "waiting";
  const url = outcome.kind === "published" ? (outcome.receipt.url ?? null) : outcome.folder;
  const settled: Columns = [
    ["told", 1],
    ["retry_at", null],
    ["may_be_out", 0],
    ["ask", 0],
  ];
  return [
    ["state", to],
    ...(to === "held" ? [] : ([["hold", null]] satisfies Columns)),
    ...(part === 0 || row.url === undefined ? ([["url", url]] satisfies Columns) : []),
    ...(done || row.publishedAt === undefined ? ([["published_at", at.getTime()]] satisfies Columns) : []),
    ...(done ? settled : []),
    ["reason", reasonOf({ reason }) ?? null],
    ["parts_total", counted.total],
    ["parts_out", counted.out],
  ];
}
