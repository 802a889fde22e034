/** A backup that was put back, found by a run that knows nothing of it: nothing repeats, and all waits for a person. */
import type { ChildProcess } from "node:child_process";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { pause } from "../../src/publish/person/pause.ts";
import { type LedgerKind, ledgerKinds, onMachine, openPlace, stopLedgers } from "./world/ledgers.ts";
import type { NetworkKind } from "./world/life.ts";
import { wrongsAtTheEnd, wrongsOnNetwork } from "./world/oracle.ts";
import { type Backup, resumeAll, type WayBack } from "./world/restores.ts";
import { aPost, type Ended, errorsOf, isStopped, minute, runsOf, World } from "./world/world.ts";

afterAll(stopLedgers);

const worlds: World[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const world of worlds.splice(0)) world.end();
});

const three = [
  aPost("out", "2027-03-18T09:00:00Z"),
  aPost("due", "2027-03-18T09:30:00Z"),
  aPost("to-come", "2027-03-18T12:00:00Z"),
];

interface Behind {
  readonly world: World;
  readonly backup: Backup;
}

/** Of 8 o'clock, when all was seen and nothing was out. */
async function backedUp(kind: NetworkKind, ledger: LedgerKind, way: WayBack = "database"): Promise<Behind> {
  const world = await World.make(kind, ledger);
  worlds.push(world);
  world.deliveries = three;
  await world.live();
  await world.live({ ledger: onMachine(world.ledger, "idle") });
  return { world, backup: await world.backUp(way) };
}

/** `hello 09:00`, by the server's clock. */
function sent(world: World): readonly string[] {
  return world
    .posts()
    .map(({ delivery, at }) => `${delivery.split("/")[1]} ${new Date(at).toISOString().slice(11, 16)}`);
}

function laterReasons(ended: Ended): readonly string[] {
  return runsOf(ended).flatMap(({ report }) => report.later?.map(({ reason }) => reason ?? "") ?? []);
}

async function eventsOf(world: World): Promise<readonly string[]> {
  const ledger = await openPlace(world.ledger, world.clock);
  const events = await ledger.events({ account: "" });
  await ledger.close();
  return events.map(({ event }) => event);
}

/** What was asked of the network is answered, and locks that were taken have run out. */
const afterResume = [minute, 11 * minute, 5 * minute, 5 * minute, 5 * minute, 5 * minute];

/** By words alone nothing is proved absent: a post is there that no receipt explains. */
const provedBy = {
  "by-key": { out: "published", others: "published" },
  "by-words": { out: "held", others: "held" },
  "shows-otherwise": { out: "held", others: "held" },
  idempotent: { out: "held", others: "held" },
  unprovable: { out: "held", others: "held" },
} as const;
const kinds = Object.keys(provedBy) as (keyof typeof provedBy)[];

async function expectSettled(world: World, kind: keyof typeof provedBy): Promise<void> {
  const { out, others } = provedBy[kind];
  expect(await world.states()).toEqual({
    "day/out/ours": out,
    "day/due/ours": others,
    "day/to-come/ours": others,
  });
  expect(sent(world).map((each) => each.split(" ")[0])).toEqual(
    others === "published" ? ["out", "due", "to-come"] : ["out"],
  );
  expect(await wrongsAtTheEnd(world)).toEqual([]);
}

describe.each(ledgerKinds)("a ledger in %s that was put back to this morning", (ledger) => {
  it.each(kinds)("found by the next publish, on a network that is %s, waits; then nothing is lost", async (kind) => {
    const { world, backup } = await backedUp(kind, ledger);
    world.clock.to("2027-03-18T09:00:00Z");
    await world.live();
    world.clock.to("2027-03-18T09:31:00Z");
    await world.restore(backup);

    const waiting = await world.live({ runs: [0, minute, 10 * minute] });

    expect(sent(world)).toEqual(["out 09:00"]);
    expect(laterReasons(waiting).every((reason) => reason.includes("restored from a backup"))).toBe(true);
    expect(runsOf(waiting)).toHaveLength(3);

    const resumed = await resumeAll(world.ledger, world.clock);
    await world.live({ runs: afterResume });
    world.clock.to("2027-03-18T12:00:00Z");
    await world.live({ runs: [0, 20 * minute] });

    expect(resumed).toMatchObject({ kind: "resumed", afterRestore: true, repeatFrom: new Date(backup.until) });
    await expectSettled(world, kind);
  });

  it("found by a resume resumes nothing, and the second one does", async () => {
    const { world, backup } = await backedUp("by-key", ledger);
    world.clock.to("2027-03-18T09:00:00Z");
    await world.live();
    await world.restore(backup);

    const found = await resumeAll(world.ledger, world.clock);
    await world.live({ runs: [31 * minute] });
    const out = sent(world);
    const resumed = await resumeAll(world.ledger, world.clock);

    expect(found).toEqual({ kind: "found-restored", repeatFrom: new Date(backup.until) });
    expect(out).toEqual(["out 09:00"]);
    expect(resumed).toMatchObject({ kind: "resumed", repeatFrom: new Date(backup.until) });
  });

  it.each(["open: before the commit", "open: committed", "open: before its mark", "open: marked"])(
    "whose finder is killed at %s is found once, and waits all the same",
    async (at) => {
      const { world, backup } = await backedUp("by-key", ledger);
      world.clock.to("2027-03-18T09:00:00Z");
      await world.live();
      await world.restore(backup);

      const killed = await world.live({ faults: [{ at, deed: { kind: "die" } }] });
      const waiting = await world.live({ runs: [31 * minute] });

      expect(killed.signal).toBe("SIGKILL");
      expect(laterReasons(waiting)).not.toEqual([]);
      expect(sent(world)).toEqual(["out 09:00"]);
      expect((await eventsOf(world)).filter((event) => event === "restored")).toHaveLength(1);
      expect(await resumeAll(world.ledger, world.clock)).toMatchObject({ repeatFrom: new Date(backup.until) });
    },
  );
});

