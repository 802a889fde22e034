/**
 * Any history of real publishers that die, runs, faults of the network and the disk, edits, pauses and clocks that
 * jump, as a state machine. The network's own list of posts is the judge, after every single step and at the end.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { ledgerKinds, stopLedgers } from "./world/ledgers.ts";
import { type Edit, type FindFault, networkKinds, type SendFault, type Written } from "./world/life.ts";
import { wrongsAtTheEnd, wrongsOnNetwork } from "./world/oracle.ts";
import { aPost, hour, idOf, type LifePlan, minute, World } from "./world/world.ts";

afterAll(stopLedgers);

/** What a history knows without asking anybody: how the files are, and every window that a delivery ever had. */
interface Model {
  posts: readonly Written[];
  paused: boolean;
  readonly windows: Map<string, (readonly [from: number, until: number])[]>;
}

type Happening = fc.AsyncCommand<Model, World>;

function original(): readonly Written[] {
  return [
    aPost("one", "2027-03-18T09:00:00Z"),
    aPost("two", "2027-03-18T09:03:00Z"),
    aPost("thread", "2027-03-18T09:05:00Z", { texts: ["Fact one.", "Fact two.", "Fact three."] }),
    aPost("one", "2027-03-18T09:00:00Z", { account: "theirs" }),
  ];
}

/** Every window that the file ever gave, whoever saved it. */
function follow(model: Model, world: World): void {
  model.posts = world.deliveries;
  model.windows.clear();
  for (const post of world.file.editions().flatMap(({ posts }) => posts)) {
    const from = Date.parse(post.dueAt);
    const windows = model.windows.get(idOf(post)) ?? [];
    model.windows.set(idOf(post), [...windows, [from, from + post.late]]);
  }
}

/** Clocks may be a minute apart before anybody minds; the rest of a thread has a day. */
function wrongsOfTime(model: Model, world: World): readonly string[] {
  return world.posts().flatMap(({ delivery, part, at }) => {
    const slack = minute + (part === 0 ? 0 : 24 * hour);
    const windows = model.windows.get(delivery) ?? [];
    const fits = windows.some(([from, until]) => at >= from - minute && at <= until + slack);
    return fits
      ? []
      : [`${delivery} part ${part + 1} went out at ${new Date(at).toISOString()}, outside of every window`];
  });
}

function check(model: Model, world: World): void {
  expect([...wrongsOnNetwork(world), ...wrongsOfTime(model, world)]).toEqual([]);
}

/** While a person has paused everything, nothing goes out, whoever lives or dies. */
class Lives implements Happening {
  readonly plan: LifePlan;
  constructor(plan: LifePlan) {
    this.plan = plan;
  }
  check(): boolean {
    return true;
  }
  async run(model: Model, world: World): Promise<void> {
    const before = world.posts().length;
    const ended = await world.live(this.plan);
    follow(model, world);
    expect(ended.stderr).toBe("");
    check(model, world);
    if (model.paused) expect(world.posts().length, "went out during a pause").toBe(before);
  }
  toString(): string {
    return `live(${JSON.stringify(this.plan)})`;
  }
}

class Passes implements Happening {
  readonly minutes: number;
  readonly how: "pass" | "sleep" | "jump";
  constructor(minutes: number, how: "pass" | "sleep" | "jump") {
    this.minutes = minutes;
    this.how = how;
  }
  check(): boolean {
    return this.how === "jump" || this.minutes > 0;
  }
  async run(_model: Model, world: World): Promise<void> {
    world.clock[this.how](this.minutes * minute);
  }
  toString(): string {
    return `${this.how}(${this.minutes} min)`;
  }
}

type EditKind = Edit["kind"] | "put back";

class Edits implements Happening {
  readonly kind: EditKind;
  readonly post: number;
  readonly minutes: number;
  constructor(kind: EditKind, post: number, minutes: number) {
    this.kind = kind;
    this.post = post;
    this.minutes = minutes;
  }
  check(model: Readonly<Model>): boolean {
    return this.kind === "put back" || model.posts[this.post] !== undefined;
  }
  async run(model: Model, world: World): Promise<void> {
    const { kind, post, minutes } = this;
    if (kind === "put back") world.deliveries = original();
    else world.file.edit({ kind, post, minutes }, world.clock.server().getTime());
    follow(model, world);
  }
  toString(): string {
    return `${this.kind}(${this.post}, ${this.minutes} min)`;
  }
}

