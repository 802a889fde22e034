/**
 * What time and the files alone decide, without any network: first sight, moved times, removed posts, windows that
 * end, clocks that jumped. Pure: a row and the delivery as the file has it go in, the step to take comes out.
 */
import { type Change, forAPerson, type LedgerInfo, type Row, type Sighting } from "../../ledger/ledger.ts";
import { asksAtSight } from "../../ledger/restore.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { placeWordsOf } from "../delivery/keys.ts";
import { type Pause, spans } from "../engine.ts";

export interface Judging {
  readonly now: Date;
  readonly ledger: LedgerInfo;
  readonly pauses: readonly Pause[];
  /** By delivery: why its series sends nothing more. */
  readonly broken?: ReadonlyMap<string, string>;
  /** By delivery: why the post that it shares is not there to be shared. */
  readonly leads?: ReadonlyMap<string, string>;
}

export function windowEnd(delivery: { readonly dueAt: Date; readonly late: number }): Date {
  return new Date(delivery.dueAt.getTime() + delivery.late);
}

export function isOver(delivery: { readonly dueAt: Date; readonly late: number }, now: Date): boolean {
  return now > windowEnd(delivery);
}

export function pausableOf(delivery: Delivery) {
  return {
    id: delivery.id,
    account: delivery.account.id,
    campaign: delivery.campaign.id,
    critical: delivery.critical,
  };
}

/** The pause that this instant fell into, whether or not it still lasts. */
export function pauseAt(delivery: Delivery, at: Date, pauses: readonly Pause[]): Pause | undefined {
  return pauses.find(
    (pause) =>
      pause.since <= at && (pause.endedAt === undefined || at < pause.endedAt) && pause.covers(pausableOf(delivery)),
  );
}

/** Not sure to be unsent, or only a person's to move. */
export function isFixed(row: Row): boolean {
  return row.mayBeOut || row.partsOut > 0 || (row.hold !== undefined && forAPerson.includes(row.hold));
}

/** First seen after its window: old files alarm nobody, fresh ones do. */
export function sight(delivery: Delivery, judging: Judging): Sighting {
  const { now, ledger } = judging;
  const { id, dueAt, late, account } = delivery;
  const placeWords = placeWordsOf(delivery);
  const words = placeWords === undefined ? {} : { placeWords };
  const known = { delivery: id, account: account.id, dueAt, late, seenAt: now, ...words };
  const old = dueAt < ledger.createdAt || now.getTime() - dueAt.getTime() > spans.oldFile;
  const ask = asksAtSight(ledger, dueAt);
  if (isOver(delivery, now) && old) {
    return { ...known, state: "past", ask, reason: "It was due before this ledger knew of it." };
  }
  if (isOver(delivery, now) && !ask) return { ...known, state: "missed", ask, reason: missedReason(delivery) };
  return { ...known, state: "planned", ask };
}

export function missedReason(delivery: { readonly late: number }): string {
  return `It did not go out within ${Math.round(delivery.late / 60_000)} minutes of its time.`;
}

function step(row: Row, change: Omit<Change, "delivery" | "attempt" | "from">): Change {
  return { delivery: row.delivery, attempt: row.attempt, from: [row.state], ...change };
}

function removed(row: Row): Change | undefined {
  const stoppable = row.state === "planned" || (row.state === "held" && !isFixed(row));
  if (!stoppable) return undefined;
  return step(row, {
    to: "skipped",
    event: "removed",
    reason: "Its post is no longer in the file.",
    fields: { cause: "file" },
  });
}

/** A person opened a window of its own: the file's time does not close it, nor revive it once the file's is over. */
function isPersons(row: Row, delivery: Delivery, now: Date): boolean {
  if (row.cause !== "person") return false;
  return row.state === "planned" || row.state === "held" ? !isOver(row, now) : isOver(delivery, now);
}

function moved(row: Row, delivery: Delivery, now: Date): Change | undefined {
  const sameTime = row.dueAt.getTime() === delivery.dueAt.getTime();
  if (sameTime && row.late === delivery.late) return undefined;
  if (isPersons(row, delivery, now)) return undefined;
  const fields = { dueAt: delivery.dueAt, late: delivery.late };
  const revivable = ["planned", "missed", "past", "held", "failed"].includes(row.state) && !isFixed(row);
  if (!revivable) return undefined;
  if (sameTime) {
    return step(row, {
      to: row.state,
      event: "window changed",
      ...sameReason(row),
      fields,
    });
  }
  // What may be out is asked before it lives again; until then it keeps its state. Nobody asks for old files as long
  // as they are old: what is past lives again as one that asks.
  if (row.ask && row.state !== "planned" && row.state !== "past") return undefined;
  return step(row, { to: "planned", event: "moved", fields: { ...fields, retryAt: undefined, cause: undefined } });
}

/** A step for one row; `delivery` is absent when its post is no longer in any file. */
export function judgeRow(row: Row, delivery: Delivery | undefined, judging: Judging): Change | undefined {
  const change = decide(row, delivery, judging);
  const state = change?.to ?? row.state;
  const follows = (state === "planned" || state === "held") && !isFixed(row) && row.recallAt === undefined;
  if (delivery === undefined || !follows) return change;
  const placeWords = placeWordsOf(delivery);
  if (placeWords === row.placeWords) return change;
  const base = change ?? step(row, { to: row.state, event: "reworded", ...sameReason(row) });
  return { ...base, fields: { ...base.fields, placeWords } };
}

