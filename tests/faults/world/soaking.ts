/** Many worlds, many deaths, for as long as it is told to. */
import { aWorldThatIsDue, quietRuns, stepsOfALife } from "./deaths.ts";
import { type LedgerKind, type LedgerPlace, ledgerKinds, onMachine } from "./ledgers.ts";
import { type Fault, type NetworkKind, networkKinds, type SendFault } from "./life.ts";
import { isLeftToPerson, wrongsAfterDeaths, wrongsOnNetwork } from "./oracle.ts";
import { type Backup, isAhead, resumeAll, waysBack } from "./restores.ts";
import { aPost, type Ended, minute, World } from "./world.ts";

export interface Soak {
  /** Ends when so many publishers were killed, or when the time is over, whichever is first. */
  readonly kills: number;
  readonly seed: number;
  readonly networks?: readonly NetworkKind[];
  readonly ledgers?: readonly LedgerKind[];
  /** Worlds at once. */
  readonly jobs?: number;
  /** One in so many worlds gets a backup put back. */
  readonly restoreEvery?: number;
  readonly isOver?: () => boolean;
  readonly onWorld?: (result: Soaked) => void;
}

export interface Soaked {
  kills: number;
  processes: number;
  worlds: number;
  /** Backups that were put back. */
  restores: number;
  deliveries: number;
  /** Of these, those that only a person can settle: where nothing can be proved, and after a restore. */
  unknown: number;
  /** How often death came at each kind of step. */
  readonly at: Map<string, number>;
  /** Each with the number of its world. */
  readonly wrongs: string[];
}

/** The same numbers for the same seed: mulberry32, by Tommy Ettinger, in the public domain. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const stepsOfLongestLife = 170;

async function aSoakWorld(kind: NetworkKind, ledger: LedgerKind): Promise<World> {
  const world = await World.make(kind, ledger);
  world.deliveries = ["ours", "theirs"].flatMap((account) => [
    aPost("hello", "2027-03-18T09:00:00Z", { account, late: 20 * 60 * minute }),
    aPost("thread", "2027-03-18T09:01:00Z", { account, late: 20 * 60 * minute, texts: ["One.", "Two.", "Three."] }),
    aPost("last", "2027-03-18T09:02:00Z", { account, late: 20 * 60 * minute }),
  ]);
  return world;
}

function count(result: Soaked, world: World, ended: Ended): boolean {
  if (ended.stderr !== "") result.wrongs.push(`a publisher crashed by itself: ${ended.stderr}`);
  if (ended.signal !== "SIGKILL") return false;
  const step = ended.said.find((each) => each.kind === "step");
  const name = step?.kind === "step" ? step.name.replace(/ \d+$/, "") : "whenever";
  result.kills += 1;
  result.at.set(name, (result.at.get(name) ?? 0) + 1);
  result.wrongs.push(...wrongsOnNetwork(world));
  return true;
}

type Random = (below: number) => number;

/** One life: mostly killed at a step, sometimes from outside whenever it strikes, sometimes beside another one. */
async function liveAndDie(world: World, result: Soaked, random: Random, at?: LedgerPlace): Promise<boolean> {
  const die = (): readonly Fault[] => [{ at: 1 + random(stepsOfLongestLife), deed: { kind: "die" } }];
  const runs = [minute, 2 * minute];
  const [ledger, other] = at === undefined ? machinesOf(world, random) : [at, at];
  // One life in four has a gateway in front of the network, which answers with its own page.
  const sendFaults: readonly SendFault[] = random(4) === 0 ? [{ kind: "gateway", taken: random(2) === 0 }] : [];
  switch (random(8)) {
    case 0: {
      const ended = await world.live({ ledger, runs, sendFaults, killAfter: 20 + random(80) });
      return count(result, world, ended);
    }
    case 1: {
      world.clock.pass(minute);
      const both = await Promise.all([
        world.live({ ledger, faults: die() }),
        world.live({ ledger: other, faults: die() }),
      ]);
      return both.map((ended) => count(result, world, ended)).includes(true);
    }
    default:
      return count(result, world, await world.live({ ledger, runs, sendFaults, faults: die() }));
  }
}

/** A database has two, each with a mark of its own. */
function machinesOf(world: World, random: Random): readonly [LedgerPlace, LedgerPlace] {
  const both = [world.ledger, onMachine(world.ledger, "second")] as const;
  return random(2) === 0 ? both : [both[1], both[0]];
}

const isAllSent = (world: World) => world.posts().length >= world.deliveries.flatMap(({ texts }) => texts).length;

/** Lives until it is all out, or so many lives are over. */
async function liveOn(world: World, result: Soaked, input: { random: Random; lives: number }): Promise<void> {
  for (let life = 0; life < input.lives; life += 1) {
    const died = await liveAndDie(world, result, input.random);
    if (!died && isAllSent(world)) break;
  }
}

