/** What `publish --dry-run` says, held against what the next `publish` does. */
import { copyFileSync, rmSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../src/plan/delivery.ts";
import type { DryResult } from "../../src/publish/dry-run.ts";
import type { Pause } from "../../src/publish/engine.ts";
import { Refused } from "../../src/publish/person/act.ts";
import { recall } from "../../src/publish/person/recall.ts";
import { settle } from "../../src/publish/person/settle.ts";
import { skip, unskip } from "../../src/publish/person/skip.ts";
import type { RunResult } from "../../src/publish/publish.ts";
import { aDelivery, anAccount, Publisher } from "../support/publishing/a-publisher.ts";
import type { FakeSettings, SendFault } from "../support/publishing/fake-network.ts";
import { Fate, mortal } from "../support/publishing/mortal.ts";

const nine = "2027-03-18T09:00:00Z";
const minute = 60_000;
const started: Publisher[] = [];
afterEach(async () => {
  for (const publisher of started.splice(0)) await publisher.end();
});

function aPublisher(): Publisher {
  const publisher = new Publisher();
  started.push(publisher);
  publisher.deliveries = [aDelivery("hello", { dueAt: nine }), aDelivery("later", { dueAt: "2027-03-18T15:00:00Z" })];
  return publisher;
}

describe("a dry run", () => {
  it("shows what is due, and writes and sends nothing", async () => {
    const publisher = aPublisher();
    await publisher.run();
    publisher.clock.to(nine);
    const before = [await publisher.ledger.events(), await publisher.ledger.rows()];

    const { report } = await publisher.dryRun();

    expect(report).toMatchObject({ dryRun: true, due: [{ id: "day/hello/ours", dueAt: "2027-03-18T09:00:00.000Z" }] });
    expect([await publisher.ledger.events(), await publisher.ledger.rows()]).toEqual(before);
    expect([publisher.network.sends, publisher.network.finds]).toEqual([0, 0]);
  });

  it("takes every delivery as planned where there is no ledger", async () => {
    const publisher = aPublisher();
    publisher.clock.to("2027-03-18T09:30:00Z");

    expect((await publisher.dryRun()).report.due).toHaveLength(1);
  });

  it("does not show again what went out, and says what would be held or missed", async () => {
    const publisher = aPublisher();
    await publisher.run();
    await publisher.runAt(nine);
    publisher.problems.set("day/later/ours", "Too long.");
    publisher.clock.to("2027-03-18T15:00:00Z");
    const held = await publisher.dryRun();
    publisher.clock.to("2027-03-18T18:00:00Z");
    const missed = await publisher.dryRun();

    expect(held.report.due).toEqual([]);
    expect(held.report.held).toEqual([{ id: "day/later/ours", because: "problem", reason: "Too long." }]);
    expect(missed.report.missed.map((each) => each.id)).toEqual(["day/later/ours"]);
  });

  it("says of what may be out that its network is asked, not that it is not there", async () => {
    const publisher = aPublisher();
    await publisher.run();
    publisher.network.sendFaults.push({ kind: "commit-then-throw" });
    publisher.network.onStep = (step) => {
      if (step === "committed") publisher.network.findFaults.push({ kind: "throw" });
    };
    await publisher.runAt(nine);
    publisher.clock.pass(minute);

    const { report } = await publisher.dryRun();

    expect(report.due).toEqual([]);
    expect(report.later).toMatchObject([{ id: "day/hello/ours", reason: expect.stringMatching(/asks its network/) }]);
  });

  it("would send what was once found absent, if it still is", async () => {
    const publisher = aPublisher();
    await publisher.run();
    publisher.network.sendFaults.push({ kind: "throw" });
    await publisher.runAt(nine);
    publisher.clock.pass(5 * minute);

    const { report } = await publisher.dryRun();

    expect(report.due).toMatchObject([{ id: "day/hello/ours", asksFirst: true }]);
  });
});

type Plain =
  | "run"
  | "put-back"
  | "pause"
  | "end-pause"
  | "break-files"
  | "mend-files"
  | "pin"
  | "overtake"
  | "back-up"
  | "restore"
  | "lose-ledger";

type Happening =
  | { readonly kind: Plain }
  | { readonly kind: "die"; readonly fatal: number; readonly after: boolean; readonly unnoticed: boolean }
  | { readonly kind: "pass"; readonly minutes: number }
  | { readonly kind: "jump"; readonly minutes: number }
  | { readonly kind: "send-fault"; readonly fault: SendFault }
  | { readonly kind: "move"; readonly post: number; readonly minutes: number }
  | {
      readonly kind: "reword" | "copy-words" | "remove" | "spoil" | "skip" | "unskip" | "not-sent" | "recall";
      readonly post: number;
    };

const post = fc.nat({ max: 6 });
const weighed = (weight: number, arbitrary: fc.Arbitrary<Happening>) => ({ weight, arbitrary });
const plain = (...kinds: readonly Plain[]) => fc.record({ kind: fc.constantFrom(...kinds) });

const sendFault = fc.constantFrom<SendFault>(
  { kind: "throw" },
  { kind: "unknown" },
  { kind: "commit-then-throw" },
  { kind: "rejected", reason: "Too rude." },
  { kind: "unauthorized", reason: "Expired." },
  { kind: "later", retryAt: new Date("2027-03-18T09:20:00Z"), reason: "Busy." },
);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  weighed(8, plain("run")),
  weighed(3, plain("put-back", "pause", "end-pause", "mend-files")),
  weighed(1, plain("break-files", "pin", "overtake", "back-up", "restore", "lose-ledger")),
  weighed(
    4,
    fc.record({
      kind: fc.constant("die" as const),
      fatal: fc.integer({ min: 1, max: 30 }),
      after: fc.boolean(),
      unnoticed: fc.boolean(),
    }),
  ),
  weighed(6, fc.record({ kind: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 40 }) })),
  weighed(1, fc.record({ kind: fc.constant("jump" as const), minutes: fc.integer({ min: -90, max: 90 }) })),
  weighed(4, fc.record({ kind: fc.constant("send-fault" as const), fault: sendFault })),
  weighed(1, fc.record({ kind: fc.constant("move" as const), post, minutes: fc.integer({ min: -60, max: 60 }) })),
  weighed(
    5,
    fc.record({
      kind: fc.constantFrom("reword", "copy-words", "remove", "spoil", "skip", "unskip", "not-sent", "recall"),
      post,
    }),
  ),
);