describe("a PostgreSQL ledger that was put back behind two machines", () => {
  it.each([
    ["database", "idle"],
    ["database", "ledger"],
    ["rows", "ledger"],
  ] as const)("as a %s, found by the machine %s, holds what a lost pause would", async (way, finder) => {
    const { world, backup } = await backedUp("by-key", "postgres", way);
    const other = onMachine(world.ledger, finder === "idle" ? "ledger" : "idle");
    world.clock.to("2027-03-18T09:00:00Z");
    await world.live();
    const busy = await openPlace(world.ledger, world.clock);
    await pause(
      { ledger: busy, file: undefined, now: world.clock.now() },
      { scope: { kind: "all" }, reason: "Sad news.", exceptCritical: false },
    );
    await busy.close();
    await world.restore(backup);

    world.clock.to("2027-03-18T09:31:00Z");
    await world.live({ ledger: onMachine(world.ledger, finder), runs: [0, minute] });
    await world.live({ ledger: other, runs: [0, minute] });
    const out = sent(world);
    const resumed = await resumeAll(other, world.clock);
    await world.live({ ledger: onMachine(world.ledger, finder), runs: afterResume });
    world.clock.to("2027-03-18T12:00:00Z");
    await world.live({ ledger: other, runs: [0, 20 * minute] });

    expect(out).toEqual(["out 09:00"]);
    expect(resumed).toMatchObject({ kind: "resumed", repeatFrom: new Date(backup.until) });
    expect((await eventsOf(world)).filter((event) => event === "restored")).toHaveLength(1);
    await expectSettled(world, "by-key");
  });
});

describe.skipIf(process.platform !== "linux")("a ledger that is put back under a run at work", () => {
  /** Stops at a step; `meanwhile` happens; then it goes on, and its end is awaited. */
  async function stopped(world: World, at: string, meanwhile: () => Promise<void>): Promise<Ended> {
    const { promise, resolve } = Promise.withResolvers<ChildProcess>();
    const ended = world.live({ faults: [{ at, deed: { kind: "stop" } }] }, (said, child) => {
      if (said.kind === "step") resolve(child);
    });
    const child = await promise;
    children.push(child);
    while (child.pid !== undefined && !isStopped(child.pid)) await turn();
    await meanwhile();
    child.kill("SIGCONT");
    return ended;
  }

  const parts = ["One.", "Two.", "Three."];
  async function aThread(way: WayBack): Promise<Behind> {
    const world = await World.make("by-key", "postgres");
    worlds.push(world);
    world.deliveries = [aPost("thread", "2027-03-18T09:00:00Z", { texts: parts })];
    await world.live();
    const backup = await world.backUp(way);
    world.clock.to("2027-03-18T09:00:10Z");
    return { world, backup };
  }

  async function goOn(world: World): Promise<void> {
    await world.live({ runs: [minute] });
    await resumeAll(world.ledger, world.clock);
    await world.live({ runs: afterResume });
  }

  it.each(
    (["rows", "database"] as const).flatMap((way) =>
      ["lock: done", "claimed: done", "prepare", "writing: done"].map((at) => [way, at] as const),
    ),
  )("as %s, at the step %s, sends nothing before a person resumes, and all of it after that", async (way, at) => {
    const { world, backup } = await aThread(way);

    const ended = await stopped(world, at, () => world.restore(backup));
    const out = world.posts().length;
    await goOn(world);

    expect(ended.stderr).toBe("");
    expect(out).toBe(0);
    expect(world.posts().map(({ text }) => text)).toEqual(parts);
    expect(await wrongsAtTheEnd(world)).toEqual([]);
  });

  it.each(["rows", "database"] as const)(
    "as %s, when a first part has just gone out, never calls the thread published",
    async (way) => {
      const { world, backup } = await aThread(way);

      const ended = await stopped(world, "on the network", () => world.restore(backup));
      const out = world.posts().length;
      await goOn(world);

      expect(ended.stderr).toBe("");
      expect(out).toBe(1);
      expect(wrongsOnNetwork(world)).toEqual([]);
      // Found by its key while all waited, so a person moves the rest on.
      const [row] = (await world.look()).rows;
      expect(row).toMatchObject({ state: "held", hold: "half-sent", partsOut: 1 });
      expect(row?.reason).toMatch(/Parts out: 1; missing: 2, 3\.$/);
      expect(await wrongsAtTheEnd(world)).toEqual([]);
      expect(errorsOf(ended).filter((each) => !each.includes("connection broke"))).toEqual([]);
    },
  );
});
