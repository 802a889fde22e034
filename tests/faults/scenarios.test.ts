/** Bad days as they happen: an outage, a machine asleep, a ledger gone or old, a second clone, a file that was edited. */
import { afterEach, describe, expect, it } from "vitest";
import { instantOf } from "../../src/calendar/local-time.ts";
import { newPlace } from "./world/ledgers.ts";
import type { NetworkKind } from "./world/life.ts";
import { wrongsAtTheEnd, wrongsOnNetwork } from "./world/oracle.ts";
import { aPost, type Ended, hour, minute, runsOf, World } from "./world/world.ts";

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.end();
});

/** Its posts are seen at 8:00. */
async function aWorld(kind: NetworkKind, posts: World["deliveries"]): Promise<World> {
  const world = await World.make(kind);
  worlds.push(world);
  world.deliveries = posts;
  await world.live();
  return world;
}

/** `hello 09:00`, by the server's clock. */
function sent(world: World): readonly string[] {
  return world
    .posts()
    .map(({ delivery, at }) => `${delivery.split("/")[1]} ${new Date(at).toISOString().slice(11, 16)}`);
}

function reasons(ended: Ended, list: "held" | "later" | "missed" | "unknown"): readonly string[] {
  return runsOf(ended).flatMap(({ report }) => report[list]?.map(({ reason }) => reason ?? "") ?? []);
}

const everyMinute = (minutes: number) => Array.from({ length: minutes }, () => minute);

describe("an outage of a day", () => {
  it("is followed by what is still in its window, in order and with gaps; all else is missed and told", async () => {
    const due = ["09:00", "12:00", "18:00"].map((time) => `2027-03-18T${time}:00Z`);
    const next = ["08:00", "09:10", "09:20", "09:30", "09:58"].map((time) => `2027-03-19T${time}:00Z`);
    const posts = [...due, ...next].map((dueAt) => aPost(`at-${dueAt.slice(8, 16).replace(/[T:]/g, "-")}`, dueAt));
    const world = await aWorld("by-key", posts);
    world.gap = 5 * minute;

    world.clock.to("2027-03-19T10:00:00Z");
    await world.live({ runs: [0, ...everyMinute(40)] });

    expect(sent(world)).toEqual([
      "at-19-08-00 10:00",
      "at-19-09-58 10:00",
      "at-19-09-10 10:05",
      "at-19-09-20 10:10",
      "at-19-09-30 10:15",
    ]);
    expect(await wrongsAtTheEnd(world)).toEqual([]);
    const missed = Object.entries(await world.states()).filter(([, state]) => state === "missed");
    expect(missed.map(([id]) => id)).toEqual(["day/at-18-09-00/ours", "day/at-18-12-00/ours", "day/at-18-18-00/ours"]);
  });

  it("in which the files were changed too: what nobody had seen is past when it is old, else missed", async () => {
    const world = await aWorld("by-key", [aPost("seen", "2027-03-18T09:00:00Z")]);

    world.clock.to("2027-03-20T10:00:00Z");
    world.deliveries = [
      ...world.deliveries,
      aPost("old", "2027-03-18T09:30:00Z"),
      aPost("fresh", "2027-03-20T07:00:00Z"),
      aPost("in-time", "2027-03-20T09:59:00Z"),
    ];
    await world.live();

    expect(await world.states()).toEqual({
      "day/seen/ours": "missed",
      "day/old/ours": "past",
      "day/fresh/ours": "missed",
      "day/in-time/ours": "published",
    });
    expect(await wrongsAtTheEnd(world)).toEqual([]);
  });

  it("in the middle of a thread ends it as failed, and says what is out and what is missing", async () => {
    const world = await aWorld("by-key", [aPost("thread", "2027-03-18T09:00:00Z", { texts: ["One.", "Two."] })]);
    world.clock.to("2027-03-18T09:00:00Z");
    await world.live({ faults: [{ at: "sent: done", deed: { kind: "die" } }] });

    world.clock.to("2027-03-19T09:30:00Z");
    await world.live();

    expect(world.posts()).toHaveLength(1);
    const [row] = (await world.look()).rows;
    expect(row).toMatchObject({
      state: "failed",
      reason: "A day has passed since its first part. Parts out: 1; missing: 2.",
    });
    expect(await wrongsAtTheEnd(world)).toEqual([]);
  });

  it("of the network: whatever was in doubt for a day is unknown, and nothing is sent blindly", async () => {
    const world = await aWorld("by-words", [aPost("hello", "2027-03-18T09:00:00Z")]);
    world.clock.to("2027-03-18T09:00:00Z");
    const findFaults = Array.from({ length: 40 }, () => "throws" as const);
    const first = { sendFaults: [{ kind: "lost-request" } as const], findFaults: findFaults.slice(1) };

    // It looks first, and is answered; every later look fails.
    await world.live({ faults: [{ at: "stands: done", deed: { kind: "die" } }] });
    await world.live({ ...first, runs: Array.from({ length: 26 }, () => hour) });
    await world.live({ runs: [hour] });

    expect(world.posts()).toEqual([]);
    const [row] = (await world.look()).rows;
    expect(row?.state).toBe("unknown");
    expect(row?.reason).toMatch(/For a day it could not be found out/);
    expect(await wrongsAtTheEnd(world)).toEqual([]);
  });
});

