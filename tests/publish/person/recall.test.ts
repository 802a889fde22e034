import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyHash } from "../../../src/publish/delivery/keys.ts";
import type { Engine } from "../../../src/publish/engine.ts";
import { meantBy, type RecalledDelivery, recall } from "../../../src/publish/person/recall.ts";
import { send } from "../../../src/publish/person/send.ts";
import { aDelivery, anAccount, Publisher } from "../../support/publishing/a-publisher.ts";

const single = "day/a/ours";
const thread = "day/thread/ours";
const nine = "2027-03-18T09:00:00Z";

let publisher: Publisher;
beforeEach(async () => {
  publisher = new Publisher();
  publisher.deliveries = [
    aDelivery("a", { dueAt: nine }),
    aDelivery("thread", { dueAt: nine, texts: ["One.", "Two.", "Three."] }),
    aDelivery("later", { dueAt: "2027-03-18T15:00:00Z" }),
  ];
  await publisher.run();
});
afterEach(() => publisher.end());

const why = "The number in it is wrong.";
const take = async (...ids: string[]) => (await recall(publisher.makeEngine(), ids, why)).deliveries;

function kinds(done: readonly RecalledDelivery[]): Record<string, string> {
  return Object.fromEntries(done.map(({ id, outcome }) => [id, outcome.kind]));
}

async function eventsOf(delivery: string): Promise<readonly string[]> {
  return (await publisher.ledger.events({ delivery })).map(({ event }) => event);
}

