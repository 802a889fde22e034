/** What a ledger that was put back asks of its networks, part by part, before anything is sent, missed or recalled. */

import { copyFileSync, rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { noPeriods } from "../../src/campaign/periods/period.ts";
import type { Claim } from "../../src/ledger/ledger.ts";
import type { Account } from "../../src/networks/network.ts";
import { asNow } from "../../src/publish/account/identity.ts";
import { pause } from "../../src/publish/person/pause.ts";
import { pausesOf } from "../../src/publish/person/pauses.ts";
import { recall } from "../../src/publish/person/recall.ts";
import { resume } from "../../src/publish/person/resume.ts";
import { send } from "../../src/publish/person/send.ts";
import { settle } from "../../src/publish/person/settle.ts";
import { skip, unskip } from "../../src/publish/person/skip.ts";
import { aDelivery, anAccount, Publisher } from "../support/publishing/a-publisher.ts";
import type { FakeSettings } from "../support/publishing/fake-network.ts";

const started: Publisher[] = [];
afterEach(async () => {
  for (const publisher of started.splice(0)) await publisher.end();
});

const nine = "2027-03-18T09:00:00Z";
const thread = "day/thread/ours";
const parts = ["One.", "Two.", "Three."];
const minute = 60_000;

async function aPublisher(deliveries: Publisher["deliveries"], settings: Omit<FakeSettings, "now"> = {}) {
  const publisher = new Publisher(settings);
  started.push(publisher);
  publisher.deliveries = deliveries;
  publisher.engine = {
    pauses: pausesOf({
      root: publisher.folder,
      ledger: publisher.ledger,
      now: () => publisher.clock.now(),
      periods: async () => noPeriods,
    }),
  };
  await publisher.run();
  return publisher;
}

/** The pauses are read from whatever ledger is open. */
function follow(p: Publisher): void {
  p.engine = {
    pauses: {
      read: () =>
        pausesOf({ root: p.folder, ledger: p.ledger, now: () => p.clock.now(), periods: async () => noPeriods }).read(),
    },
  };
}

async function backUp(p: Publisher): Promise<string> {
  await p.reborn();
  const backup = `${p.file}.backup`;
  copyFileSync(p.file, backup);
  return backup;
}

async function restore(p: Publisher, backup: string): Promise<void> {
  await p.reborn();
  for (const end of ["-wal", "-shm"]) rmSync(p.file + end, { force: true });
  copyFileSync(backup, p.file);
}

async function resumeAll(p: Publisher, catchUp = false) {
  const { ledger, clock } = p;
  const asked = { scope: { kind: "all" }, catchUp, reason: "Looked.", restoredBefore: ledger.info.restoredAt } as const;
  return resume({ ledger, file: undefined, now: clock.now() }, asked);
}

/** Long enough for whoever was at work before, and for what appears late. */
async function goOn(p: Publisher): Promise<void> {
  for (const minutes of [1, 11, 4, 4]) {
    p.clock.pass(minutes * minute);
    await p.run();
  }
}

/** The backup knows of the first part only, and all three are out when it is put back. */
async function halfSent(settings: Omit<FakeSettings, "now"> = {}): Promise<Publisher> {
  const p = await aPublisher([aDelivery("thread", { texts: parts, dueAt: nine })], settings);
  follow(p);
  p.clock.to(nine);
  p.network.onStep = (step) => {
    if (step !== "committed") return;
    p.network.onStep = () => undefined;
    p.network.sendFaults.push({ kind: "later", reason: "Busy.", retryAt: new Date("2027-03-18T09:01:00Z") });
  };
  await p.run();
  expect(p.network.posts).toHaveLength(1);
  const backup = await backUp(p);
  await p.runAt("2027-03-18T09:02:00Z");
  expect(p.network.posts).toHaveLength(3);
  await restore(p, backup);
  return p;
}

describe("a thread of which a part was out when the backup was made", () => {
  it("asks for its other parts, and ends whole without repeating one", async () => {
    const p = await halfSent({ keys: true });

    await p.run();
    await resumeAll(p);
    await goOn(p);

    expect(p.network.posts.map(({ text }) => text)).toEqual(parts);
    expect(await p.state(thread)).toBe("published");
  });

  it("says which part is missing where all but one of the others are there", async () => {
    const p = await halfSent({ keys: true });
    p.network.posts.splice(2);

    await p.run();
    await resumeAll(p);
    await goOn(p);

    const row = (await p.ledger.detail(thread))?.row;
    expect(row).toMatchObject({ state: "held", hold: "half-sent", partsOut: 2 });
    expect(row?.reason).toContain("Parts out: 1, 2; missing: 3.");
  });

  it("is left to a person where the network cannot prove the rest", async () => {
    const p = await halfSent({ keys: false, shows: (text) => `${text} (shown otherwise)` });

    await p.run();
    await resumeAll(p);
    await goOn(p);

    expect(p.network.posts).toHaveLength(3);
    const row = (await p.ledger.detail(thread))?.row;
    expect(row).toMatchObject({ state: "held", mayBeOut: true });
    expect(row?.reason).toMatch(
      /^The rest may be out: the ledger was restored from a backup\. Parts out: 1; missing: 2, 3\./,
    );
  });

  it("that is recalled asks first, and deletes every part that is out", async () => {
    const p = await halfSent({ keys: true });
    await p.run();
    await resumeAll(p);

    const {
      deliveries: [recalled],
    } = await recall(p.makeEngine(), [thread], "Wrong figure.");

    expect(recalled?.outcome).toEqual({ kind: "recalled" });
    expect(p.network.removed).toHaveLength(3);
    expect(await p.state(thread)).toBe("recalled");
  });
});

/** One post, whose backup was made before it was due. `since`: what became of it, and is forgotten. */
async function forgotten(settings: Omit<FakeSettings, "now">, since: (p: Publisher) => Promise<void>) {
  const p = await aPublisher([aDelivery("hello", { dueAt: nine })], settings);
  follow(p);
  const backup = await backUp(p);
  await since(p);
  await restore(p, backup);
  p.clock.pass(minute);
  await p.run();
  return p;
}

const hello = "day/hello/ours";
const otherwise = { keys: false, shows: (text: string) => `${text} (shown otherwise)` };

/** The write was still on its way when the ledger was put back. */
async function onItsWay(p: Publisher): Promise<void> {
  p.network.sendFaults.push({ kind: "commit-late", delay: 4 * minute });
  await p.runAt(nine);
}

async function nothingOfIt(p: Publisher): Promise<void> {
  await p.ledger.note({ event: "looked", reason: "Something else happened." });
}

async function passMinutes(p: Publisher, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    p.clock.pass(minute);
    p.network.settle();
    await p.run();
  }
}