describe("a post whose reply is lost and that appears late", () => {
  it.each(["by-key", "by-words", "idempotent"] as const)(
    "within the settling time is waited for, on a network that is %s",
    async (kind) => {
      const world = await aWorld(kind, [aPost("hello", "2027-03-18T09:00:00Z")]);
      world.clock.to("2027-03-18T09:00:00Z");

      const sendFaults = [{ kind: "late", delay: 119_000 } as const];
      await world.live({ sendFaults, runs: [0, 30_000, 30_000, 30_000, 30_000, minute] });

      expect(sent(world)).toEqual(["hello 09:00"]);
      expect(await world.states()).toEqual({ "day/hello/ours": "published" });
    },
  );
});

/** In London, as a file writes it. */
function inLondon(date: string, time: string, offset?: string): string {
  const found = instantOf(date, time, "Europe/London", offset);
  if (found.kind !== "instant") throw new Error(`${date} ${time} is a ${found.kind}.`);
  return found.instant.toISOString();
}

describe("a machine that is asleep while the clocks change", () => {
  it.each([
    ["forward", "2027-03-27", "2027-03-28", "2027-03-28T08:10:00Z"],
    ["back", "2027-10-30", "2027-10-31", "2027-10-31T09:10:00Z"],
  ])("%s sends on waking what is in its window, once, by its local time", async (_way, eve, day, wakes) => {
    const world = await World.make("by-key");
    worlds.push(world);
    world.clock.start(`${eve}T20:00:00Z`);
    world.deliveries = [
      aPost("evening", inLondon(eve, "23:00")),
      aPost("night", inLondon(day, "03:30")),
      aPost("morning", inLondon(day, "09:00")),
      aPost("noon", inLondon(day, "12:00")),
    ];
    await world.live();

    world.clock.to(inLondon(eve, "23:00"));
    await world.live();
    world.clock.sleep(Date.parse(wakes) - world.clock.server().getTime());
    await world.live();
    world.clock.to(inLondon(day, "12:00"));
    await world.live();

    expect(await world.states()).toEqual({
      "day/evening/ours": "published",
      "day/night/ours": "missed",
      "day/morning/ours": "published",
      "day/noon/ours": "published",
    });
    const at = world.posts().map((post) => new Date(post.at).toISOString());
    expect(at).toEqual([inLondon(eve, "23:00"), new Date(wakes).toISOString(), inLondon(day, "12:00")]);
    expect(await wrongsAtTheEnd(world)).toEqual([]);
  });

  it("back keeps the two half past ones apart", async () => {
    const world = await World.make("by-words");
    worlds.push(world);
    world.clock.start("2027-10-30T20:00:00Z");
    world.deliveries = [
      aPost("first", inLondon("2027-10-31", "01:30", "+01:00")),
      aPost("second", inLondon("2027-10-31", "01:30", "+00:00")),
    ];
    await world.live();

    world.clock.to("2027-10-31T00:20:00Z");
    await world.live({ runs: Array.from({ length: 10 }, () => 10 * minute) });

    expect(sent(world)).toEqual(["first 00:30", "second 01:30"]);
  });
});

