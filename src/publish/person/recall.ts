/** Taking back: the mark first, which stops every publisher; then, under each account's lock, what is out is deleted. */
import type { Row } from "../../ledger/ledger.ts";
import { isMeantBy } from "../../ledger/rows.ts";
import { finishRecall, type RecallOutcome } from "../account/finish-recall.ts";
import type { Engine } from "../engine.ts";
import { sight } from "../judge/judge-row.ts";
import { sharesOf, shortly } from "../sharing/recalled-with.ts";
import { Refused, underLock } from "./act.ts";

export interface RecalledDelivery {
  readonly id: string;
  /** Where it was. */
  readonly url?: string;
  readonly outcome: RecallOutcome;
}

export interface Recalled {
  readonly deliveries: readonly RecalledDelivery[];
  /** Of the program or its surroundings, as of a run of `publish`. */
  readonly faults: readonly string[];
}

/** Deliveries that files or ledger know and that a word of the command line means: one, a post's, or a campaign's. */
export function meantBy(target: string, known: Iterable<string>): readonly string[] {
  return [...known].filter((id) => isMeantBy(target, id));
}

/** Whatever else is going on: from its next check on, nobody sends it. Undefined when it would not stand still. */
async function mark(engine: Engine, id: string, reason: string): Promise<Row | undefined> {
  const { ledger, clock } = engine;
  for (let tries = 0; tries < 10; tries += 1) {
    const row = (await ledger.detail(id))?.row;
    if (row === undefined) throw new Refused(`There is no delivery ${id}.`);
    if (row.state === "recalled") return row;
    const [done = false] = await ledger.change([
      {
        delivery: id,
        attempt: row.attempt,
        from: [row.state],
        to: row.state,
        event: "recall",
        reason,
        fields: { recallAt: clock.now() },
      },
    ]);
    if (done) return row;
  }
  return undefined;
}

async function recallOf(engine: Engine, account: string, rows: readonly Row[]): Promise<Recalled> {
  const named = (row: Row, outcome: RecallOutcome) => ({
    id: row.delivery,
    outcome,
    ...(row.url === undefined ? {} : { url: row.url }),
  });
  try {
    return await underLock(engine, account, async (run) => {
      const deliveries: RecalledDelivery[] = [];
      // The last that went out goes first, as within a thread.
      for (const row of rows.toReversed()) deliveries.push(named(row, await finishRecall(run, row.delivery)));
      return { deliveries, faults: run.faults };
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { deliveries: rows.map((row) => named(row, { kind: "later", reason: error.message })), faults: [] };
  }
}

/** @throws {Refused} for a delivery that nobody knows. */
export async function recall(engine: Engine, named: readonly string[], reason: string): Promise<Recalled> {
  const { ledger, clock, stages } = engine;
  const { deliveries } = await stages.read();
  const shares = await sharesOf(engine, deliveries, new Set(named));
  const wanted = new Set([...shares, ...named]);
  const judging = { now: clock.now(), ledger: ledger.info, pauses: [] };
  await ledger.see(deliveries.filter(({ id }) => wanted.has(id)).map((delivery) => sight(delivery, judging)));
  const rows: Row[] = [];
  const restless: RecalledDelivery[] = [];
  for (const id of wanted) {
    const row = await mark(engine, id, reason);
    if (row === undefined) {
      restless.push({
        id,
        outcome: { kind: "later", reason: "It keeps changing: pause its account, and recall it again." },
      });
      continue;
    }
    rows.push(row);
  }
  const all = async (some: readonly Row[]) => {
    const sorted = some.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
    const byAccount = Map.groupBy(sorted, ({ account }) => account);
    return Promise.all([...byAccount].map(([account, own]) => recallOf(engine, account, own)));
  };
  const first = all(rows.filter(({ delivery }) => shares.has(delivery)));
  await shortly(engine, first);
  const leads = await all(rows.filter(({ delivery }) => !shares.has(delivery)));
  const done = [...(await first), ...leads];
  const told = [...restless, ...done.flatMap((each) => each.deliveries)];
  return {
    deliveries: told.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    faults: done.flatMap(({ faults }) => faults),
  };
}