describe("a person's word right after a ledger was put back", () => {
  it("recall waits for what may still appear, and then deletes it", async () => {
    const p = await forgotten({}, onItsWay);

    const {
      deliveries: [told],
    } = await recall(p.makeEngine(), [hello], "Wrong figure.");
    await passMinutes(p, 20);

    expect(told?.outcome).toMatchObject({ kind: "later", reason: expect.stringContaining("may still appear") });
    expect(p.network.removed).toHaveLength(1);
    expect(await p.state(hello)).toBe("recalled");
  });

  it("recall of what never appears stops it, once that is sure", async () => {
    const p = await forgotten({}, nothingOfIt);

    const {
      deliveries: [told],
    } = await recall(p.makeEngine(), [hello], "Wrong figure.");
    await passMinutes(p, 20);

    expect(told?.outcome.kind).toBe("later");
    expect(await p.state(hello)).toBe("skipped");
    expect(p.network.posts).toEqual([]);
  });

  it("recall of what cannot be proved leaves it unknown, and no run tries for ever", async () => {
    const p = await forgotten(otherwise, async (publisher) => void (await publisher.runAt(nine)));
    await resumeAll(p);

    const {
      deliveries: [told],
    } = await recall(p.makeEngine(), [hello], "Wrong figure.");
    p.clock.pass(minute);
    const { faults } = await p.run();

    expect(told?.outcome.kind).toBe("undeleted");
    expect(await p.state(hello)).toBe("unknown");
    expect(faults).toEqual([]);
  });

  it("recall does not take a look that was refused for an answer", async () => {
    const refused = { kind: "unauthorized", reason: "It may not be read." } as const;
    const p = await forgotten({}, async (publisher) => {
      await publisher.runAt(nine);
      publisher.network.findFaults.push(refused, refused);
    });

    const {
      deliveries: [told],
    } = await recall(p.makeEngine(), [hello], "Wrong figure.");
    await passMinutes(p, 1);

    expect(told?.outcome.kind).toBe("later");
    expect(p.network.removed).toHaveLength(1);
  });

  it("settle --not-sent is refused while what was being sent may still appear", async () => {
    const held = aDelivery("hello", { dueAt: nine, late: 8 * 60 * minute });
    const p = await aPublisher([held], otherwise);
    follow(p);
    p.problems.set(hello, "A mistake.");
    await p.runAt(nine);
    const backup = await backUp(p);
    p.problems.clear();
    p.clock.to("2027-03-18T09:30:00Z");
    p.network.sendFaults.push({ kind: "commit-late", delay: 4 * minute });
    await p.run();
    await restore(p, backup);
    p.clock.pass(minute);
    await p.run();
    await resumeAll(p);

    const notSent = {
      delivery: hello,
      decision: { kind: "not-sent" },
      reason: "Not there.",
      receiptOf: () => undefined,
    } as const;
    await expect(settle(p.makeEngine(), notSent)).rejects.toThrow(/after 09:43 on/);
    await passMinutes(p, 30);

    expect(p.network.posts).toHaveLength(1);
  });

  it("unskip asks the network, since the skip may have been taken back before", async () => {
    const p = await aPublisher([aDelivery("hello", { dueAt: nine, late: 8 * 60 * minute })], otherwise);
    follow(p);
    await skip(p.makeEngine(), hello, "Not now.");
    const backup = await backUp(p);
    await unskip(p.makeEngine(), hello, "Now.");
    await p.runAt(nine);
    await restore(p, backup);
    p.clock.pass(minute);
    await p.run();
    await resumeAll(p);
    p.clock.pass(20 * minute);

    await unskip(p.makeEngine(), hello, "Now.");
    await passMinutes(p, 2);

    expect(p.network.posts).toHaveLength(1);
    expect((await p.ledger.detail(hello))?.row).toMatchObject({ state: "held", hold: "may-be-out" });
  });

  it("send of what is past asks first, since nobody can settle it", async () => {
    const p = await forgotten({}, nothingOfIt);
    p.deliveries = [aDelivery("old", { dueAt: "2027-03-15T09:00:00Z" })];
    await p.run();
    const before = (await p.ledger.detail("day/old/ours"))?.row;
    await resumeAll(p);
    p.clock.pass(20 * minute);

    const { row } = await send(p.makeEngine(), "day/old/ours");

    expect(before).toMatchObject({ state: "past", ask: true });
    expect(row.state).toBe("published");
    expect(p.network.finds).toBeGreaterThan(0);
  });
});