describe("recall", () => {
  it("deletes a thread from its last part to its first, and says where it was", async () => {
    await publisher.runAt(nine);
    const sent = publisher.network.posts.map(({ part, key }, index) => ({ part, id: `${key}-${index + 1}` }));

    const done = await take(thread);

    expect(kinds(done)).toEqual({ [thread]: "recalled" });
    expect(done[0]?.url).toMatch(/^https:/);
    const order = publisher.network.removed.map((id) => sent.find((each) => each.id === id)?.part);
    expect(order).toEqual([2, 1, 0]);
    expect(await publisher.state(thread)).toBe("recalled");
    expect((await eventsOf(thread)).slice(-5)).toEqual(["recall", "deleted", "deleted", "deleted", "recalled"]);
    expect((await publisher.ledger.events({ delivery: thread })).at(-1)?.reason).toBe(why);
  });

  it("stops what has not gone out, for good", async () => {
    const done = await take("day/later/ours");
    await publisher.runAt("2027-03-18T15:00:00Z");

    expect(kinds(done)).toEqual({ "day/later/ours": "stopped" });
    expect(publisher.network.sent("day/later/ours")).toEqual([]);
    expect(await publisher.state("day/later/ours")).toBe("skipped");
  });

  it("is final: nothing that is recalled goes out again, whatever becomes of its file", async () => {
    await publisher.runAt(nine);
    await take(single, thread);

    publisher.deliveries = [aDelivery("a", { dueAt: "2027-03-18T10:00:00Z", texts: ["New words."] })];
    await publisher.runAt("2027-03-18T10:00:00Z");

    expect(publisher.network.sent(single)).toHaveLength(1);
    expect(await publisher.state(single)).toBe("recalled");
  });

  it("counts what somebody else has deleted already", async () => {
    await publisher.runAt(nine);
    publisher.network.removeFaults.push({ kind: "remove-then-throw" });

    const first = await take(single);
    const second = await take(single);

    expect([kinds(first), kinds(second)]).toEqual([{ [single]: "later" }, { [single]: "recalled" }]);
    expect(publisher.network.removed).toHaveLength(1);
  });

  it("that a network puts off is finished by the next run, and goes no further meanwhile", async () => {
    await publisher.runAt(nine);
    const retryAt = new Date("2027-03-18T09:05:00Z");
    publisher.network.removeFaults.push({ kind: "later", retryAt, reason: "Busy." });

    const done = await take(thread);
    const between = await publisher.state(thread);
    await publisher.runAt("2027-03-18T09:06:00Z");

    expect(kinds(done)).toEqual({ [thread]: "later" });
    expect(between).toBe("published");
    expect(await publisher.state(thread)).toBe("recalled");
    expect(publisher.network.removed).toHaveLength(3);
  });

  it.each([
    ["a publisher has its account", "lock"],
    ["the network is out of reach", "network"],
  ])("while %s is marked at once, and finished by the next run", async (_, trouble) => {
    await publisher.runAt(nine);
    const locked = trouble === "lock" ? await publisher.ledger.lock("ours") : undefined;
    const connect: Engine["connect"] = async () => {
      throw new Error("The network is out of reach.");
    };

    // The minute for which a person waits passes at once.
    const timer: Engine["timer"] = {
      after: (_milliseconds, run) => {
        setImmediate(run);
        return () => undefined;
      },
    };

    const engine = publisher.makeEngine(trouble === "network" ? { connect } : { timer });
    const { deliveries: done } = await recall(engine, [single], why);
    const between = publisher.network.removed.length;
    if (locked?.kind === "locked") await publisher.ledger.unlock(locked.lease);
    await publisher.runAt("2027-03-18T09:06:00Z");

    expect(kinds(done)).toEqual({ [single]: "later" });
    expect(between).toBe(0);
    expect(publisher.network.removed).toHaveLength(1);
    expect(await publisher.state(single)).toBe("recalled");
    expect(publisher.network.sent(single)).toHaveLength(1);
  });

  it("says what cannot be deleted, and does not try for ever", async () => {
    await publisher.runAt(nine);
    publisher.network.removeFaults.push({ kind: "rejected", reason: "Not allowed." });

    const done = await take(single);
    await publisher.runAt("2027-03-18T09:06:00Z");

    expect(done).toMatchObject([{ id: single, outcome: { kind: "undeleted", reason: "Not allowed." } }]);
    expect(publisher.network.removed).toEqual([]);
    expect(await publisher.state(single)).toBe("published");
    expect(await eventsOf(single)).toContain("not deleted");
  });

  it("of a thread that is deleted in part never sends those parts again, by no run and no person", async () => {
    await publisher.runAt(nine);
    const { network } = publisher;
    network.onStep = (step) => {
      if (step === "removed") network.removeFaults.push({ kind: "rejected", reason: "Not allowed." });
    };
    const before = network.sent(thread).length;

    const done = await take(thread);
    const left = await publisher.state(thread);
    for (const instant of ["2027-03-18T09:06:00Z", "2027-03-18T10:00:00Z", "2027-03-19T09:06:00Z"]) {
      await publisher.runAt(instant);
    }
    await expect(send(publisher.makeEngine(), thread)).rejects.toThrow("never goes out twice");

    expect(kinds(done)).toEqual({ [thread]: "undeleted" });
    expect(left).toBe("published");
    expect(network.removed).toHaveLength(1);
    expect(network.sent(thread)).toHaveLength(before);
  });

  it("stops a thread between two parts, and deletes what is out", async () => {
    publisher.deliveries = [aDelivery("thread", { dueAt: nine, texts: ["One.", "Two."] })];
    const retryAt = new Date("2027-03-18T09:30:00Z");
    publisher.network.onStep = (step) => {
      if (step === "committed") publisher.network.sendFaults.push({ kind: "later", retryAt, reason: "Busy." });
    };
    await publisher.runAt(nine);
    const before = await publisher.state(thread);

    const done = await take(thread);
    await publisher.runAt("2027-03-18T09:31:00Z");

    expect(before).toBe("writing");
    expect(kinds(done)).toEqual({ [thread]: "recalled" });
    expect(publisher.network.sent(thread)).toHaveLength(1);
    expect(publisher.network.removed).toHaveLength(1);
  });

  it("of what is in doubt waits until the network tells, and then deletes it", async () => {
    publisher.deliveries = [aDelivery("a", { dueAt: nine })];
    publisher.network.sendFaults.push({ kind: "commit-late", delay: 60_000 });
    await publisher.runAt(nine);

    const done = await take(single);
    await publisher.runAt("2027-03-18T09:05:00Z");

    expect(kinds(done)).toEqual({ [single]: "later" });
    expect(await publisher.state(single)).toBe("recalled");
    expect(publisher.network.removed).toHaveLength(1);
  });

  it("of what is in doubt and never appeared stops it", async () => {
    publisher.deliveries = [aDelivery("a", { dueAt: nine })];
    publisher.network.sendFaults.push({ kind: "throw" });
    await publisher.runAt(nine);

    await take(single);
    await publisher.runAt("2027-03-18T09:03:00Z");
    await publisher.runAt("2027-03-18T09:06:00Z");

    expect(await publisher.state(single)).toBe("skipped");
    expect(publisher.network.posts).toEqual([]);
  });

  it("of what cannot be proved leaves it unknown, and says so", async () => {
    publisher.deliveries = [aDelivery("a", { dueAt: nine })];
    publisher.network.sendFaults.push({ kind: "throw" });
    const unprovable = { kind: "unprovable", reason: "It shows nothing." } as const;
    publisher.network.findFaults.push(unprovable, unprovable, unprovable);
    await publisher.runAt(nine);

    const done = await take(single);

    expect(kinds(done)).toEqual({ [single]: "undeleted" });
    expect(await publisher.state(single)).toBe("unknown");
  });

  it.each([
    ["is not there is stopped, and no run tries for ever", false, "stopped", "skipped"],
    ["is there is deleted", true, "recalled", "recalled"],
  ])("of what is older than the ledger and %s", async (_, there, kind, state) => {
    const late = new Publisher({}, "2027-03-18T09:30:00Z");
    late.deliveries = [aDelivery("a", { dueAt: nine }), aDelivery("past", { dueAt: "2027-03-15T09:00:00Z" })];
    await late.run();
    if (there) {
      for (const post of ["a", "past"]) {
        const delivery = `day/${post}/ours`;
        const dueAt = late.deliveries.find(({ id }) => id === delivery)?.dueAt ?? new Date(nine);
        const key = keyHash({ workspace: "default", delivery, dueAt }, 0);
        late.network.plant({ account: "ours", text: `The words of ${post}.`, delivery, key });
      }
    }

    const { deliveries: done } = await recall(late.makeEngine(), ["day/a/ours", "day/past/ours"], why);
    const { faults } = await late.run();

    expect(kinds(done)).toEqual({ "day/a/ours": kind, "day/past/ours": kind });
    expect(await late.state("day/a/ours")).toBe(state);
    expect(late.network.removed).toHaveLength(there ? 2 : 0);
    expect(faults).toEqual([]);
    await late.end();
  });

  it("of one account does not wait for another's trouble", async () => {
    const theirs = anAccount({ id: "theirs" });
    publisher.deliveries = [aDelivery("a", { dueAt: nine }), aDelivery("a", { dueAt: nine, account: theirs })];
    await publisher.runAt(nine);
    publisher.network.removeFaults.push({ kind: "unauthorized", reason: "Who are you?" });

    const done = await take("day/a/theirs", single);

    expect(Object.values(kinds(done)).toSorted()).toEqual(["later", "recalled"]);
  });

  it("that is marked stops a publisher just before its write", async () => {
    publisher.deliveries = [aDelivery("a", { dueAt: nine })];
    publisher.clock.to(nine);
    let marking: Promise<unknown> = Promise.resolve();
    publisher.network.onStep = (step) => {
      if (step !== "prepare") return;
      marking = publisher.ledger.change([
        {
          delivery: single,
          attempt: 1,
          from: ["claimed"],
          to: "claimed",
          event: "recall",
          fields: { recallAt: publisher.clock.now() },
        },
      ]);
    };
    await publisher.run();
    await marking;

    expect(publisher.network.posts).toEqual([]);
  });
});

describe("what a word of the command line means", () => {
  const known = ["day/a/ours", "day/a/theirs", "day/b.1/ours", "day/b.2/ours", "day-two/a/ours"];

  it.each([
    ["day", ["day/a/ours", "day/a/theirs", "day/b.1/ours", "day/b.2/ours"]],
    ["day/a", ["day/a/ours", "day/a/theirs"]],
    ["day/b", ["day/b.1/ours", "day/b.2/ours"]],
    ["day/a/ours", ["day/a/ours"]],
    ["da", []],
  ])("%s", (target, meant) => {
    expect(meantBy(target, known)).toEqual(meant);
  });
});
