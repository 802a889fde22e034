/** A campaign file that is saved at one step of a publisher's run: what goes out is what it says at the write. */
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { aWorldThatIsDue } from "./world/deaths.ts";
import { type LedgerKind, stopLedgers } from "./world/ledgers.ts";
import type { Edit } from "./world/life.ts";
import { wrongsAtTheEnd, wrongsOnNetwork } from "./world/oracle.ts";
import { minute, type World } from "./world/world.ts";

afterAll(stopLedgers);

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.end();
});

/** From reading the files to the last look at them; the second is the first of a thread. */
const steps = ["who am I", "find", "claimed: done", "prepare", "writing: before the commit", "writing: done"];
const ofThread = ["claimed: done 2", "prepare 2", "writing: done 2"];
/** The check is made; what is saved from here on comes too late. */
const tooLate = ["send", "on the network"];

async function livedThrough(at: string, edit: Edit, ledger: LedgerKind): Promise<World> {
  const world = await aWorldThatIsDue("by-words", ledger);
  worlds.push(world);
  const { said, stderr } = await world.live({ faults: [{ at, deed: { kind: "edit", edit } }] });
  expect(stderr).toBe("");
  expect(said.filter((each) => each.kind === "step")).toHaveLength(1);
  expect(wrongsOnNetwork(world)).toEqual([]);
  return world;
}

const wordsOf = (world: World, post: string) =>
  world.posts().flatMap((each) => (each.delivery === `day/${post}/ours` ? [each.text] : []));

async function afterwards(world: World): Promise<void> {
  await world.live({ runs: [minute, 90 * minute, 5 * minute] });
  expect(await wrongsAtTheEnd(world)).toEqual([]);
}

describe.each(["sqlite", "postgres"] as const)("over a ledger in %s", (ledger) => {
  describe.each(ledger === "sqlite" ? steps : ["claimed: done", "writing: done"])("a post at the step: %s", (at) => {
    it.each(["reword", "rename", "remove", "move"] as const)("%s", async (kind) => {
      const world = await livedThrough(at, { kind, post: 0, minutes: 60 }, ledger);

      const sent = [...wordsOf(world, "hello"), ...wordsOf(world, "renamed-1")];
      const expected = { reword: ["The words of hello. 1"], rename: ["The words of hello."], remove: [], move: [] };
      expect(sent).toEqual(expected[kind]);
      expect(wordsOf(world, "thread")).toEqual(["One.", "Two.", "Three."]);

      await afterwards(world);
      expect(wordsOf(world, "hello")).toHaveLength(kind === "reword" || kind === "move" ? 1 : 0);
    });
  });

  it.each(ledger === "sqlite" ? ofThread : ["writing: done 2"])("a thread at the step: %s", async (at) => {
    const world = await livedThrough(at, { kind: "reword", post: 1 }, ledger);

    expect(wordsOf(world, "thread")).toEqual(["One. 1", "Two. 1", "Three. 1"]);
    await afterwards(world);
  });

  it("a thread whose first part is out goes on as it began", async () => {
    const world = await livedThrough("on the network 2", { kind: "reword", post: 1 }, ledger);

    expect(wordsOf(world, "thread")).toEqual(["One.", "Two.", "Three."]);
    await afterwards(world);
  });

  it.each(tooLate)("what is saved at the step: %s comes too late, and nothing goes out twice", async (at) => {
    const world = await livedThrough(at, { kind: "reword", post: 0 }, ledger);

    expect(wordsOf(world, "hello")).toEqual(["The words of hello."]);
    await afterwards(world);
  });
});