describe("a row of old files, first seen by a ledger that was put back", () => {
  it("asks before it lives again at another time", async () => {
    const p = await aPublisher([], { keys: false });
    const backup = await backUp(p);
    follow(p);
    p.deliveries = [aDelivery("hello", { dueAt: nine })];
    p.clock.to("2027-03-18T08:30:00Z");
    await p.run();
    p.clock.to(nine);
    await p.run();
    await restore(p, backup);

    p.clock.to("2027-03-20T09:00:00Z");
    await p.run();
    const before = (await p.ledger.detail("day/hello/ours"))?.row;
    await resumeAll(p);
    p.deliveries = [aDelivery("hello", { dueAt: "2027-03-20T10:00:00Z" })];
    p.clock.to("2027-03-20T10:00:00Z");
    await p.run();
    await goOn(p);

    expect(before).toMatchObject({ state: "past", ask: true });
    expect(p.network.posts).toHaveLength(1);
    expect((await p.ledger.detail("day/hello/ours"))?.row).toMatchObject({ state: "held", mayBeOut: true });
  });
});

describe("a claim that was open when the restore was found", () => {
  it("is void: its holder changes nothing any more, and its lock is not its own", async () => {
    const p = await aPublisher([aDelivery("hello", { dueAt: nine })]);
    const { ledger } = p;
    const locked = await ledger.lock("ours");
    if (locked.kind !== "locked") throw new Error("It is free.");
    const { lease } = locked;
    const account = anAccount();
    const now = p.clock.now();
    const claim: Claim = {
      account,
      message: { parts: [{ text: "Hello.", images: [], lang: "en" }] },
      critical: false,
      again: false,
      keyDueAt: now,
      firstClaimAt: now,
    };
    const step = { delivery: "day/hello/ours", lease } as const;
    const [claimed] = await ledger.change([
      { ...step, attempt: 0, from: ["planned"], to: "claimed", event: "claimed", keys: ["a"], fields: { claim } },
    ]);
    rmSync(`${p.file}.marker`);

    const [writing] = await ledger.change([
      { ...step, attempt: 1, from: ["claimed"], to: "writing", event: "writing" },
    ]);
    const standing = await ledger.stands(lease, "day/hello/ours", 1);

    expect([claimed, writing]).toEqual([true, false]);
    expect(standing).toMatchObject({ ok: false });
    expect((await ledger.detail("day/hello/ours"))?.row).toMatchObject({ state: "claimed", attempt: 2, ask: true });
  });
});

