/** Worlds in which nothing goes wrong but that publishers are killed, at a named step or whenever it strikes. */
import type { LedgerKind } from "./ledgers.ts";
import type { NetworkKind } from "./life.ts";
import { aPost, minute, World } from "./world.ts";

const dueAt = "2027-03-18T09:00:00Z";

/** Enough quiet runs for every doubt to be settled, once a dead publisher's lease has run out. */
export const quietRuns: readonly number[] = [11, 1, 3, 3, 3, 10, 10].map((minutes) => minutes * minute);

/** One post and one thread, an hour before they are due, and no ledger yet. */
export async function aWorldWithoutALedger(kind: NetworkKind, ledger: LedgerKind): Promise<World> {
  const world = await World.make(kind, ledger);
  world.deliveries = [
    aPost("hello", dueAt),
    aPost("thread", "2027-03-18T09:00:05Z", { texts: ["One.", "Two.", "Three."] }),
  ];
  return world;
}

/** The same, already seen, and due now. */
export async function aWorldThatIsDue(kind: NetworkKind, ledger: LedgerKind): Promise<World> {
  const world = await aWorldWithoutALedger(kind, ledger);
  await world.live();
  world.clock.to("2027-03-18T09:00:10Z");
  return world;
}

/** The names of all steps of a life in which nothing happens. */
export async function stepsOfALife(kind: NetworkKind, ledger: LedgerKind): Promise<readonly string[]> {
  const world = await aWorldThatIsDue(kind, ledger);
  try {
    const { said } = await world.live();
    return said.flatMap((each) => (each.kind === "end" ? each.steps : []));
  } finally {
    world.end();
  }
}
