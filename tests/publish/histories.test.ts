/** Any history of runs, deaths, faults, edits and jumping clocks. The network's own list of posts is the judge. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Delivery } from "../../src/plan/delivery.ts";
import { aDelivery, Publisher } from "../support/publishing/a-publisher.ts";
import type { FindFault, SendFault } from "../support/publishing/fake-network.ts";
import { Fate, mortal } from "../support/publishing/mortal.ts";

const minute = 60_000;
const settling = 2 * minute;

const sendFault: fc.Arbitrary<SendFault> = fc.oneof(
  fc.constantFrom<SendFault>(
    { kind: "commit-then-throw" },
    { kind: "commit-then-unknown" },
    { kind: "throw" },
    { kind: "unknown" },
    { kind: "rejected", reason: "Too rude." },
    { kind: "unauthorized", reason: "Expired." },
    { kind: "later", retryAt: new Date("2027-03-18T09:20:00Z"), reason: "Busy." },
  ),
  fc.integer({ min: 0, max: settling - 1 }).map((delay): SendFault => ({ kind: "commit-late", delay })),
);

const findFault = fc.constantFrom<FindFault>(
  { kind: "throw" },
  { kind: "unauthorized", reason: "Expired." },
  { kind: "unprovable", reason: "No idea." },
  { kind: "later", retryAt: new Date("2027-03-18T09:20:00Z"), reason: "Busy." },
);

type Happening =
  | { readonly kind: "run" }
  | { readonly kind: "die"; readonly fatal: number; readonly after: boolean }
  | { readonly kind: "pass"; readonly minutes: number }
  | { readonly kind: "jump"; readonly minutes: number }
  | { readonly kind: "send-fault"; readonly fault: SendFault }
  | { readonly kind: "find-fault"; readonly fault: FindFault }
  | { readonly kind: "reword"; readonly post: number }
  | { readonly kind: "move"; readonly post: number; readonly minutes: number }
  | { readonly kind: "remove"; readonly post: number }
  | { readonly kind: "rename"; readonly post: number }
  | { readonly kind: "put-back" };

const post = fc.nat({ max: 2 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant("run" as const) }), weight: 5 },
  {
    arbitrary: fc.record({
      kind: fc.constant("die" as const),
      fatal: fc.integer({ min: 1, max: 25 }),
      after: fc.boolean(),
    }),
    weight: 4,
  },
  { arbitrary: fc.record({ kind: fc.constant("pass" as const), minutes: fc.integer({ min: 1, max: 45 }) }), weight: 4 },
  {
    arbitrary: fc.record({ kind: fc.constant("jump" as const), minutes: fc.integer({ min: -200, max: 200 }) }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant("send-fault" as const), fault: sendFault }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant("find-fault" as const), fault: findFault }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("reword" as const), post }), weight: 1 },
  {
    arbitrary: fc.record({ kind: fc.constant("move" as const), post, minutes: fc.integer({ min: -60, max: 120 }) }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant("remove" as const), post }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("rename" as const), post }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant("put-back" as const) }), weight: 1 },
);

function original(): Delivery[] {
  return [
    aDelivery("one", { dueAt: "2027-03-18T09:00:00Z" }),
    aDelivery("two", { dueAt: "2027-03-18T09:03:00Z" }),
    aDelivery("thread", { dueAt: "2027-03-18T09:05:00Z", texts: ["Fact one.", "Fact two.", "Fact three."] }),
  ];
}

class History {
  readonly publisher = new Publisher({ settlingTime: settling, tellsTime: true });
  readonly told = new Set<string>();
  /** When the network took each post, so that an edit's words can be told apart. */
  #edits = 0;

  constructor() {
    this.publisher.deliveries = original();
  }

  async run(): Promise<void> {
    const result = await this.publisher.run();
    const { failed, missed, held, unknown, later } = result.report;
    for (const { id } of [...failed, ...missed, ...held, ...unknown, ...later]) this.told.add(id);
    await this.publisher.ledger.tell(result.untold);
  }

  #edit(index: number, edit: (delivery: Delivery) => Delivery | undefined): void {
    this.#edits += 1;
    this.publisher.deliveries = this.publisher.deliveries.flatMap((delivery, at) =>
      at === index ? (edit(delivery) ?? []) : [delivery],
    );
  }

  async happen(happened: Happening): Promise<void> {
    const { publisher } = this;
    switch (happened.kind) {
      case "run":
        return this.run();
      case "die":
        await publisher.run(mortal(publisher, new Fate(happened.fatal, happened.after))).catch(() => undefined);
        return publisher.reborn();
      case "pass":
        return publisher.clock.pass(happened.minutes * minute);
      case "jump":
        return publisher.clock.jump(happened.minutes * minute);
      case "send-fault":
        publisher.network.sendFaults.push(happened.fault);
        return;
      case "find-fault":
        publisher.network.findFaults.push(happened.fault);
        return;
      case "reword":
        return this.#edit(happened.post, (delivery) => ({
          ...delivery,
          parts: delivery.parts.map((part) => ({ ...part, text: `${part.text} ${this.#edits}` })),
        }));
      case "move":
        return this.#edit(happened.post, (delivery) => ({
          ...delivery,
          dueAt: new Date(delivery.dueAt.getTime() + happened.minutes * minute),
        }));
      case "remove":
        return this.#edit(happened.post, () => undefined);
      case "rename":
        return this.#edit(happened.post, (delivery) => ({ ...delivery, id: `day/renamed-${this.#edits}/ours` }));
      case "put-back":
        publisher.deliveries = original();
        return;
      default:
        return happened satisfies never;
    }
  }

  /** The world calms down, and cron goes on for days. */
  async calm(): Promise<void> {
    const { publisher } = this;
    publisher.network.sendFaults.length = 0;
    publisher.network.findFaults.length = 0;
    publisher.clock.jump(-publisher.clock.drift());
    for (let run = 0; run < 20; run += 1) {
      publisher.clock.pass(10 * minute);
      await this.run();
    }
    for (let run = 0; run < 4; run += 1) {
      publisher.clock.pass(25 * 60 * minute);
      await this.run();
    }
    publisher.network.settle();
  }
}