const theirs = anAccount({ id: "theirs" });

function original(): Delivery[] {
  const item = (place: number, dueAt: string) => ({
    ...aDelivery(`series.${place}`, { dueAt }),
    series: { post: "series", place },
  });
  return [
    aDelivery("one", { dueAt: nine, late: 30 * minute }),
    aDelivery("two", { dueAt: "2027-03-18T09:02:00Z", critical: true }),
    aDelivery("thread", { dueAt: "2027-03-18T09:04:00Z", texts: ["Fact one.", "Fact two.", "Fact three."] }),
    item(1, "2027-03-18T09:05:00Z"),
    item(2, "2027-03-18T09:25:00Z"),
    aDelivery("one", { dueAt: "2027-03-18T09:01:00Z", account: theirs }),
    aDelivery("again", { dueAt: "2027-03-18T09:20:00Z", account: theirs, texts: ["The words of one."], again: true }),
  ];
}

class World {
  readonly publisher: Publisher;
  #edits = 0;

  constructor(settings: Omit<FakeSettings, "now">) {
    this.publisher = new Publisher(settings);
    this.publisher.deliveries = original();
  }

  #edit(index: number, edit: (delivery: Delivery) => readonly Delivery[]): void {
    this.#edits += 1;
    this.publisher.deliveries = this.publisher.deliveries.flatMap((each, at) => (at === index ? edit(each) : [each]));
  }

  #pauses(change: (pauses: readonly Pause[]) => readonly Pause[]): void {
    const { pauses } = this.publisher;
    if (pauses.kind === "pauses") this.publisher.pauses = { kind: "pauses", pauses: change(pauses.pauses) };
  }

  async #person(step: () => Promise<unknown>): Promise<void> {
    try {
      await step();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  /** Of a post, by its number in the files as they were first. */
  #delivery(index: number): string {
    return original()[index]?.id ?? "";
  }

  async happen(happened: Happening): Promise<void> {
    const { publisher } = this;
    const now = publisher.clock.now();
    switch (happened.kind) {
      case "run":
        return void (await publisher.run());
      case "die": {
        const fate = new Fate(happened.fatal, happened.after);
        await publisher.run(mortal(publisher, fate)).catch(() => undefined);
        return publisher.reborn({ unnoticed: happened.unnoticed });
      }
      case "pass":
        return publisher.clock.pass(happened.minutes * minute);
      case "jump":
        return publisher.clock.jump(happened.minutes * minute);
      case "send-fault":
        return void publisher.network.sendFaults.push(happened.fault);
      case "pause":
        return this.#pauses((pauses) => [
          ...pauses,
          { since: now, reason: "Mourning.", covers: ({ account, critical }) => account === "ours" && !critical },
        ]);
      case "end-pause":
        return this.#pauses((pauses) => pauses.map((pause) => ({ endedAt: now, ...pause })));
      case "break-files":
        publisher.work = { deliveries: [], unusable: [{ file: "campaigns/day.yaml", campaign: "day" }] };
        return;
      case "mend-files":
        publisher.work = {};
        publisher.workspace = {};
        publisher.problems.clear();
        return;
      case "pin":
        publisher.workspace = { ledger: "another" };
        return;
      case "overtake": {
        const { version } = publisher;
        publisher.version = `${version}+`;
        await publisher.run({ machine: "there" });
        publisher.version = version;
        return;
      }
      case "back-up":
        await publisher.reborn();
        return copyFileSync(publisher.file, `${publisher.file}.backup`);
      case "restore":
        await publisher.reborn();
        for (const end of ["-wal", "-shm"]) rmSync(publisher.file + end, { force: true });
        return copyFileSync(`${publisher.file}.backup`, publisher.file);
      case "lose-ledger":
        await publisher.reborn();
        for (const end of ["", "-wal", "-shm", ".marker"]) rmSync(publisher.file + end, { force: true });
        await publisher.run();
        return;
      case "move":
        return this.#edit(happened.post, (delivery) => [
          { ...delivery, dueAt: new Date(delivery.dueAt.getTime() + happened.minutes * minute) },
        ]);
      case "reword":
      case "copy-words":
        return this.#edit(happened.post, (delivery) => {
          const text = happened.kind === "reword" ? `Other words, ${this.#edits}.` : "The words of two.";
          return [{ ...delivery, parts: delivery.parts.map((part) => ({ ...part, text })) }];
        });
      case "remove":
        return this.#edit(happened.post, () => []);
      case "put-back":
        publisher.deliveries = original();
        return;
      case "spoil":
        return void publisher.problems.set(this.#delivery(happened.post), "Too long.");
      case "skip":
        return this.#person(() => skip(publisher.makeEngine(), this.#delivery(happened.post), "No."));
      case "unskip":
        return this.#person(() => unskip(publisher.makeEngine(), this.#delivery(happened.post), "Yes."));
      case "not-sent": {
        const delivery = this.#delivery(happened.post);
        const decided = {
          delivery,
          decision: { kind: "not-sent" },
          reason: "Looked.",
          receiptOf: () => undefined,
        } as const;
        return this.#person(() => settle(publisher.makeEngine(), decided));
      }
      case "recall":
        publisher.network.removeFaults.push({ kind: "later", retryAt: now, reason: "Busy." });
        await this.#person(() => recall(publisher.makeEngine(), [this.#delivery(happened.post)], "Wrong."));
        publisher.network.removeFaults.length = 0;
        return;
      default:
        return happened satisfies never;
    }
  }

  /** Deliveries of which the network has something that the ledger does not know: only asking tells. */
  async unknown(): Promise<ReadonlySet<string>> {
    const { publisher } = this;
    const { network } = publisher;
    const rows = await publisher.ledger.rows();
    const details = await Promise.all(rows.map(({ delivery }) => publisher.ledger.detail(delivery)));
    const known = new Set(details.flatMap((detail) => detail?.parts.flatMap(({ receipt }) => receipt?.id ?? []) ?? []));
    const left = network.posts.map((each, index) => ({ ...each, id: `${each.key}-${index + 1}` }));
    return new Set(
      left.filter(({ id }) => !known.has(id) && !network.removed.includes(id)).map(({ delivery }) => delivery),
    );
  }
}

