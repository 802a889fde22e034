/** A real publisher, killed with SIGKILL at the steps that matter, over networks that can prove much, little or nothing. */
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { aWorldThatIsDue, aWorldWithoutALedger, quietRuns, stepsOfALife } from "./world/deaths.ts";
import { ledgerKinds, stopLedgers } from "./world/ledgers.ts";
import { networkKinds } from "./world/life.ts";
import { wrongsAfterDeaths } from "./world/oracle.ts";
import type { World } from "./world/world.ts";

afterAll(stopLedgers);

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.end();
});

/** In the order of a life; `2` and so on are of the thread. */
const fatal: Readonly<Record<string, string>> = {
  "before the claim is durable": "claimed: before the commit",
  "when the claim is durable and not marked": "claimed: committed",
  "after the claim": "claimed: done",
  "during prepare": "prepare",
  "before the writing mark is durable": "writing: before the commit",
  "after the writing mark": "writing: done",
  "at the write": "send",
  "after the network committed": "on the network",
  "when the answer came": "answered",
  "before the receipt is written": "sent: before the commit",
  "after the receipt is written": "sent: done",
  "when the first part of a thread is on the network": "on the network 2",
  "between two parts of a thread": "sent: done 2",
  "after the mark of a thread's second part": "writing: done 3",
  "when a thread's second part is on the network": "on the network 3",
};
/** Where nobody knows whether it went out. */
const doubtful = ["writing: done", "send", "on the network", "answered", "sent: before the commit"];
/** Of these, where it is on the network. */
const taken = ["on the network", "answered", "sent: before the commit"];
const takenOfThread = ["on the network 2", "on the network 3"];
const doubtfulOfThread = ["on the network 2", "writing: done 3", "on the network 3"];

describe.each(ledgerKinds)("over a ledger in %s", (ledger) => {
  describe.each(networkKinds)("on a network that is %s", (kind) => {
    it.each(Object.entries(fatal))("a publisher killed %s", async (_when, at) => {
      const world = await aWorldThatIsDue(kind, ledger);
      worlds.push(world);

      const killed = await world.live({ faults: [{ at, deed: { kind: "die" } }] });
      const after = await world.live({ runs: quietRuns });

      expect(killed.signal).toBe("SIGKILL");
      expect(after.stderr).toBe("");
      expect(await wrongsAfterDeaths(world)).toEqual([]);
      const stateAfter = (steps: readonly string[]) => (steps.includes(at) ? "unknown" : "published");
      const of = { unprovable: [doubtful, doubtfulOfThread], "shows-otherwise": [taken, takenOfThread] };
      const [hello = [], thread = []] = kind in of ? of[kind as keyof typeof of] : [];
      expect(await world.states()).toEqual({
        "day/hello/ours": stateAfter(hello),
        "day/thread/ours": stateAfter(thread),
      });
    });
  });

  it("a publisher killed at each step of the ledger's own birth leaves one that works", async () => {
    const born = await aWorldWithoutALedger("by-words", ledger);
    worlds.push(born);
    const { said } = await born.live();
    const steps = said.flatMap((each) => (each.kind === "end" ? each.steps : []));

    for (const at of steps) {
      const world = await aWorldWithoutALedger("by-words", ledger);
      worlds.push(world);
      await world.live({ faults: [{ at, deed: { kind: "die" } }] });
      await world.live();
      world.clock.to("2027-03-18T09:00:10Z");
      await world.live({ runs: quietRuns });

      expect(await wrongsAfterDeaths(world), at).toEqual([]);
    }
    expect(steps.length).toBeGreaterThan(10);
  });

  it("the steps that it is killed at are steps of its life", async () => {
    const steps = await stepsOfALife("by-key", ledger);

    expect(steps).toEqual(expect.arrayContaining(Object.values(fatal)));
  });
});