/** Until a person has resumed it nothing goes out, whoever lives or dies; and that person is told from when on. */
async function restoreAndResume(
  world: World,
  result: Soaked,
  { backup, random }: { backup: Backup; random: Random },
): Promise<void> {
  const machines = machinesOf(world, random);
  // What only the rows tell is noticed by a machine whose mark is ahead; another one must not be the first.
  const finder =
    backup.way === "database" && world.ledger.kind === "postgres"
      ? machines[0]
      : machines.find((each) => isAhead(each, backup));
  if (finder === undefined) return;
  await world.restore(backup);
  const before = world.posts().length;
  const wrong = (what: string) => result.wrongs.push(`after a restore (${backup.way}) ${what}`);
  await liveAndDie(world, result, random, finder);
  // Killed before it could find out, if it was.
  await world.live({ ledger: finder });
  for (let life = random(3); life > 0; life -= 1) await liveAndDie(world, result, random);
  if (world.posts().length !== before) wrong("something went out before a person resumed it");
  const [person] = machinesOf(world, random);
  const resumed = await resumeAll(person, world.clock);
  if (resumed.kind !== "resumed" || !resumed.afterRestore) wrong(`a resume said ${JSON.stringify(resumed)}`);
  else if (resumed.repeatFrom?.getTime() !== backup.until) {
    wrong(
      `a person was told to repeat from ${resumed.repeatFrom?.toISOString()}, not ${new Date(backup.until).toISOString()}`,
    );
  }
}

async function soakWorld(
  world: World,
  result: Soaked,
  { random, restores }: { random: Random; restores: boolean },
): Promise<void> {
  // The ledger itself is born under fire; nothing is due for an hour.
  await liveAndDie(world, result, random);
  await world.live();
  world.clock.to("2027-03-18T09:03:00Z");
  if (restores) {
    await liveOn(world, result, { random, lives: random(4) });
    const backup = await world.backUp(waysBack[random(waysBack.length)] ?? "database");
    await liveOn(world, result, { random, lives: 1 + random(6) });
    await restoreAndResume(world, result, { backup, random });
  }
  await liveOn(world, result, { random, lives: 24 });
  await world.live({ runs: quietRuns });
}

/** Rows in their state, for the figures. */
async function sum(world: World, result: Soaked): Promise<void> {
  const { rows } = await world.look();
  result.worlds += 1;
  result.restores += world.restores;
  result.processes += world.processes;
  result.deliveries += world.deliveries.length;
  result.unknown += rows.filter((row) => row.state !== "published" && isLeftToPerson(world, row)).length;
}

function fresh(): Soaked {
  return { kills: 0, processes: 0, worlds: 0, restores: 0, deliveries: 0, unknown: 0, at: new Map(), wrongs: [] };
}

function merge(total: Soaked, one: Soaked, name: string): void {
  total.kills += one.kills;
  total.processes += one.processes;
  total.worlds += one.worlds;
  total.restores += one.restores;
  total.deliveries += one.deliveries;
  total.unknown += one.unknown;
  for (const [step, times] of one.at) total.at.set(step, (total.at.get(step) ?? 0) + times);
  total.wrongs.push(...[...new Set(one.wrongs)].map((wrong) => `${name}: ${wrong}`));
}

/** Kills publishers at random. The same seed kills at the same steps, but for what the real clock decides. */
export async function soak(plan: Soak): Promise<Soaked> {
  const { kills, seed, networks = networkKinds, ledgers = ledgerKinds, jobs = 2, isOver = () => false } = plan;
  const { restoreEvery = 3 } = plan;
  const total = fresh();
  let next = 0;
  async function work(): Promise<void> {
    while (total.kills < kills && !isOver()) {
      const number = next;
      next += 1;
      const kind = networks[number % networks.length] ?? "by-key";
      const ledger = ledgers[Math.floor(number / networks.length) % ledgers.length] ?? "sqlite";
      const world = await aSoakWorld(kind, ledger);
      const one = fresh();
      // Every third world, and each kind of network and of ledger in its turn: neither 5 nor 10 is divided by 3.
      const restores = number % restoreEvery === restoreEvery - 1;
      await soakWorld(world, one, { random: randomFrom(seed * 1_000_003 + number), restores });
      one.wrongs.push(...(await wrongsAfterDeaths(world)));
      await sum(world, one);
      merge(total, one, `world ${number} (${kind}, ${ledger})`);
      world.end();
      plan.onWorld?.(total);
    }
  }
  await Promise.all(Array.from({ length: jobs }, work));
  return total;
}

/** Killed at every single step of a life, one after the other. */
export async function atEveryStep(plan: Pick<Soak, "networks" | "ledgers" | "isOver">): Promise<Soaked> {
  const { networks = networkKinds, ledgers = ledgerKinds, isOver = () => false } = plan;
  const total = fresh();
  for (const ledger of ledgers) {
    for (const kind of networks) {
      const steps = await stepsOfALife(kind, ledger);
      for (const [index, name] of steps.entries()) {
        if (isOver()) return total;
        const world = await aWorldThatIsDue(kind, ledger);
        const killed = await world.live({ faults: [{ at: index + 1, deed: { kind: "die" } }] });
        if (!count(total, world, killed)) total.wrongs.push(`${kind}, ${ledger}: it was not killed at "${name}"`);
        await world.live({ runs: quietRuns });
        const wrongs = await wrongsAfterDeaths(world);
        total.wrongs.push(...wrongs.map((wrong) => `${kind}, ${ledger}, killed at "${name}": ${wrong}`));
        await sum(world, total);
        world.end();
      }
    }
  }
  return total;
}
