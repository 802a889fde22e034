/** A sensitive period that begins at one step of a publisher's run: nothing is written in it, twice, or lost. */
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { aWorldThatIsDue } from "./world/deaths.ts";
import { stopLedgers } from "./world/ledgers.ts";
import { wrongsAtTheEnd, wrongsOnNetwork } from "./world/oracle.ts";
import { PeriodFile } from "./world/period-file.ts";
import { minute, type World } from "./world/world.ts";

afterAll(stopLedgers);

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.end();
});

/** From reading the files to the last look before the write. */
const steps = ["who am I", "claimed: done", "prepare", "writing: done"];

const sent = (world: World) => world.posts().map(({ text }) => text);

describe.each(["sqlite", "postgres"] as const)("over a ledger in %s", (ledger) => {
  describe.each(ledger === "sqlite" ? steps : ["claimed: done", "writing: done"])("at the step: %s", (at) => {
    it.each(["stop", "ask"] as const)("a period that says %s lets nothing out, and loses nothing", async (rule) => {
      const world = await aWorldThatIsDue("by-words", ledger);
      worlds.push(world);

      const begun = await world.live({ faults: [{ at, deed: { kind: "period", rule, minutes: 60 } }] });
      const during = await world.live({ runs: [minute, 20 * minute, 20 * minute] });

      expect([begun.stderr, during.stderr]).toEqual(["", ""]);
      expect(begun.said.filter((each) => each.kind === "step")).toHaveLength(1);
      expect(sent(world)).toEqual([]);

      // Both had fallen due before it began, and are still in their window when it ends.
      await world.live({ runs: [20 * minute, minute, 5 * minute] });
      expect(sent(world)).toEqual(["The words of hello.", "One.", "Two.", "Three."]);
      expect(await wrongsAtTheEnd(world)).toEqual([]);
    });
  });

  it("between two parts of a thread holds what is left of it, and a person is told", async () => {
    const world = await aWorldThatIsDue("by-words", ledger);
    worlds.push(world);

    await world.live({ faults: [{ at: "sent: done 2", deed: { kind: "period", rule: "stop", minutes: 60 } }] });
    await world.live({ runs: [minute, 70 * minute, 5 * minute] });

    expect(sent(world)).toEqual(["The words of hello.", "One."]);
    expect((await world.states())["day/thread/ours"]).toBe("held");
    expect(wrongsOnNetwork(world)).toEqual([]);
    expect(await wrongsAtTheEnd(world)).toEqual([]);
  });

  it("that begins while a post is in doubt lets it be found, and sends nothing again", async () => {
    const world = await aWorldThatIsDue("by-key", ledger);
    worlds.push(world);

    await world.live({ faults: [{ at: "on the network", deed: { kind: "die" } }] });
    const since = world.clock.server().getTime();
    new PeriodFile(world.folder).save({ rule: "stop", since, until: since + 60 * minute });
    await world.live({ runs: [11 * minute, minute, 5 * minute] });

    expect(sent(world)).toEqual(["The words of hello."]);
    await world.live({ runs: [45 * minute, minute, 5 * minute] });

    expect(sent(world)).toEqual(["The words of hello.", "One.", "Two.", "Three."]);
    expect(await wrongsAtTheEnd(world)).toEqual([]);
  });
});