/** What both say of each delivery that does not go out. */
function said({ report, faults }: DryResult | RunResult, but: ReadonlySet<string>) {
  const { later, held, missed, failed, unknown } = report;
  const told = (list: readonly { readonly id: string }[]) => list.filter(({ id }) => !but.has(id));
  return {
    later: told(later),
    held: told(held),
    missed: told(missed),
    failed: told(failed),
    unknown: told(unknown),
    problems: report.problems,
    faults,
  };
}

interface Seen {
  readonly exact: boolean;
  readonly due: number;
  readonly words: readonly string[];
}

async function compare(world: World): Promise<Seen> {
  const { publisher } = world;
  const { network } = publisher;
  network.sendFaults.length = 0;
  const before = network.posts.length;
  const finds = network.finds;

  const dry = await publisher.dryRun();

  expect([network.posts.length, network.finds], "a dry run asked the network").toEqual([before, finds]);
  // The ledger is opened to write only now: the dry run has met it as it was left.
  const unknown = await world.unknown();
  const real = await publisher.run();
  const sent = new Set(network.posts.slice(before).map(({ delivery }) => delivery));
  const due = new Set(dry.report.due.map(({ id }) => id));
  const open = new Set(
    dry.report.later.filter(({ reason }) => reason.includes("asks its network")).map(({ id }) => id),
  );
  const isExact = unknown.size === 0;
  if (isExact) {
    expect(sent, "what went out").toEqual(due);
    expect(said(dry, open)).toEqual(said(real, open));
    expect(new Set(real.report.later.map(({ id }) => id))).toEqual(new Set(dry.report.later.map(({ id }) => id)));
  } else {
    for (const id of sent) expect(due, `${id} went out unannounced`).toContain(id);
  }
  const words = Object.entries(said(dry, new Set())).flatMap(([kind, list]) => (list.length > 0 ? [kind] : []));
  return { exact: isExact, due: due.size, words };
}

