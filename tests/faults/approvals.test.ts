/** Approvals that come and go at one step of a publisher's run: never sent unapproved, never sent late, and nothing twice or lost. */
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { aWorldThatIsDue } from "./world/deaths.ts";
import { type LedgerKind, stopLedgers } from "./world/ledgers.ts";
import type { Fault } from "./world/life.ts";
import { wrongsAtTheEnd, wrongsOnNetwork } from "./world/oracle.ts";
import type { Word } from "./world/spoken.ts";
import { minute, type World } from "./world/world.ts";

afterAll(stopLedgers);

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.end();
});

const early: Word = { kind: "agrees", at: "2027-03-18T07:30:00Z" };
const takenBack: Word = { kind: "takes back", at: "2027-03-18T08:59:00Z" };

/** Everything was agreed to, or was and was taken back, before it fell due. */
async function aWorld(ledger: LedgerKind, ...words: readonly Word[]): Promise<World> {
  const world = await aWorldThatIsDue("by-words", ledger);
  worlds.push(world);
  for (const word of words) world.say(word);
  return world;
}

async function livesThrough(world: World, faults: readonly Fault[]): Promise<void> {
  const { said, stderr } = await world.live({ faults });
  expect(stderr).toBe("");
  expect(said.filter((each) => each.kind === "step")).toHaveLength(faults.length);
  expect(wrongsOnNetwork(world)).toEqual([]);
}

const textsOf = (world: World) => world.posts().map(({ text }) => text);

async function afterwards(world: World): Promise<void> {
  await world.live({ runs: [minute, 90 * minute, 25 * 60 * minute] });
  expect(await wrongsAtTheEnd(world)).toEqual([]);
}

/** From reading the files to the last look at them. */
const steps = ["who am I", "find", "claimed: done", "prepare", "writing: before the commit", "writing: done"];
const all = ["The words of hello.", "One.", "Two.", "Three."];

describe.each(["sqlite", "postgres"] as const)("over a ledger in %s", (ledger) => {
  const some = ledger === "sqlite" ? steps : ["claimed: done", "writing: done"];

  it.each(some)("what is taken back at the step %s does not go out any more", async (at) => {
    const world = await aWorld(ledger, early);

    await livesThrough(world, [
      { at, deed: { kind: "word", word: { kind: "takes back", at: "2027-03-18T09:00:31Z" } } },
    ]);
    await afterwards(world);

    expect(textsOf(world)).toEqual([]);
    expect(Object.values(await world.states())).toEqual(["held", "held"]);
  });

  it.each(some)("what is taken back at the step %s, and the publisher dies, goes out in no later life", async (at) => {
    const world = await aWorld(ledger, early);

    await livesThrough(world, [
      { at, deed: { kind: "word", word: { kind: "takes back", at: "2027-03-18T09:00:31Z" } } },
      { at, deed: { kind: "die" } },
    ]);
    await afterwards(world);

    expect(textsOf(world)).toEqual([]);
  });

  it("what is taken back between two parts of a thread leaves the rest to a person", async () => {
    const world = await aWorld(ledger, early);

    await livesThrough(world, [{ at: "writing: done 2", deed: { kind: "word", word: takenBack } }]);
    await afterwards(world);

    expect(textsOf(world)).toEqual(["The words of hello."]);
  });

  it("a word that was given after the instant and comes while it runs sends nothing", async () => {
    const world = await aWorld(ledger, early, takenBack);
    const late: Word = { kind: "agrees", at: "2027-03-18T09:00:31Z" };

    await livesThrough(world, [{ at: "who am I", deed: { kind: "word", word: late } }]);
    await afterwards(world);

    expect(textsOf(world)).toEqual([]);
  });

  it("a word that was given in time and comes late sends it once, in its window", async () => {
    const world = await aWorld(ledger, early, takenBack);

    await livesThrough(world, []);
    world.clock.pass(30 * minute);
    world.say({ kind: "agrees", at: "2027-03-18T08:59:30Z" });
    await livesThrough(world, []);
    await afterwards(world);

    expect(textsOf(world)).toEqual(all);
  });

  it("a word that was given in time and comes when the window is over sends nothing", async () => {
    const world = await aWorld(ledger, early, takenBack);

    await livesThrough(world, []);
    world.clock.pass(26 * 60 * minute);
    world.say({ kind: "agrees", at: "2027-03-18T08:59:30Z" });
    await livesThrough(world, []);
    await afterwards(world);

    expect(textsOf(world)).toEqual([]);
  });

  it.each(["send", "on the network"])(
    "what is taken back at the step %s comes too late, and nothing goes out twice",
    async (at) => {
      const world = await aWorld(ledger, early);

      await livesThrough(world, [{ at, deed: { kind: "word", word: takenBack } }]);
      await afterwards(world);

      expect(textsOf(world)).toEqual(["The words of hello."]);
    },
  );
});
