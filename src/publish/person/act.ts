/** What a person's steps on one delivery share: refusing in words, and holding the account's lock meanwhile. */
import type { Detail, Row } from "../../ledger/ledger.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { AccountRun } from "../account/account-context.ts";
import { connectionsOf } from "../account/connection.ts";
import { somebodyOf } from "../account/identity.ts";
import type { Engine } from "../engine.ts";
import { sight } from "../judge/judge-row.ts";
import { removalOf } from "../judge/removal.ts";
import { Outcomes } from "../report.ts";
import { deliveriesAs, deliveryIn } from "../work.ts";

/** A step that may not be taken now: said in a sentence or two, and nothing was changed. */
export class Refused extends Error {
  override readonly name = "Refused";
}

/** One delivery as ledger and files have it. */
export interface Subject {
  readonly row: Row;
  /** Absent where no file has it any more. */
  readonly delivery: Delivery | undefined;
}

/** @throws {Refused} where neither the files nor the ledger know it. */
export async function subjectOf(engine: Engine, id: string): Promise<Subject> {
  const work = await engine.stages.read();
  const delivery = deliveryIn(work, id);
  const { ledger, clock } = engine;
  if (delivery !== undefined)
    await ledger.see([sight(delivery, { now: clock.now(), ledger: ledger.info, pauses: [] })]);
  const row = (await ledger.detail(id))?.row;
  if (row === undefined) throw new Refused(`There is no delivery ${id}.`);
  return { row, delivery };
}

/** How long a person waits for a run that is at work, and how often it is looked at. */
const patience = 60_000;
const interval = 250;

async function lockedLease(engine: Engine, account: string, somebody: string) {
  for (let waited = 0; ; waited += interval) {
    const locked = await engine.ledger.lock(account, somebody);
    if (locked.kind === "locked") return locked.lease;
    if (locked.taken !== undefined) {
      throw new Refused(
        `This ledger was restored while a run was at work on ${account}, which may still be sending. Try again in ${Math.max(1, Math.ceil(locked.taken.freeIn / 60_000))} min.`,
      );
    }
    if (waited >= patience || locked.stale) {
      throw new Refused(`${account} is held by another run (${locked.holder}). Try again when it has ended.`);
    }
    await new Promise<void>((resolve) => {
      engine.timer.after(interval, resolve);
    });
  }
}

/** Runs a person's step while nobody else acts for the account. */
export async function underLock<T>(engine: Engine, account: string, act: (run: AccountRun) => Promise<T>): Promise<T> {
  const work = await engine.stages.read();
  const { accounts } = work.workspace;
  const somebody = somebodyOf(account, accounts, await engine.ledger.rows({ account }));
  const lease = await lockedLease(engine, account, somebody);
  const deliveries = deliveriesAs(work, account);
  const faults: string[] = [];
  const connections = connectionsOf(engine, account, faults);
  const run: AccountRun = {
    engine,
    account,
    accounts,
    connections,
    lease,
    outcomes: new Outcomes(),
    deliveries: new Map(deliveries.map((delivery) => [delivery.id, delivery])),
    isRemoved: removalOf(work),
    faults,
    stillWriting: new Set(),
  };
  try {
    return await act(run);
  } finally {
    await connections.close();
    if (run.stillWriting.size === 0) await engine.ledger.unlock(lease);
  }
}

/** When the doubt was recorded, by the real clock. */
export async function doubtAt({ engine, row, detail }: { engine: Engine; row: Row; detail: Detail }): Promise<Date> {
  const events = await engine.ledger.events({ delivery: row.delivery });
  const entered = events.findLast(({ from, to }) => to === row.state && from !== to)?.at;
  const marks = detail.parts.flatMap((part) => (part.state === "writing" ? (part.markedReal ?? []) : []));
  return [...marks, entered ?? row.seenAt].reduce((a, b) => (a > b ? a : b));
}