const three = [
  aPost("out", "2027-03-18T09:00:00Z"),
  aPost("due", "2027-03-18T09:30:00Z"),
  aPost("to-come", "2027-03-18T12:00:00Z"),
];

/** The first is out. */
async function oneOut(kind: NetworkKind): Promise<World> {
  const world = await aWorld(kind, three);
  world.clock.to("2027-03-18T09:00:00Z");
  await world.live();
  world.clock.to("2027-03-18T09:31:00Z");
  return world;
}

describe("a ledger that was deleted", () => {
  it.each([
    ["by-key", "published"],
    ["by-words", "held"],
    ["idempotent", "held"],
    ["unprovable", "held"],
  ] as const)(
    "on a network that is %s sends nothing that was due before, and all that is to come",
    async (kind, known) => {
      const world = await oneOut(kind);

      world.loseLedger();
      const first = await world.live();
      world.clock.to("2027-03-18T12:00:00Z");
      await world.live();

      expect(sent(world)).toEqual(["out 09:00", "to-come 12:00"]);
      expect(await world.states()).toEqual({
        "day/out/ours": known,
        "day/due/ours": "held",
        "day/to-come/ours": "published",
      });
      expect(reasons(first, "held").every((reason) => reason.includes("This ledger is newer than this post"))).toBe(
        true,
      );
      expect(await wrongsOnNetwork(world)).toEqual([]);
    },
  );
});

describe("a second clone with a ledger of its own", () => {
  it.each([
    ["by-key", "published"],
    ["by-words", "held"],
    ["idempotent", "held"],
  ] as const)("on a network that is %s repeats nothing", async (kind, second) => {
    const world = await aWorld(kind, three);
    const clone = await newPlace("sqlite", world.folder, "clone");
    await world.live({ ledger: clone });

    for (const at of ["09:00", "09:30", "12:00"]) {
      world.clock.to(`2027-03-18T${at}:00Z`);
      await world.live();
      await world.live({ ledger: clone });
    }

    expect(sent(world)).toEqual(["out 09:00", "due 09:30", "to-come 12:00"]);
    const states = (await world.look(clone)).rows.map(({ state }) => state);
    expect(states).toEqual([second, second, second]);
    expect(wrongsOnNetwork(world)).toEqual([]);
  });

  it("that takes turns with the first, one of them killed at the worst moment, repeats nothing", async () => {
    const world = await aWorld("by-key", three);
    const clone = await newPlace("sqlite", world.folder, "clone");
    await world.live({ ledger: clone });

    world.clock.to("2027-03-18T09:00:00Z");
    await world.live({ faults: [{ at: "on the network", deed: { kind: "die" } }] });
    await world.live({ ledger: clone, runs: [0, 30 * minute] });
    await world.live();
    await world.live({ ledger: clone, runs: [150 * minute] });
    await world.live({ runs: [minute] });

    expect(sent(world)).toEqual(["out 09:00", "due 09:30", "to-come 12:00"]);
    expect(await world.states()).toEqual({
      "day/out/ours": "published",
      "day/due/ours": "published",
      "day/to-come/ours": "published",
    });
  });
});

