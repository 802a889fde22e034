/** What the files as they are now, and time, mean for every row: before a run, and again when a file changed in it. */
import type { Row, RowFilter } from "../../ledger/ledger.ts";
import type { Engine } from "../engine.ts";
import { readLeads } from "../sharing/lead.ts";
import { deliveriesAs, type Work } from "../work.ts";
import { type Judging, judgeRow, sight } from "./judge-row.ts";
import { removalOf } from "./removal.ts";
import { type BrokenSeries, brokenSeries } from "./series.ts";

/** By delivery: why its series sends nothing more. */
export type Broken = ReadonlyMap<string, string>;

/** A run about single deliveries (a step of a rehearsal) reads no other rows. */
export function scopeOf(work: Work): RowFilter {
  return work.only?.size === 0 ? { deliveries: work.deliveries.map((delivery) => delivery.id) } : {};
}

/** Of all accounts: a series is one, whoever it goes to. */
export async function readBrokenSeries(
  { ledger }: Pick<Engine, "ledger">,
  work: Work,
): Promise<readonly BrokenSeries[]> {
  const items = work.deliveries.filter(({ series }) => series !== undefined);
  if (items.length === 0) return [];
  return brokenSeries(items, await ledger.rows({ deliveries: items.map(({ id }) => id) }));
}

async function readBroken(engine: Engine, work: Work): Promise<Broken> {
  const series = await readBrokenSeries(engine, work);
  return new Map(series.flatMap(({ problem, rest }) => rest.map((id) => [id, problem.message] as const)));
}

/**
 * Records what is seen for the first time, then what time and the files decide; returns the rows as they are then. With
 * an account, of that account alone.
 */
export async function judgeRows(
  engine: Engine,
  work: Work,
  { judging, account }: { readonly judging: Judging; readonly account?: string },
): Promise<{ readonly rows: readonly Row[]; readonly broken: Broken }> {
  const { ledger } = engine;
  const scope = { ...scopeOf(work), ...(account === undefined ? {} : { account }) };
  const deliveries = account === undefined ? work.deliveries : deliveriesAs(work, account);
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const isRemoved = removalOf(work);
  const known = new Set((await ledger.rows(scope)).map((row) => row.delivery));
  const unseen = deliveries.filter(({ id }) => !known.has(id));
  const says = engine.stages.says?.(unseen);
  await ledger.see(
    unseen.map((delivery) => {
      const said = says?.get(delivery.id);
      return { ...sight(delivery, judging), ...(said && { said }) };
    }),
  );
  let broken = await readBroken(engine, work);
  let rows = await ledger.rows(scope);
  const leads = await readLeads(engine, { deliveries, rows, now: judging.now });
  // What is moved or missed in the first pass may be held in the second, with the rest of its series.
  for (const pass of [1, 2]) {
    const changes = rows.flatMap((row) => {
      const delivery = byId.get(row.delivery);
      if (delivery === undefined && !isRemoved(row.delivery)) return [];
      return judgeRow(row, delivery, { ...judging, broken, leads }) ?? [];
    });
    if (changes.length === 0) break;
    await ledger.change(changes);
    rows = await ledger.rows(scope);
    broken = await readBroken(engine, work);
    if (pass === 1 && broken.size === 0) break;
  }
  return { rows, broken };
}
