/** What passes on another's post: never before it, never twice, never what was taken back or not agreed to. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../../src/plan/delivery.ts";
import { type RecalledDelivery, recall } from "../../../src/publish/person/recall.ts";
import { send } from "../../../src/publish/person/send.ts";
import { settle } from "../../../src/publish/person/settle.ts";
import { aDelivery, anAccount, aShare, Publisher } from "../../support/publishing/a-publisher.ts";
import { Fate, mortal } from "../../support/publishing/mortal.ts";

const nine = "2027-03-18T09:00:00Z";
const halfPast = "2027-03-18T09:30:00Z";
const partner = anAccount({ id: "partner" });
const lead = aDelivery("hello", { dueAt: nine });
const share = aShare("pass-on", lead, { dueAt: halfPast, account: partner });

const publishers: Publisher[] = [];
let publisher: Publisher;

function aPublisher(deliveries: readonly Delivery[]): Publisher {
  const made = new Publisher({ settlingTime: 120_000 });
  made.deliveries = deliveries;
  publishers.push(made);
  return made;
}

beforeEach(() => {
  publisher = aPublisher([lead, share]);
});
afterEach(async () => {
  for (const each of publishers.splice(0)) await each.end();
});

const shared = (by = publisher) => by.network.posts.flatMap(({ shares }) => shares ?? []);
const reasonOf = async (id: string) => (await publisher.ledger.detail(id))?.row.reason;
const kinds = (done: readonly RecalledDelivery[]) =>
  Object.fromEntries(done.map(({ id, outcome }) => [id, outcome.kind]));
const why = "The number in it is wrong.";
const takeBack = async (...ids: string[]) => (await recall(publisher.makeEngine(), ids, why)).deliveries;

describe("sharing a post", () => {
  it("passes on what its lead posted, once", async () => {
    await publisher.run();
    await publisher.runAt(nine);
    const { report } = await publisher.runAt(halfPast);
    await publisher.runAt("2027-03-18T09:31:00Z");

    const receipt = (await publisher.ledger.detail(lead.id))?.parts[0]?.receipt;
    expect(report.published.map(({ id }) => id)).toEqual([share.id]);
    expect(shared()).toEqual([receipt?.id]);
  });

  it("waits for a lead that is late, and goes out as soon as it is there", async () => {
    publisher.problems.set(lead.id, "A picture is missing.");
    await publisher.run();
    await publisher.runAt(nine);
    const waiting = await publisher.runAt(halfPast);
    publisher.problems.clear();
    await publisher.runAt("2027-03-18T10:00:00Z");
    await publisher.runAt("2027-03-18T10:01:00Z");

    expect(waiting.report.later).toMatchObject([
      { id: share.id, reason: `It waits for ${lead.id}, which is held (A picture is missing).` },
    ]);
    expect(publisher.network.posts.map(({ account }) => account)).toEqual(["ours", "partner"]);
  });

  it("is missed, with the reason, when its lead is not there in time", async () => {
    publisher.problems.set(lead.id, "A picture is missing.");
    for (const at of [nine, halfPast, "2027-03-18T11:31:00Z"]) await publisher.runAt(at);

    expect(await publisher.state(share.id)).toBe("missed");
    expect(await reasonOf(share.id)).toContain(`It waited for ${lead.id}, which is held (A picture is missing).`);
    expect(publisher.network.posts).toEqual([]);
  });

  it("tells the reason too when nobody looked while there was time", async () => {
    await publisher.run();
    publisher.problems.set(lead.id, "A picture is missing.");
    await publisher.runAt("2027-03-18T11:31:00Z");

    expect(await reasonOf(share.id)).toContain(`It waited for ${lead.id}`);
  });

  it("waits until a thread is out whole", async () => {
    const thread = aDelivery("hello", { dueAt: nine, texts: ["One.", "Two."] });
    publisher.deliveries = [thread, share];
    await publisher.runAt("2027-03-18T08:00:00Z");
    publisher.network.onStep = (step) => {
      if (step === "committed")
        publisher.network.sendFaults.push({ kind: "later", retryAt: new Date(halfPast), reason: "Wait." });
    };
    await publisher.runAt(nine);
    publisher.network.onStep = () => {};
    publisher.network.sendFaults.push({ kind: "later", retryAt: new Date("2027-03-18T09:40:00Z"), reason: "Wait." });
    const { report } = await publisher.runAt("2027-03-18T09:35:00Z");

    expect(await publisher.state(thread.id)).toBe("writing");
    expect(report.later.find(({ id }) => id === share.id)?.reason).toContain("which is not out whole");
    expect(shared()).toEqual([]);
  });

  it("is not made of a lead that was taken back, not even between its claim and the write", async () => {
    await publisher.run();
    await publisher.runAt(nine);
    const engine = publisher.makeEngine();
    let taken: Promise<unknown> | undefined;
    const connect: typeof engine.connect = async (account) => {
      const connected = await engine.connect(account);
      if (connected.kind !== "session" || account.id !== "partner") return connected;
      const { session } = connected;
      return {
        kind: "session",
        session: {
          ...session,
          prepare: async (...asked) => {
            const [row] = await publisher.ledger.rows({ deliveries: [lead.id] });
            if (row === undefined) throw new Error("No lead.");
            const { delivery, attempt, state } = row;
            const fields = { recallAt: publisher.clock.now() };
            taken = publisher.ledger.change([{ delivery, attempt, from: [state], to: state, event: "recall", fields }]);
            await taken;
            return session.prepare(...asked);
          },
        },
      };
    };
    await publisher.runAt(halfPast, { connect });
    const { report } = await publisher.runAt("2027-03-18T09:31:00Z");

    expect(taken).toBeDefined();
    expect(shared()).toEqual([]);
    expect(report.held).toMatchObject([
      {
        id: share.id,
        reason: expect.stringContaining(`${lead.id}, which it would share, was taken back. That is final`),
      },
    ]);
  });

  it("is not made of other words than people agreed to share", async () => {
    await publisher.run();
    await publisher.runAt(nine);
    publisher.deliveries = [aDelivery("hello", { dueAt: nine, texts: ["Other words."] }), share];
    const { report } = await publisher.runAt(halfPast);

    expect(report.held).toMatchObject([{ id: share.id, reason: expect.stringContaining("went out otherwise") }]);
    expect(shared()).toEqual([]);
  });

  it("is not sent by a person either, before its lead is there", async () => {
    await publisher.run();

    await expect(send(publisher.makeEngine(), share.id)).rejects.toThrow(`It waits for ${lead.id}, which is planned.`);

    expect(publisher.network.posts).toEqual([]);
  });

  it("that nobody can tell of is settled as done, and found again before it is taken back", async () => {
    await publisher.run();
    await publisher.runAt(nine);
    publisher.network.sendFaults.push({ kind: "commit-then-unknown" });
    publisher.network.findFaults.push(
      { kind: "unprovable", reason: "No." },
      { kind: "unprovable", reason: "It does not say." },
    );
    await publisher.runAt(halfPast);
    const before = await publisher.state(share.id);
    publisher.network.findFaults.push({ kind: "throw" });
    const decision = { kind: "sent", url: "done" } as const;
    const receiptOf = () => undefined;
    await settle(publisher.makeEngine(), { delivery: share.id, decision, reason: "I saw it.", receiptOf });

    const settled = await publisher.ledger.detail(share.id);
    expect([before, settled?.row.state, settled?.parts[0]?.receipt?.id]).toEqual(["unknown", "published", "done"]);
    expect(kinds(await takeBack(share.id))).toEqual({ [share.id]: "recalled" });
    expect(publisher.network.removed).toEqual([`${settled?.parts[0]?.key}-2`]);
  });

  it("holds a second one of the same lead by the same account", async () => {
    const again = aShare("once-more", lead, { dueAt: "2027-03-18T10:00:00Z", account: partner });
    publisher.deliveries = [lead, share, again];
    for (const at of [nine, halfPast]) await publisher.runAt(at);
    const { report } = await publisher.runAt("2027-03-18T10:00:00Z");

    expect(report.held.map(({ id }) => id)).toEqual([again.id]);
    expect(shared()).toHaveLength(1);
  });

  it("is made once, wherever its process dies", async () => {
    async function lifeAndAfter(fate: Fate): Promise<Publisher> {
      const mortals = aPublisher([lead, share]);
      await mortals.run();
      await mortals.runAt(nine);
      mortals.clock.to(halfPast);
      await mortals.run(mortal(mortals, fate)).catch(() => undefined);
      await mortals.reborn();
      for (let minute = 1; minute <= 8; minute += 1) {
        mortals.clock.pass(60_000);
        await mortals.run();
      }
      return mortals;
    }
    const whole = new Fate(Number.POSITIVE_INFINITY, true);
    await lifeAndAfter(whole);

    for (let fatal = 1; fatal <= whole.done; fatal += 1) {
      for (const after of [false, true]) {
        const survivor = await lifeAndAfter(new Fate(fatal, after));

        expect(shared(survivor), `died at ${fatal}, ${after ? "after" : "before"}`).toHaveLength(1);
        expect(await survivor.state(share.id), `died at ${fatal}`).toBe("published");
      }
    }
    expect(whole.done).toBeGreaterThan(6);
  });
});

describe("two thousand shares", () => {
  it("are judged with as many questions to the ledger as twenty are, before they are due, when they are over, and afterwards", async () => {
    const accounts = Array.from({ length: 10 }, (_, index) => anAccount({ id: `partner-${index}` }));
    const asked = async (count: number) => {
      const many = aPublisher(
        Array.from({ length: count }, (_, index) => index).flatMap((index) => {
          const own = aDelivery(`hello-${index}`, {
            dueAt: "2027-03-18T20:00:00Z",
            account: anAccount({ id: "lead" }),
          });
          const { [index % 10]: account = partner } = accounts;
          return [own, aShare(`pass-on-${index}`, own, { dueAt: halfPast, account, late: 60_000 })];
        }),
      );
      const { ledger } = many;
      let questions = 0;
      const counted = new Proxy(ledger, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== "function") return value;
          return (...args: readonly unknown[]) => {
            if (name === "detail" || name === "rows") questions += 1;
            return Reflect.apply(value, target, args);
          };
        },
      });
      const seen: number[] = [];
      for (const at of ["2027-03-18T08:00:00Z", "2027-03-18T12:00:00Z", "2027-03-18T12:01:00Z"]) {
        const before = questions;
        await many.runAt(at, { ledger: counted });
        seen.push(questions - before);
      }
      const missed = await many.ledger.rows({ states: ["missed"] });
      expect(missed).toHaveLength(count);
      expect(missed[0]?.reason).toContain("It waited for day/hello-");
      return seen;
    };

    const [few, many] = [await asked(20), await asked(2000)];

    expect(many).toEqual(few);
  });
});

describe("taking back a post that is shared", () => {
  beforeEach(async () => {
    for (const at of ["2027-03-18T08:00:00Z", nine, halfPast]) await publisher.runAt(at);
  });

  it("takes its shares back before it", async () => {
    const receipts = await Promise.all(
      [share.id, lead.id].map(async (id) => (await publisher.ledger.detail(id))?.parts[0]?.receipt?.id),
    );

    const done = await takeBack(lead.id);

    expect(kinds(done)).toEqual({ [lead.id]: "recalled", [share.id]: "recalled" });
    expect(publisher.network.removed).toEqual(receipts);
  });

  it("does not wait for one that cannot be taken back, and names it", async () => {
    publisher.network.removeFaults.push({ kind: "rejected", reason: "Nobody may." });

    const done = await takeBack(lead.id);

    expect(kinds(done)).toEqual({ [lead.id]: "recalled", [share.id]: "undeleted" });
  });

  it("takes back those too that the file has no more, and leaves the lead of a share alone", async () => {
    publisher.deliveries = [lead];
    expect(kinds(await takeBack(lead.id))).toEqual({ [lead.id]: "recalled", [share.id]: "recalled" });
    expect(await publisher.state(share.id)).toBe("recalled");
  });

  it("leaves the post alone where only its share is taken back", async () => {
    expect(kinds(await takeBack(share.id))).toEqual({ [share.id]: "recalled" });
    expect(await publisher.state(lead.id)).toBe("published");
  });
});

it("takes back with its lead what was only planned to share it", async () => {
  await publisher.run();
  await publisher.runAt(nine);
  const done = await takeBack(lead.id);
  await publisher.runAt(halfPast);

  expect(kinds(done)).toEqual({ [lead.id]: "recalled", [share.id]: "stopped" });
  expect(shared()).toEqual([]);
});