function duplicates(texts: readonly string[]): string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

async function judge(history: History): Promise<void> {
  const { publisher, told } = history;
  const { posts } = publisher.network;
  expect(duplicates(posts.map((each) => `${each.delivery} ${each.part}`)), "a part out twice").toEqual([]);
  const firsts = posts.filter((each) => each.part === 0);
  expect(duplicates(firsts.map((each) => each.text)), "words out twice").toEqual([]);
  for (const row of await publisher.ledger.rows()) {
    const out = publisher.network.sent(row.delivery);
    const parts = out.map((each) => each.part);
    expect(parts, `${row.delivery} out of order`).toEqual(parts.map((_, index) => index));
    switch (row.state) {
      case "published":
        expect(out.length, `${row.delivery} is published and not all out`).toBe(row.partsTotal);
        break;
      case "missed":
      case "past":
      case "skipped":
        expect(out, `${row.delivery} is ${row.state} and out`).toEqual([]);
        break;
      case "failed":
      case "held":
        expect(out.length, `${row.delivery} is ${row.state}`).toBe(row.partsOut);
        break;
      default:
        expect(row.state, `${row.delivery} was left open`).toBe("unknown");
    }
    const silent = !["published", "skipped", "past"].includes(row.state) && !told.has(row.delivery);
    expect(silent, `${row.delivery} is ${row.state} and nobody was told`).toBe(false);
  }
  for (const delivery of publisher.deliveries) {
    expect(await publisher.state(delivery.id), `${delivery.id} was lost`).toBeDefined();
  }
  expect(await publisher.ledger.verify()).toEqual([]);
}

describe("whatever happens", () => {
  it("nothing goes out twice, nothing is lost in silence, and the ledger says what the network has", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 30 }), async (happenings) => {
        const history = new History();
        try {
          await history.run();
          history.publisher.clock.to("2027-03-18T09:00:30Z");
          for (const happened of happenings) await history.happen(happened);
          await history.calm();
          await judge(history);
        } finally {
          await history.publisher.end();
        }
      }),
      { numRuns: Number(process.env.CAMPAIGN_TEST_HISTORIES ?? 60) },
    );
  });
});