describe("a post that is renamed", () => {
  it.each(["by-key", "by-words", "unprovable"] as const)(
    "after it went out does not go out again, on a network that is %s",
    async (kind) => {
      const world = await oneOut(kind);

      world.deliveries = three.map((post) =>
        post.post === "out" ? { ...post, post: "renamed", texts: post.texts } : post,
      );
      await world.live();

      expect(sent(world)).toEqual(["out 09:00", "due 09:31"]);
      expect(await world.states()).toMatchObject({ "day/renamed/ours": "held", "day/out/ours": "published" });
    },
  );

  it("before it is due goes out under its new name alone", async () => {
    const world = await aWorld("by-words", [aPost("draft", "2027-03-18T09:00:00Z")]);

    world.deliveries = [aPost("final", "2027-03-18T09:00:00Z", { texts: ["The words of draft."] })];
    world.clock.to("2027-03-18T09:00:00Z");
    await world.live();

    expect(sent(world)).toEqual(["final 09:00"]);
    expect(await world.states()).toEqual({ "day/draft/ours": "skipped", "day/final/ours": "published" });
  });

  it("while it is in doubt waits for the doubt: the words may be out", async () => {
    const world = await aWorld("by-words", [aPost("draft", "2027-03-18T09:00:00Z")]);
    world.clock.to("2027-03-18T09:00:00Z");
    await world.live({ faults: [{ at: "on the network", deed: { kind: "die" } }] });

    world.deliveries = [aPost("final", "2027-03-18T09:00:00Z", { texts: ["The words of draft."] })];
    await world.live({ runs: everyMinute(5) });

    expect(sent(world)).toEqual(["draft 09:00"]);
    expect(await world.states()).toEqual({ "day/draft/ours": "published", "day/final/ours": "held" });
  });
});

describe("a time that is moved", () => {
  const moved = (dueAt: string) => [aPost("hello", dueAt)];

  it("after its post went out moves nothing", async () => {
    const world = await aWorld("by-words", moved("2027-03-18T09:00:00Z"));
    world.clock.to("2027-03-18T09:00:00Z");
    await world.live();

    world.deliveries = moved("2027-03-18T11:00:00Z");
    await world.live({ runs: [hour, hour, hour] });

    expect(sent(world)).toEqual(["hello 09:00"]);
  });

  it("after it was missed gives it its new time", async () => {
    const world = await aWorld("by-key", moved("2027-03-18T09:00:00Z"));
    world.clock.to("2027-03-18T11:30:00Z");
    await world.live();

    world.deliveries = moved("2027-03-18T12:00:00Z");
    await world.live({ runs: [0, 30 * minute] });

    expect(sent(world)).toEqual(["hello 12:00"]);
  });

  it.each(["by-key", "by-words", "idempotent"] as const)(
    "while its post is in doubt never sends it twice, on a network that is %s",
    async (kind) => {
      const world = await aWorld(kind, moved("2027-03-18T09:00:00Z"));
      world.clock.to("2027-03-18T09:00:00Z");
      await world.live({ faults: [{ at: "on the network", deed: { kind: "die" } }] });

      world.deliveries = moved("2027-03-18T09:30:00Z");
      await world.live({ runs: Array.from({ length: 8 }, () => 10 * minute) });

      expect(sent(world)).toEqual(["hello 09:00"]);
      expect(await world.states()).toEqual({ "day/hello/ours": "published" });
    },
  );

  it("while its post is proved unsent sends it at the new time, once", async () => {
    const world = await aWorld("by-words", moved("2027-03-18T09:00:00Z"));
    world.clock.to("2027-03-18T09:00:00Z");
    await world.live({ faults: [{ at: "send", deed: { kind: "die" } }] });

    world.deliveries = moved("2027-03-18T09:30:00Z");
    await world.live({ runs: Array.from({ length: 10 }, () => 5 * minute) });

    expect(sent(world)).toEqual(["hello 09:30"]);
    expect(await wrongsAtTheEnd(world)).toEqual([]);
  });
});
