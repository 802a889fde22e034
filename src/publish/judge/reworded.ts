/** The record of what was planned when: words that changed in the files before they went out. */
import type { Change, Ledger, Row, Said } from "../../ledger/ledger.ts";
import type { Engine } from "../engine.ts";
import type { Work } from "../work.ts";

const noted = "files read";

async function isNoted(ledger: Ledger, version: string): Promise<boolean> {
  const events = await ledger.events({ account: "" });
  return events.findLast(({ event }) => event === noted)?.data?.version === version;
}

/** As the record has it last, by delivery; nothing of what was seen by an older program. */
async function lastDigests(ledger: Ledger): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>();
  for (const { delivery, data } of await ledger.events()) {
    const said = data?.said as Said | undefined;
    if (delivery !== undefined && said !== undefined) known.set(delivery, said.digest);
  }
  return known;
}

function changeOf(row: Row, said: Said): Change {
  const { delivery, attempt, state, reason, because } = row;
  return {
    delivery,
    attempt,
    from: [state],
    to: state,
    event: "reworded",
    ...(reason === undefined ? {} : { reason }),
    ...(because === undefined ? {} : { fields: { because } }),
    said,
  };
}

/** Once for each version of the files, so that an unchanged workspace costs a look at one event. */
export async function noteRewordings(engine: Engine, work: Work, rows: readonly Row[]): Promise<void> {
  const { ledger, stages } = engine;
  if (stages.says === undefined || (await isNoted(ledger, work.version))) return;
  const open = new Map(
    rows.filter(({ state }) => state === "planned" || state === "held").map((row) => [row.delivery, row]),
  );
  const known = await lastDigests(ledger);
  const says = stages.says(work.deliveries.filter(({ id }) => open.has(id)));
  const changes = [...says].flatMap(([delivery, said]) => {
    const row = open.get(delivery);
    return row === undefined || known.get(delivery) === said.digest ? [] : [changeOf(row, said)];
  });
  if (changes.length > 0) await ledger.change(changes);
  await ledger.note({ event: noted, data: { version: work.version } });
}