describe("what fell due during a pause that the backup knows of", () => {
  it.each([
    [false, "missed", 0],
    [true, "published", 1],
  ] as const)(
    "is missed once it is known not to be out, unless it is to catch up (%s)",
    async (catchUp, state, posts) => {
      const p = await aPublisher([aDelivery("hello", { dueAt: nine })], { keys: true });
      follow(p);
      const entry = { scope: { kind: "all" }, reason: "Sad news.", exceptCritical: false } as const;
      await pause({ ledger: p.ledger, file: undefined, now: p.clock.now() }, entry);
      const backup = await backUp(p);
      await p.runAt("2027-03-18T08:30:00Z");
      await p.ledger.note({ event: "looked" });
      await restore(p, backup);

      await p.runAt("2027-03-18T09:05:00Z");
      p.clock.to("2027-03-18T09:10:00Z");
      await resumeAll(p, catchUp);
      await goOn(p);

      expect(await p.state("day/hello/ours")).toBe(state);
      expect(p.network.posts).toHaveLength(posts);
    },
  );
});

describe("a post that was still on its way when the backup was put back", () => {
  it.each([true, false])(
    "is waited for before absent counts, however soon a person resumes (by key: %s)",
    async (keys) => {
      const p = await aPublisher([aDelivery("hello", { dueAt: nine })], { keys });
      follow(p);
      const backup = await backUp(p);
      p.clock.to(nine);
      p.network.sendFaults.push({ kind: "commit-late", delay: 90_000 });
      await p.run();
      await restore(p, backup);

      await p.run();
      await resumeAll(p);
      const resumed = await p.run();
      await goOn(p);
      p.network.settle();

      expect(p.network.posts).toHaveLength(1);
      expect(resumed.report.later[0]?.reason).toContain("may still appear");
    },
  );
});

describe("an account's lock that the discovery of a restore took", () => {
  it("is told of, with when it goes on", async () => {
    const p = await aPublisher([aDelivery("hello", { dueAt: nine })]);
    p.clock.to(nine);
    const { ledger } = p;
    const taken = {
      kind: "held",
      holder: "the restore of the ledger",
      age: 0,
      stale: false,
      taken: { freeIn: 6.5 * minute },
    } as const;
    const waiting = new Proxy(ledger, {
      get: (object, name) => (name === "lock" ? async () => taken : Reflect.get(object, name, object)),
    });

    const { report, stuck } = await p.run({ ledger: waiting });

    expect(report.later).toEqual([
      {
        id: "day/hello/ours",
        retryAt: "2027-03-18T09:06:30.000Z",
        reason:
          "This ledger was restored while a run was at work on ours, which may still be sending. It goes on in 7 minutes.",
      },
    ]);
    expect(stuck).toBe(false);
  });
});

describe("the account of what was claimed", () => {
  const claimed = anAccount({ id: "ours", handle: "council.example.org" });
  const engine = (secrets: readonly string[]) => ({ networkOf: () => ({ secrets }) }) as never;
  const known = (...accounts: readonly Account[]) => new Map(accounts.map((account) => [account.id, account]));

  it("is as the file has it now, while it is the same one, be it under another id", () => {
    const changed = { ...claimed, service: "https://door.example.org" };
    const renamed = { ...changed, id: "council" };

    expect(asNow({ engine: engine(["password"]), accounts: known(changed) }, claimed)).toBe(changed);
    expect(asNow({ engine: engine(["password"]), accounts: known(renamed) }, claimed)).toBe(renamed);
  });

  it("is as it was claimed where the file has another one, or none, or where it is a folder", () => {
    const other = { ...claimed, handle: "library.example.org" };
    const changed = { ...claimed, name: "The council" };

    expect(asNow({ engine: engine(["password"]), accounts: known(other) }, claimed)).toBe(claimed);
    expect(asNow({ engine: engine(["password"]), accounts: known() }, claimed)).toBe(claimed);
    expect(asNow({ engine: engine([]), accounts: known(changed) }, claimed)).toBe(claimed);
  });
});
