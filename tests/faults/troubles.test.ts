/** Disks that fill up, databases that are locked, ledgers that vanish: nothing goes out twice, and nothing is lost. */
import { cpSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it } from "vitest";
import { aWorldThatIsDue, quietRuns } from "./world/deaths.ts";
import { fileOf } from "./world/ledgers.ts";
import type { Ailment, NetworkKind } from "./world/life.ts";
import { wrongsAfterDeaths, wrongsOnNetwork } from "./world/oracle.ts";
import { errorsOf, minute, runsOf, type World } from "./world/world.ts";

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.end();
});

async function aWorld(kind: NetworkKind): Promise<World> {
  const world = await aWorldThatIsDue(kind, "sqlite");
  worlds.push(world);
  return world;
}

const words: Readonly<Record<Ailment, RegExp>> = {
  full: /no room left for the ledger/,
  "read-only": /cannot be written/,
  locked: /locked by another program/,
  failing: /disk failed/,
};

describe.each(Object.entries(words) as [Ailment, RegExp][])("a disk that is %s", (ailment, explanation) => {
  it.each([
    ["from the claim on", "claimed: asked"],
    ["from the writing mark on", "writing: asked"],
    ["when the network has committed", "on the network"],
    ["when the receipt is recorded", "sent: done"],
    ["in the middle of a thread", "on the network 2"],
  ])("%s is said in words, and the runs after it make it good", async (_when, at) => {
    const world = await aWorld("by-words");

    const ill = await world.live({ faults: [{ at, deed: { kind: "ail", with: ailment } }] });
    const out = world.posts().length;
    const well = await world.live({ runs: quietRuns });

    expect(ill.stderr).toBe("");
    expect(errorsOf(ill).join(" ")).toMatch(explanation);
    expect(out).toBeLessThanOrEqual(at === "on the network 2" ? 2 : 1);
    expect(errorsOf(well)).toEqual([]);
    expect(await wrongsAfterDeaths(world)).toEqual([]);
  });
});

describe("a disk that fills up between the ledger and its mark", () => {
  it.each(["claimed", "writing", "sent"])("at %s only delays", async (event) => {
    const world = await aWorld("by-key");

    const ill = await world.live({ faults: [{ at: `${event}: committed`, deed: { kind: "ail", with: "full" } }] });
    await world.live({ runs: quietRuns });

    expect(errorsOf(ill)).not.toEqual([]);
    expect((await world.look()).restored).toBe(false);
    expect(await wrongsAfterDeaths(world)).toEqual([]);
  });
});

describe.skipIf(process.platform !== "linux")(
  "files that may grow no further, by the limit of the operating system",
  () => {
    it.each([60, 90, 130, 180])("than %d KB stop a run somewhere, and the next ones go on", async (kilobytes) => {
      const world = await aWorld("by-words");
      const size = kilobytes * 1024;

      const ill = await world.live({ under: ["prlimit", `--fsize=${size}:${size}`] });
      await world.live({ runs: quietRuns });

      expect(ill.stderr).toBe("");
      expect(await wrongsAfterDeaths(world)).toEqual([]);
    });

    it("do stop a run: the smallest of these limits is too small for it", async () => {
      const world = await aWorld("by-words");

      const ill = await world.live({ under: ["prlimit", `--fsize=${36 * 1024}:${36 * 1024}`] });

      expect(errorsOf(ill).join(" ")).toMatch(/disk failed|no room left/);
    });
  },
);

describe("a database that another program keeps locked", () => {
  it("stops a run with words, and nothing goes out", async () => {
    const world = await aWorld("by-key");
    const other = new DatabaseSync(fileOf(world.ledger));
    other.exec("BEGIN IMMEDIATE");

    const run = await world.live({ patience: 50 });
    const out = world.posts().length;
    other.exec("ROLLBACK");
    other.close();
    await world.live({ runs: quietRuns });

    expect(errorsOf(run).join(" ")).toMatch(words.locked);
    expect(out).toBe(0);
    expect(await wrongsAfterDeaths(world)).toEqual([]);
  });
});

describe("a ledger that is deleted under a run", () => {
  it.each(["claimed: done", "prepare", "writing: done"])("at %s sends nothing any more", async (at) => {
    const world = await aWorld("by-key");

    const run = await world.live({ faults: [{ at, deed: { kind: "lose-ledger" } }] });
    const out = world.posts().length;
    const after = await world.live({ runs: quietRuns });

    expect(run.stderr).toBe("");
    expect(out).toBe(0);
    expect(world.posts()).toEqual([]);
    expect(runsOf(after)[0]?.report.held?.map(({ reason }) => reason)).toEqual(
      Array(2).fill(expect.stringContaining("This ledger is newer than this post; is it kept between runs?")),
    );
  });

  it.each(["on the network", "answered", "sent: done"])("at %s: the new one finds what is out", async (at) => {
    const world = await aWorld("by-key");

    await world.live({ faults: [{ at, deed: { kind: "lose-ledger" } }] });
    await world.live({ runs: quietRuns });

    expect(world.posts().map(({ text }) => text)).toEqual(["The words of hello."]);
    expect(await world.states()).toEqual({ "day/hello/ours": "published", "day/thread/ours": "held" });
  });
});

describe("a ledger that is replaced under a run by an older copy", () => {
  it.each(["writing: done", "on the network", "sent: done 2"])("at %s: all waits for a person", async (at) => {
    const world = await aWorld("by-key");
    const instead = path.join(world.folder, "older.sqlite");
    cpSync(fileOf(world.ledger), instead);

    await world.live({ faults: [{ at, deed: { kind: "lose-ledger", instead } }] });
    const out = world.posts().length;
    const after = await world.live({ runs: quietRuns.slice(0, 3) });

    expect(runsOf(after)[0]?.report.later?.every(({ reason }) => reason?.includes("restored from a backup"))).toBe(
      true,
    );
    expect(world.posts().length).toBe(out);
    expect(wrongsOnNetwork(world)).toEqual([]);
    expect(await world.look()).toMatchObject({ restored: true, broken: [] });
  });
});

describe("a clock that jumps", () => {
  const jumps = [3 * 60, -3 * 60, 30 * 24 * 60].map((minutes) => minutes * minute);
  it.each(
    jumps.flatMap((by) => ["claimed: done", "prepare", "writing: done", "stands: done"].map((at) => [by, at] as const)),
  )("by %d ms at %s lets nothing out until it is right again, and then once", async (by, at) => {
    const world = await aWorld("by-key");

    await world.live({ faults: [{ at, deed: { kind: "jump", by } }], runs: [0, minute] });
    const out = world.posts().length;
    world.clock.setRight();
    await world.live({ runs: quietRuns });

    expect(out).toBe(0);
    expect(await wrongsAfterDeaths(world)).toEqual([]);
  });

  it("back and forth, at every few steps, sends each once and in its window", async () => {
    const world = await aWorld("by-words");
    const faults = Array.from({ length: 30 }, (_, index) => ({
      at: 8 + index * 5,
      deed: { kind: "jump" as const, by: (index % 2 === 0 ? 1 : -1) * (20 + index) * minute },
    }));

    await world.live({ faults, runs: [0, minute, minute] });
    world.clock.setRight();
    await world.live({ runs: quietRuns });

    expect(await wrongsAfterDeaths(world)).toEqual([]);
  });
});
