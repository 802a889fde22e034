/** A publisher that the operating system stops in the middle, with its machine or without, and that then goes on. */
import type { ChildProcess } from "node:child_process";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { aWorldThatIsDue, quietRuns } from "./world/deaths.ts";
import { wrongsAfterDeaths, wrongsAtTheEnd } from "./world/oracle.ts";
import { type Ended, errorsOf, hour, isStopped, minute, runsOf, type World } from "./world/world.ts";

const worlds: World[] = [];
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const world of worlds.splice(0)) world.end();
});

/** Stops at a step; `meanwhile` happens; then it is woken, and its end is awaited. */
async function suspended(world: World, at: string, meanwhile: () => Promise<void>): Promise<Ended> {
  const { promise: stopped, resolve } = Promise.withResolvers<ChildProcess>();
  const ended = world.live({ faults: [{ at, deed: { kind: "stop" } }] }, (said, child) => {
    if (said.kind === "step") resolve(child);
  });
  const child = await stopped;
  children.push(child);
  while (child.pid !== undefined && !isStopped(child.pid)) await turn();
  await meanwhile();
  child.kill("SIGCONT");
  return ended;
}

const before = ["lock: done", "claimed: done", "prepare", "writing: done", "stands: done"];

describe.skipIf(process.platform !== "linux")("a publisher that is suspended", () => {
  it.each(before)("at %s, past the window, sends nothing when it wakes, and all is missed", async (at) => {
    const world = await aWorldThatIsDue("by-key", "sqlite");
    worlds.push(world);

    const ended = await suspended(world, at, async () => world.clock.sleep(3 * hour));
    const out = world.posts();
    await world.live({ runs: quietRuns });

    expect(ended.code).toBe(0);
    expect(out).toEqual([]);
    expect(await wrongsAtTheEnd(world)).toEqual([]);
    expect(await world.states()).toEqual({ "day/hello/ours": "missed", "day/thread/ours": "missed" });
  });

  it.each(before)("at %s, within the window, is not trusted on waking, and the next run sends", async (at) => {
    const world = await aWorldThatIsDue("by-key", "sqlite");
    worlds.push(world);

    await suspended(world, at, async () => world.clock.sleep(30 * minute));
    const byTheSleeper = world.posts().length;
    await world.live({ runs: quietRuns });

    // Before it has read a server's time, it is as a run that starts now.
    expect(byTheSleeper).toBe(at === "lock: done" ? 4 : 0);
    expect(await wrongsAfterDeaths(world)).toEqual([]);
  });

  it.each([...before, "on the network", "answered"])(
    "at %s keeps its account from a second one, which says so after ten minutes",
    async (at) => {
      const world = await aWorldThatIsDue("by-words", "sqlite");
      worlds.push(world);
      const others: Ended[] = [];
      let out = -1;

      await suspended(world, at, async () => {
        const already = world.posts().length;
        others.push(await world.live());
        world.clock.sleep(20 * minute);
        others.push(await world.live());
        out = world.posts().length - already;
      });
      await world.live({ runs: quietRuns });

      expect(out).toBe(0);
      expect(others.flatMap(errorsOf)).toEqual([]);
      expect(others.flatMap(runsOf).map(({ stuck }) => stuck)).toEqual([false, true]);
      expect(await wrongsAfterDeaths(world)).toEqual([]);
    },
  );

  it("inside a transaction makes the others wait, and then say that the ledger is locked", async () => {
    const world = await aWorldThatIsDue("by-key", "sqlite");
    worlds.push(world);
    let other: Ended | undefined;

    await suspended(world, "claimed: before the commit", async () => {
      other = await world.live({ patience: 50, runs: [minute] });
    });
    await world.live({ runs: quietRuns });

    expect(other === undefined ? "" : errorsOf(other).join(" ")).toMatch(/locked by another program/);
    expect(await wrongsAfterDeaths(world)).toEqual([]);
  });

  it("and killed while it sleeps is like any other dead one", async () => {
    const world = await aWorldThatIsDue("by-key", "sqlite");
    worlds.push(world);

    const ended = await suspended(world, "on the network", async () => {
      for (const child of children) child.kill("SIGKILL");
    });
    await world.live({ runs: quietRuns });

    expect(ended.signal).toBe("SIGKILL");
    expect(await wrongsAfterDeaths(world)).toEqual([]);
  });
});
