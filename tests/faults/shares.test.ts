/** Posts that pass on another account's, by publishers that are killed: once, after it, whole, and never what was taken back. */
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { quietRuns } from "./world/deaths.ts";
import { ledgerKinds, stopLedgers } from "./world/ledgers.ts";
import type { Deed, Written } from "./world/life.ts";
import { wrongsAfterDeaths, wrongsAtTheEnd, wrongsOnNetwork } from "./world/oracle.ts";
import { aPost, idOf, minute, World } from "./world/world.ts";

afterAll(stopLedgers);

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.end();
});

const lead = aPost("hello", "2027-03-18T09:00:00Z", { texts: ["One.", "Two."] });
const share: Written = {
  ...aPost("pass-on", "2027-03-18T09:30:00Z", { account: "partner", texts: [] }),
  shares: { post: lead.post, account: lead.account },
};
const die: Deed = { kind: "die" };

/** Bluesky proves by a key of ours, Mastodon keeps one boost of a post however often it is asked. */
const kinds = ["by-key", "idempotent"] as const;
type Kind = (typeof kinds)[number];

async function aWorld(kind: Kind, ledger: (typeof ledgerKinds)[number]): Promise<World> {
  const world = await World.make(kind, ledger);
  worlds.push(world);
  world.deliveries = [lead, share];
  await world.live();
  return world;
}

async function withLeadOut(kind: Kind, ledger: (typeof ledgerKinds)[number]): Promise<World> {
  const world = await aWorld(kind, ledger);
  world.clock.to("2027-03-18T09:00:10Z");
  await world.live();
  world.clock.to("2027-03-18T09:30:10Z");
  return world;
}

const sharesIn = (world: World) => world.posts().filter(({ shares }) => shares !== undefined);
const both = (leads: string, shares: string) => ({ [idOf(lead)]: leads, [idOf(share)]: shares });

async function stepsOf(world: World): Promise<readonly string[]> {
  const { said } = await world.live();
  return said.flatMap((each) => (each.kind === "end" ? each.steps : []));
}

const beforeTheWrite = ["who am I", "find", "claimed: done", "prepare", "writing: before the commit", "writing: done"];
const fromTheWrite = ["send", "on the network", "answered", "sent: before the commit", "sent: done"];

describe.each(ledgerKinds)("over a ledger in %s", (ledger) => {
  // What every ledger does alike is seen over one of them.
  const some = <Step>(steps: readonly Step[], few: readonly Step[]) => (ledger === "sqlite" ? steps : few);

  describe.each(kinds)("on a network that is %s", (kind) => {
    it.each(some([...beforeTheWrite, ...fromTheWrite], ["claimed: done", "writing: done", "on the network"]))(
      "a publisher killed at the step %s of a share",
      async (at) => {
        const world = await withLeadOut(kind, ledger);

        const killed = await world.live({ faults: [{ at, deed: die }] });
        const after = await world.live({ runs: quietRuns });

        expect([killed.signal, after.stderr]).toEqual(["SIGKILL", ""]);
        expect(await wrongsAfterDeaths(world)).toEqual([]);
        expect(await world.states()).toEqual(both("published", "published"));
        expect(sharesIn(world)).toHaveLength(1);
      },
    );

    // The steps of two accounts at once come in no order of their own.
    it.each(ledger === "sqlite" ? [4, 8, 12, 16, 20, 24, 28, 32] : [12, 24])(
      "a publisher killed at step %d when its lead is late, and both are due",
      async (at) => {
        const world = await aWorld(kind, ledger);
        world.clock.to("2027-03-18T09:30:10Z");

        const killed = await world.live({ faults: [{ at, deed: die }] });
        const after = await world.live({ runs: quietRuns });

        expect([killed.signal, after.stderr]).toEqual(["SIGKILL", ""]);
        expect(await wrongsAfterDeaths(world)).toEqual([]);
        expect(sharesIn(world)).toHaveLength(1);
      },
    );
  });

  it("nothing is shared of a lead that failed, wherever publishers die: the share is missed, and says why", async () => {
    const failed = async () => {
      const world = await aWorld("by-key", ledger);
      world.clock.to("2027-03-18T09:00:10Z");
      await world.live({ sendFaults: [{ kind: "rejected", reason: "Its picture is too large." }] });
      world.clock.to("2027-03-18T09:30:10Z");
      return world;
    };
    const steps = await stepsOf(await failed());

    for (const at of some(
      [...steps.keys()].filter((step) => step % 4 === 0),
      [0, 8],
    )) {
      const world = await failed();
      await world.live({ faults: [{ at: at + 1, deed: die }] });
      world.clock.to("2027-03-18T11:31:00Z");
      await world.live({ runs: quietRuns });

      expect(await wrongsAtTheEnd(world), steps[at]).toEqual([]);
      expect(await world.states(), steps[at]).toEqual(both("failed", "missed"));
      expect(sharesIn(world), steps[at]).toEqual([]);
    }
    expect(steps.length).toBeGreaterThan(2);
  });

  it.each(some(["who am I", "find", "claimed: done", "prepare", "writing: done"], ["claimed: done"]))(
    "what is taken back at the step %s of its share is not shared any more",
    async (at) => {
      for (const deeds of [[], [die]]) {
        const world = await withLeadOut("by-key", ledger);

        await world.live({ faults: [{ kind: "recall", post: 0 } as const, ...deeds].map((deed) => ({ at, deed })) });
        await world.live({ runs: quietRuns });

        expect(await wrongsAtTheEnd(world)).toEqual([]);
        expect(await world.states()).toEqual(both("recalled", "skipped"));
        expect(sharesIn(world)).toEqual([]);
      }
    },
  );

  it.each(some(["send", "on the network", "answered", "sent: done"], ["on the network"]))(
    "what is taken back at the step %s of its share takes the share with it, if a run later",
    async (at) => {
      for (const deeds of [[], [die]]) {
        const world = await withLeadOut("idempotent", ledger);

        await world.live({ faults: [{ kind: "recall", post: 0 } as const, ...deeds].map((deed) => ({ at, deed })) });
        expect(wrongsOnNetwork(world).filter((wrong) => !wrong.endsWith("was taken back"))).toEqual([]);
        await world.live({ runs: quietRuns });

        const states = await world.states();
        expect(states).toEqual(both("recalled", sharesIn(world).length === 0 ? "skipped" : "recalled"));
        expect(world.network.removed()).toHaveLength(world.posts().length);
      }
    },
  );

  it.each(some([...beforeTheWrite, ...fromTheWrite], ["writing: done", "on the network"]))(
    "what is taken back after a publisher died at the step %s of its share leaves no share",
    async (at) => {
      const world = await withLeadOut("by-key", ledger);
      await world.live({ faults: [{ at, deed: die }] });

      world.clock.pass(11 * minute);
      const recalled = await world.recall(idOf(lead));
      await world.live({ runs: quietRuns });

      expect(recalled.stderr).toBe("");
      expect(await wrongsAtTheEnd(world)).toEqual([]);
      expect(world.network.removed()).toHaveLength(world.posts().length);
    },
  );
});