class Pauses implements Happening {
  readonly on: boolean;
  constructor(on: boolean) {
    this.on = on;
  }
  check(model: Readonly<Model>): boolean {
    return model.paused !== this.on;
  }
  async run(model: Model, world: World): Promise<void> {
    model.paused = this.on;
    world.pauses = this.on ? [{ since: world.clock.now().toISOString(), reason: "bad news today." }] : [];
  }
  toString(): string {
    return this.on ? "pause" : "resume";
  }
}

const sendFault: fc.Arbitrary<SendFault> = fc.oneof(
  fc.constantFrom<SendFault>(
    { kind: "lost-reply" },
    { kind: "lost-request" },
    { kind: "gateway", taken: true },
    { kind: "gateway", taken: false },
    { kind: "rejected", reason: "Too rude." },
    { kind: "unauthorized", reason: "Expired." },
    { kind: "later", retryAt: "2027-03-18T09:20:00Z", reason: "Busy." },
  ),
  // Within the settling time that this network states.
  fc.integer({ min: 0, max: 2 * minute - 1 }).map((delay): SendFault => ({ kind: "late", delay })),
);
const findFault = fc.constantFrom<FindFault>("throws", "unprovable", "unauthorized");
const death = fc.integer({ min: 1, max: 120 }).map((at) => ({ at, deed: { kind: "die" as const } }));
const ailment = fc.record({
  at: fc.integer({ min: 8, max: 120 }),
  deed: fc.record({
    kind: fc.constant("ail" as const),
    with: fc.constantFrom("full" as const, "read-only" as const, "locked" as const, "failing" as const),
  }),
});
const editing = fc.record({
  at: fc.integer({ min: 8, max: 120 }),
  deed: fc.record({
    kind: fc.constant("edit" as const),
    edit: fc.record({
      kind: fc.constantFrom<Edit["kind"]>("reword", "move", "remove", "rename"),
      post: fc.nat({ max: 3 }),
      minutes: fc.integer({ min: -60, max: 120 }),
    }),
  }),
});
const life = fc
  .record({
    runs: fc.array(fc.integer({ min: 0, max: 15 * minute }), { minLength: 1, maxLength: 3 }),
    faults: fc.oneof(
      { arbitrary: fc.constant([]), weight: 2 },
      { arbitrary: fc.tuple(death), weight: 4 },
      { arbitrary: fc.tuple(ailment), weight: 1 },
      { arbitrary: fc.tuple(editing), weight: 2 },
      { arbitrary: fc.tuple(editing, death), weight: 1 },
    ),
    sendFaults: fc.array(sendFault, { maxLength: 2 }),
    findFaults: fc.array(findFault, { maxLength: 1 }),
  })
  .map((plan) => new Lives(plan));
const passing = fc
  .tuple(fc.integer({ min: -200, max: 200 }), fc.constantFrom("pass" as const, "sleep" as const, "jump" as const))
  .map(([minutes, how]) => new Passes(how === "jump" ? minutes : Math.abs(minutes) % 50, how));
const edit = fc
  .tuple(
    fc.constantFrom<EditKind>("reword", "move", "remove", "rename", "put back"),
    fc.nat({ max: 3 }),
    fc.integer({ min: -60, max: 120 }),
  )
  .map(([kind, post, minutes]) => new Edits(kind, post, minutes));
const pause = fc.boolean().map((on) => new Pauses(on));

/** Everything is well again, and the publisher goes on for days. */
async function calm(model: Model, world: World): Promise<void> {
  world.pauses = [];
  model.paused = false;
  world.clock.setRight();
  const minutes = [...Array.from({ length: 14 }, () => 10), 25 * 60, 25 * 60, 25 * 60];
  await world.live({ runs: minutes.map((each) => each * minute) });
}

const numRuns = Number(process.env.CAMPAIGN_TEST_FAULT_HISTORIES ?? 5);

describe.each(ledgerKinds)("over a ledger in %s", (ledger) => {
  it.each(networkKinds)(
    "whatever happens on a network that is %s, nothing repeats and nothing is lost",
    async (kind) => {
      // Listed four times: publishers live more often than anything else happens.
      const happenings = fc.commands([life, life, life, life, passing, edit, pause], { maxCommands: 14, size: "max" });
      await fc.assert(
        fc.asyncProperty(happenings, async (commands) => {
          const world = await World.make(kind, ledger);
          const model: Model = { posts: [], paused: false, windows: new Map() };
          try {
            world.deliveries = original();
            follow(model, world);
            await world.live();
            world.clock.to("2027-03-18T09:00:30Z");
            await fc.asyncModelRun(() => ({ model, real: world }), commands);
            await calm(model, world);
            check(model, world);
            expect(await wrongsAtTheEnd(world)).toEqual([]);
          } finally {
            world.end();
          }
        }),
        { numRuns },
      );
    },
    900_000,
  );
});