function sameReason({ reason }: Row): { readonly reason?: string } {
  return reason === undefined ? {} : { reason };
}

function decide(row: Row, delivery: Delivery | undefined, judging: Judging): Change | undefined {
  const { now } = judging;
  // A person took it back: neither time nor file moves it any more.
  if (row.recallAt !== undefined) return undefined;
  if (delivery === undefined) return removed(row);
  if (row.state === "skipped" && row.cause === "file" && !isFixed(row)) {
    const fields = { dueAt: delivery.dueAt, late: delivery.late, cause: undefined, retryAt: undefined };
    return step(row, { to: "planned", event: "came back", fields });
  }
  const move = moved(row, delivery, now);
  if (move !== undefined) return move;
  if (row.ask && row.state !== "past") return undefined;
  if (row.state === "planned") return judgePlanned(row, delivery, judging);
  if (row.state === "held") return judgeHeld(row, delivery, judging);
  const byClock = (row.state === "missed" || row.state === "past") && !isOver(row, now) && row.cause !== "file";
  if (byClock && (row.cause !== "pause" || now < row.dueAt)) {
    return step(row, { to: "planned", event: "clock set right", fields: { cause: undefined } });
  }
  return undefined;
}

/** What nobody agreed to in time stays held: only a person sends it, or lets it be. */
function waitsForLeave({ because }: Row): boolean {
  return because === "approval" || because === "period";
}

/** Nobody put right what held it while there was time. */
function missedHeld(row: Row): Change {
  const reason = [missedReason(row), row.reason === undefined ? "" : `It was held: ${row.reason}`].join(" ").trimEnd();
  return step(row, {
    to: "missed",
    event: "missed",
    reason,
    fields: { hold: undefined, because: row.because, retryAt: undefined },
  });
}

function judgePlanned(row: Row, delivery: Delivery, judging: Judging): Change | undefined {
  const { now } = judging;
  const pause = now < row.dueAt ? undefined : pauseAt(delivery, row.dueAt, judging.pauses);
  if (isOver(row, now)) {
    const stopper = stoppedBy(row, delivery, judging.pauses);
    const reason = [missedReason(row), stopper?.reason ?? judging.leads?.get(row.delivery) ?? ""].join(" ").trimEnd();
    const fields = stopper?.isPeriod === true ? { fields: { cause: "pause", because: "period" } as const } : {};
    return step(row, { to: "missed", event: "missed", reason, ...fields });
  }
  // A person who said that it did not go out knows of a pause that is over.
  const counts = pause !== undefined && (row.cause !== "person" || pause.endedAt === undefined);
  if (!counts || row.dueAt < judging.ledger.createdAt) return holdBroken(row, judging);
  return step(row, {
    to: "missed",
    event: "missed",
    reason: fellDueIn(pause),
    fields: { cause: "pause", ...(pause.period !== undefined && { because: "period" }) },
  });
}

function judgeHeld(row: Row, delivery: Delivery, judging: Judging): Change | undefined {
  const { now, broken } = judging;
  const stopped = heldInPeriod(row, delivery, judging);
  if (stopped !== undefined || row.hold !== "problem" || broken?.has(row.delivery) === true) return stopped;
  if (now < row.dueAt) return step(row, { to: "planned", event: "put right", fields: { retryAt: undefined } });
  return isOver(row, now) && !isFixed(row) && !waitsForLeave(row) ? missedHeld(row) : undefined;
}

/** A period may be written down after it began: what waits for something else fell due in it all the same. */
function heldInPeriod(row: Row, delivery: Delivery, { now, pauses }: Judging): Change | undefined {
  if (isFixed(row) || row.cause === "person" || now < row.dueAt) return undefined;
  const stop = pauseAt(
    delivery,
    row.dueAt,
    pauses.filter(({ period }) => period !== undefined),
  );
  if (stop === undefined) return undefined;
  const fields = { hold: undefined, retryAt: undefined, cause: "pause", because: "period" } as const;
  return step(row, { to: "missed", event: "missed", reason: fellDueIn(stop), fields });
}

function fellDueIn({ period, reason }: Pause): string {
  return period === undefined
    ? `It fell due during a pause: ${reason}`
    : `It fell due in a sensitive period: ${reason}`;
}

interface Stopper {
  readonly reason: string;
  readonly isPeriod: boolean;
}

/** The pause that kept it back, also one that began after it was due and outlasted its window. */
function stoppedBy(row: Row, delivery: Delivery, pauses: readonly Pause[]): Stopper | undefined {
  const outlasting = pauseAt(delivery, windowEnd(row), pauses);
  if (outlasting !== undefined) {
    const { period, reason } = outlasting;
    const what = period === undefined ? "A pause" : "A sensitive period";
    return { reason: `${what} kept it back: ${reason}`, isPeriod: period !== undefined };
  }
  const pause = pauseAt(delivery, row.dueAt, pauses);
  return pause && { reason: fellDueIn(pause), isPeriod: pause.period !== undefined };
}

function holdBroken(row: Row, { broken }: Judging): Change | undefined {
  const reason = broken?.get(row.delivery);
  return reason === undefined
    ? undefined
    : step(row, { to: "held", event: "held", reason, fields: { hold: "problem", retryAt: undefined } });
}