const settings = fc.record({
  looksFirst: fc.boolean(),
  keys: fc.boolean(),
  refusesRepeats: fc.boolean(),
  find: fc.boolean(),
});

const asked = { looksFirst: true, keys: true, refusesRepeats: false, find: true };

async function comparing(network: Omit<FakeSettings, "now">, happenings: readonly Happening[]): Promise<Seen> {
  const world = new World(network);
  try {
    await world.publisher.run();
    await world.happen({ kind: "back-up" });
    world.publisher.clock.to("2027-03-18T09:00:30Z");
    for (const happened of happenings) await world.happen(happened);
    return await compare(world);
  } finally {
    await world.publisher.end();
  }
}

describe("a dry run says what the next run does", () => {
  it.each([
    ["can be asked", true],
    ["cannot be asked", false],
  ])("after a death at any step, on a network that %s", async (_, find) => {
    const words = new Set<string>();
    for (let fatal = 1; fatal <= 24; fatal += 1) {
      const die = { kind: "die", fatal, after: fatal % 2 === 0, unnoticed: false } as const;
      const seen = await comparing({ ...asked, find }, [die, { kind: "pass", minutes: 3 }]);
      for (const word of seen.words) words.add(word);
    }
    expect([...words]).toContain(find ? "later" : "unknown");
  });

  it("over a ledger that was restored, and nobody has noticed", async () => {
    const seen = await comparing(asked, [{ kind: "skip", post: 0 }, { kind: "restore" }, { kind: "pass", minutes: 3 }]);

    expect(seen).toEqual({ exact: true, due: 0, words: ["later"] });
  });

  it("whatever happened before: what it sends, and why it does not send the rest", async () => {
    const seen: Seen[] = [];
    await fc.assert(
      fc.asyncProperty(
        settings,
        fc.array(happening, { minLength: 3, maxLength: 18 }),
        fc.nat({ max: 30 }),
        async (network, happenings, minutes) => {
          seen.push(await comparing(network, [...happenings, { kind: "pass", minutes }]));
        },
      ),
      { numRuns: Number(process.env.CAMPAIGN_TEST_HISTORIES ?? 60), endOnFailure: true },
    );
    // The worlds are worth something: most are exact, in many something is due, and each answer is given.
    expect(seen.filter(({ exact }) => exact).length).toBeGreaterThan(seen.length / 2);
    expect(seen.filter(({ exact, due }) => exact && due > 0).length).toBeGreaterThan(seen.length / 10);
    expect(new Set(seen.filter(({ exact }) => exact).flatMap(({ words }) => words))).toEqual(
      new Set(["later", "held", "missed", "failed", "unknown", "problems", "faults"]),
    );
  });
});
