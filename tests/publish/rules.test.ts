/** The rules of the publisher, one after another. */
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { keyHash } from "../../src/publish/delivery/keys.ts";
import type { Pause } from "../../src/publish/engine.ts";
import { aDelivery, anAccount, Publisher } from "../support/a-publisher.ts";
import { impatientTimer } from "../support/fake-clock.ts";
import type { FakeSettings } from "../support/fake-network.ts";

const started: Publisher[] = [];
function aPublisher(settings: Omit<FakeSettings, "now"> = {}): Publisher {
  const publisher = new Publisher(settings);
  started.push(publisher);
  return publisher;
}
afterEach(async () => {
  for (const publisher of started.splice(0)) await publisher.end();
});

const nine = "2027-03-18T09:00:00Z";
const id = "day/hello/ours";

async function withOneDue(settings: Omit<FakeSettings, "now"> = {}): Promise<Publisher> {
  const publisher = aPublisher(settings);
  publisher.deliveries = [aDelivery("hello", { dueAt: nine })];
  await publisher.run();
  publisher.clock.to(nine);
  return publisher;
}

function aPause(publisher: Publisher, fields: Partial<Pause> = {}): Pause {
  return { since: publisher.clock.now(), reason: "by order.", covers: () => true, ...fields };
}

async function restore(publisher: Publisher, backup: string): Promise<void> {
  await publisher.reborn();
  for (const end of ["-wal", "-shm"]) rmSync(publisher.file + end, { force: true });
  copyFileSync(backup, publisher.file);
}

async function backUp(publisher: Publisher): Promise<string> {
  await publisher.reborn();
  const backup = `${publisher.file}.backup`;
  copyFileSync(publisher.file, backup);
  return backup;
}

describe("a refusal", () => {
  it("that is final makes it failed, and it is told until a run has finished telling", async () => {
    const publisher = await withOneDue();
    publisher.network.sendFaults.push({ kind: "rejected", reason: "Too rude." });

    const first = await publisher.run();
    const second = await publisher.run();
    await publisher.ledger.tell(second.untold);
    const third = await publisher.run();

    expect(first.report.failed).toEqual([{ id, reason: "Too rude." }]);
    expect(second.untold.map((row) => row.delivery)).toEqual([id]);
    expect(third.untold).toEqual([]);
    expect(third.report.failed).toEqual([]);
  });

  it("that asks to come back later is obeyed, but never past the window", async () => {
    const publisher = await withOneDue();
    const retryAt = new Date("2027-03-19T09:00:00Z");
    publisher.network.sendFaults.push({ kind: "later", retryAt, reason: "Busy." });

    const refused = await publisher.run();
    const between = await publisher.runAt("2027-03-18T10:00:00Z");
    const last = await publisher.runAt("2027-03-18T10:58:30Z");

    expect(refused.report.later).toEqual([{ id, retryAt: "2027-03-18T10:58:00.000Z", reason: "Busy." }]);
    expect(between.report.later).toHaveLength(1);
    expect(last.report.published).toHaveLength(1);
  });

  it("of the credentials holds it, and it goes out once they work", async () => {
    const publisher = await withOneDue();
    publisher.network.identity = { kind: "unauthorized", reason: "The token has expired." };

    const refused = await publisher.run();
    publisher.network.identity = {};
    publisher.clock.pass(60_000);
    const mended = await publisher.run();

    expect(refused.report.held).toEqual([{ id, reason: "The token has expired." }]);
    expect(mended.report.published).toHaveLength(1);
  });

  it("holds it when the credentials are somebody else's", async () => {
    const publisher = await withOneDue();
    publisher.network.identity = { handle: "theirs.example.org" };

    const { report } = await publisher.run();

    expect(report.held[0]?.reason).toContain("@theirs.example.org");
    expect(publisher.network.posts).toEqual([]);
  });

  it("of one account delays no other", async () => {
    const publisher = aPublisher();
    const theirs = anAccount({ id: "theirs" });
    publisher.deliveries = [aDelivery("hello", { dueAt: nine }), aDelivery("hello", { dueAt: nine, account: theirs })];
    await publisher.run();

    const { report } = await publisher.runAt(nine, {
      connect: async (account) => {
        if (account.id === "ours") throw new Error("broken adapter");
        return { kind: "session", session: publisher.network.session(account) };
      },
    });

    expect(report.published.map((each) => each.id)).toEqual(["day/hello/theirs"]);
    expect(report.later[0]?.reason).toContain("broken adapter");
  });

  it("for want of a secret holds it and names the variable", async () => {
    const publisher = await withOneDue();

    const { report } = await publisher.run({
      connect: async () => ({ kind: "no-secret", names: ["CAMPAIGN_OURS_APP_PASSWORD"] }),
    });

    expect(report.held[0]?.reason).toContain("CAMPAIGN_OURS_APP_PASSWORD");
  });
});

describe("doubt", () => {
  it.each(["commit-then-throw", "commit-then-unknown"] as const)(
    "after %s finds the post and records it",
    async (kind) => {
      const publisher = await withOneDue();
      publisher.network.sendFaults.push({ kind });

      const { report } = await publisher.run();

      expect(report.published).toEqual([{ id, url: "https://social.example.org/1" }]);
      expect(publisher.network.posts).toHaveLength(1);
    },
  );

  it("is settled as absent only after two looks a settling time apart", async () => {
    const publisher = await withOneDue({ settlingTime: 120_000 });
    publisher.network.sendFaults.push({ kind: "unknown" });

    await publisher.run();
    const looked = publisher.network.finds;
    publisher.clock.pass(60_000);
    const early = await publisher.run();
    const finds = publisher.network.finds - looked;
    publisher.clock.pass(60_000);
    const late = await publisher.run();

    expect(early.report.later).toHaveLength(1);
    expect(finds).toBe(0);
    expect(late.report.published).toHaveLength(1);
    expect(publisher.network.posts).toHaveLength(1);
  });

  it("that nothing can prove is unknown, and never sent again", async () => {
    const publisher = await withOneDue({ find: false });
    publisher.network.sendFaults.push({ kind: "unknown" });

    const { report } = await publisher.run();
    publisher.clock.pass(600_000);
    await publisher.run();

    expect(report.unknown).toHaveLength(1);
    expect(publisher.network.sends).toBe(1);
  });

  it("that cannot be asked about for a day is unknown", async () => {
    const publisher = await withOneDue();
    publisher.network.sendFaults.push({ kind: "unknown" });
    publisher.network.onStep = (step) => {
      if (step === "send") publisher.network.findFaults.push({ kind: "throw" }, { kind: "throw" }, { kind: "throw" });
    };

    await publisher.run();
    publisher.clock.pass(12 * 3_600_000);
    const half = await publisher.run();
    publisher.clock.pass(12 * 3_600_000);
    const whole = await publisher.run();

    expect(half.report.later).toHaveLength(1);
    expect(whole.report.unknown).toHaveLength(1);
  });

  it("stays while a write that heeds no abort may still be at work", async () => {
    const publisher = await withOneDue({ settlingTime: 0 });
    publisher.network.sendFaults.push({ kind: "hang", commits: false, heedsAbort: false });

    const { report } = await publisher.run({ timer: impatientTimer });
    const looked = publisher.network.finds;
    const second = await publisher.run();

    expect(report.later[0]?.reason).toContain("may");
    expect(looked).toBe(1);
    expect(publisher.network.finds).toBe(1);
    expect(second.report.published).toEqual([]);
  });

  it("never lets a thawed one be sent after its window", async () => {
    const publisher = await withOneDue({ settlingTime: 3 * 3_600_000 });
    publisher.network.sendFaults.push({ kind: "unknown" });

    await publisher.run();
    publisher.clock.pass(3 * 3_600_000);
    const { report } = await publisher.run();

    expect(report.missed).toHaveLength(1);
    expect(publisher.network.posts).toEqual([]);
  });
});

describe("looking first", () => {
  it("records what is there by key, from another ledger", async () => {
    const publisher = await withOneDue({ looksFirst: true });
    await publisher.run();
    await publisher.reborn();
    for (const end of ["", "-wal", "-shm", ".marker"]) rmSync(publisher.file + end, { force: true });
    publisher.clock.to("2027-03-18T08:30:00Z");
    await publisher.run();

    const { report } = await publisher.runAt("2027-03-18T09:00:30Z");

    expect(report.published).toHaveLength(1);
    expect(publisher.network.posts).toHaveLength(1);
  });

  it("holds what a person has already posted by hand", async () => {
    const publisher = await withOneDue({ looksFirst: true });
    publisher.network.plant({ account: "ours", text: "The words of hello." });

    const { report } = await publisher.run();

    expect(report.held[0]?.reason).toContain("already on the account at https://social.example.org/1");
    expect(publisher.network.sends).toBe(0);
  });

  it("puts off what it could not look up", async () => {
    const publisher = await withOneDue({ looksFirst: true });
    publisher.network.findFaults.push({ kind: "throw" });

    const { report } = await publisher.run();

    expect(report.later).toHaveLength(1);
    expect(publisher.network.sends).toBe(0);
  });

  it("does not pay for reading once the ledger knows thirty days", async () => {
    const publisher = aPublisher({ looksFirst: false });
    publisher.deliveries = [aDelivery("hello", { dueAt: "2027-05-18T09:00:00Z" })];
    await publisher.run();

    await publisher.runAt("2027-05-18T09:00:00Z");

    expect(publisher.network.finds).toBe(0);
    expect(publisher.network.posts).toHaveLength(1);
  });
});

describe("lateness", () => {
  it("past its window makes it missed, not sent", async () => {
    const publisher = await withOneDue();

    const { report, untold } = await publisher.runAt("2027-03-18T11:00:01Z");

    expect(report.missed).toEqual([{ id, dueAt: "2027-03-18T09:00:00.000Z" }]);
    expect(untold).toHaveLength(1);
    expect(publisher.network.posts).toEqual([]);
  });

  it("never becomes a flood: what catches up keeps the gap, in order", async () => {
    const publisher = aPublisher();
    publisher.deliveries = ["a", "b", "c"].map((post, index) =>
      aDelivery(post, { dueAt: `2027-03-18T09:0${index}:00Z` }),
    );
    await publisher.run();
    publisher.clock.to("2027-03-18T09:30:00Z");

    for (let minute = 0; minute < 12; minute += 1) {
      await publisher.run();
      publisher.clock.pass(60_000);
    }

    expect(publisher.network.posts.map((post) => post.delivery)).toEqual(["day/a/ours", "day/b/ours", "day/c/ours"]);
    expect(publisher.network.posts.map((post) => post.at.toISOString().slice(11, 16))).toEqual([
      "09:30",
      "09:35",
      "09:40",
    ]);
  });

  it("that only a jumped clock made is forgotten when the clock is right again", async () => {
    const publisher = await withOneDue();
    publisher.clock.jump(5 * 3_600_000);
    const jumped = await publisher.run();
    publisher.clock.jump(-5 * 3_600_000);

    const { report } = await publisher.run();

    expect(jumped.report.missed).toHaveLength(1);
    expect(report.published).toHaveLength(1);
  });
});

describe("first sight", () => {
  it("of an old file alarms nobody", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [aDelivery("hello", { dueAt: "2026-03-18T09:00:00Z" })];

    const { report, untold } = await publisher.run();

    expect(await publisher.state(id)).toBe("past");
    expect(untold).toEqual([]);
    expect(report.missed).toEqual([]);
  });

  it("just after the window is told as missed", async () => {
    const publisher = aPublisher();
    await publisher.run();
    publisher.clock.to("2027-03-18T12:00:00Z");
    publisher.deliveries = [aDelivery("hello", { dueAt: nine })];

    const { report } = await publisher.run();

    expect(report.missed).toHaveLength(1);
  });
});

describe("a new ledger", () => {
  it("sends nothing by itself that was due before it was made", async () => {
    const publisher = aPublisher();
    publisher.clock.to("2027-03-18T09:10:00Z");
    publisher.deliveries = [aDelivery("hello", { dueAt: nine })];

    const { report } = await publisher.run();
    publisher.clock.pass(60_000);
    await publisher.run();

    expect(report.held[0]?.reason).toContain("is it kept between runs?");
    expect(publisher.network.sends).toBe(0);
  });

  it("holds a thread of which it finds only a part, since nobody knows why the rest is missing", async () => {
    const publisher = aPublisher({ keys: true });
    publisher.clock.to("2027-03-18T09:10:00Z");
    publisher.deliveries = [aDelivery("hello", { texts: ["One.", "Two."], dueAt: nine })];
    const { workspace } = publisher.ledger.info;
    const key = keyHash({ workspace, delivery: "day/hello/ours", dueAt: new Date(nine) }, 0);
    publisher.network.plant({ account: "ours", text: "One.", key });

    const { report } = await publisher.run();

    expect(report.held[0]?.reason).toBe("This ledger is newer than this thread, and only a part of it is out.");
    expect(publisher.network.sends).toBe(0);
  });

  it("lets an outbox prove for itself", async () => {
    const publisher = aPublisher();
    publisher.clock.to("2027-03-18T09:10:00Z");
    publisher.deliveries = [aDelivery("hello", { dueAt: nine })];

    const { report } = await publisher.run({ isReal: () => false });

    expect(report.published).toHaveLength(1);
  });

  it("that is not the pinned one sends nothing, and says so", async () => {
    const publisher = await withOneDue();
    publisher.workspace = { ledger: "0000" };

    const { report, faults } = await publisher.run();

    expect(report.later).toHaveLength(1);
    expect(faults[0]).toContain("0000");
    expect(publisher.network.sends).toBe(0);
  });
});

describe("a restored ledger", () => {
  it("is known by the file beside it, sends nothing until resumed, and asks before it sends", async () => {
    const publisher = await withOneDue();
    const backup = await backUp(publisher);
    await publisher.run();
    await restore(publisher, backup);

    const restored = await publisher.run();
    await publisher.ledger.resumeRestored(publisher.clock.now(), "checked");
    publisher.clock.pass(60_000);
    await publisher.run();

    expect(restored.report.published).toEqual([{ id, url: "https://social.example.org/1" }]);
    expect(publisher.network.posts).toHaveLength(1);
    expect(await publisher.state(id)).toBe("published");
  });

  it("holds as possibly out what the network cannot prove", async () => {
    const publisher = await withOneDue();
    const backup = await backUp(publisher);
    await publisher.run();
    await restore(publisher, backup);
    publisher.network.findFaults.push({ kind: "unprovable", reason: "the feed is ranked." });

    const { report } = await publisher.run();

    expect(report.held[0]?.reason).toContain("may be out");
    expect(publisher.network.posts).toHaveLength(1);
  });

  it("that lost nothing sends after a person resumed it", async () => {
    const publisher = await withOneDue();
    await publisher.reborn();
    rmSync(`${publisher.file}.marker`);
    publisher.clock.pass(1000);

    const paused = await publisher.run();
    await publisher.ledger.resumeRestored(publisher.clock.now(), "checked");
    publisher.clock.pass(12 * 60_000);
    const { report } = await publisher.run();

    expect(paused.report.later[0]?.reason).toContain("restored");
    expect(report.published).toHaveLength(1);
  });

  it("puts its marker on the event it has come to, before each send", async () => {
    const publisher = await withOneDue();
    let marked = 0;
    publisher.network.onStep = (step) => {
      if (step === "send") marked = Number(readFileSync(`${publisher.file}.marker`, "utf8").trim().split(" ")[1]);
    };

    await publisher.run();
    const writing = (await publisher.ledger.events()).find((event) => event.event === "writing");

    expect(marked).toBe(writing?.n);
  });
});

describe("the last check before a write", () => {
  it("stops when the ledger's file was replaced under it", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") renameSync(publisher.file, `${publisher.file}.away`);
    };

    await publisher.run();
    renameSync(`${publisher.file}.away`, publisher.file);

    expect(publisher.network.sends).toBe(0);
  });

  it("stops when a pause came while its pictures were uploaded, and it goes out after the pause", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") publisher.pauses = { kind: "pauses", pauses: [aPause(publisher)] };
    };
    publisher.clock.pass(1000);

    const paused = await publisher.run();
    publisher.network.onStep = () => {};
    publisher.pauses = { kind: "pauses", pauses: [] };
    const { report } = await publisher.run();

    expect(paused.report.later).toHaveLength(1);
    expect(report.published).toHaveLength(1);
    expect(publisher.network.sends).toBe(1);
  });

  it("stops when the machine slept since the server's time was read", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") publisher.clock.jump(90_000);
    };

    const { report } = await publisher.run();

    expect(report.later[0]?.reason).toContain("clock");
    expect(publisher.network.sends).toBe(0);
  });

  it("stops when the window ended meanwhile", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") publisher.clock.pass(3 * 3_600_000);
    };

    await publisher.run();

    expect(publisher.network.sends).toBe(0);
  });

  it("holds an account back whose server's clock disagrees, and says that ours is wrong", async () => {
    const publisher = await withOneDue();
    publisher.network.identity = { serverTime: new Date("2027-03-18T09:05:00Z") };

    const { report, faults } = await publisher.run();

    expect(report.later[0]?.reason).toContain("300 seconds behind");
    expect(faults.join()).toContain("every server");
  });
});

describe("a pause", () => {
  it("lets what was due before it wait, and misses what falls due in it", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [
      aDelivery("before", { dueAt: nine }),
      aDelivery("during", { dueAt: "2027-03-18T09:10:00Z" }),
      aDelivery("urgent", { dueAt: "2027-03-18T09:10:00Z", critical: true }),
    ];
    await publisher.run();
    publisher.clock.to("2027-03-18T09:05:00Z");
    const pause = aPause(publisher, { covers: (delivery) => !delivery.critical });
    publisher.pauses = { kind: "pauses", pauses: [pause] };

    const { report } = await publisher.runAt("2027-03-18T09:10:30Z");
    publisher.pauses = { kind: "pauses", pauses: [] };
    await publisher.runAt("2027-03-18T09:30:00Z");

    expect(report.published.map((each) => each.id)).toEqual(["day/urgent/ours"]);
    expect(report.missed.map((each) => each.id)).toEqual(["day/during/ours"]);
    expect(await publisher.state("day/before/ours")).toBe("published");
    expect(await publisher.state("day/during/ours")).toBe("missed");
  });

  it("is named as the cause of what it outlasts, due before it or in it", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [
      aDelivery("before", { dueAt: nine }),
      aDelivery("during", { dueAt: "2027-03-18T09:10:00Z" }),
      aDelivery("after", { dueAt: "2027-03-18T15:00:00Z" }),
    ];
    await publisher.run();
    publisher.clock.to("2027-03-18T09:05:00Z");
    publisher.pauses = { kind: "pauses", pauses: [aPause(publisher, { endedAt: new Date("2027-03-18T12:00:00Z") })] };
    await publisher.runAt("2027-03-18T11:30:00Z");
    await publisher.runAt("2027-03-18T18:00:00Z");

    const reasonOf = async (id: string) => (await publisher.ledger.detail(`day/${id}/ours`))?.row.reason;
    expect(await reasonOf("before")).toContain("A pause kept it back: by order.");
    expect(await reasonOf("during")).toContain("A pause kept it back: by order.");
    expect(await reasonOf("after")).not.toContain("pause");
  });

  it("as a file that is not understood stops everything", async () => {
    const publisher = await withOneDue();
    publisher.pauses = { kind: "stopped", reason: "A pause file." };

    const { report, faults } = await publisher.run();

    expect(report.later).toHaveLength(1);
    expect(faults).toEqual(["A pause file."]);
    expect(publisher.network.sends).toBe(0);
  });
});

describe("a thread", () => {
  async function withThread(settings: Omit<FakeSettings, "now"> = {}): Promise<Publisher> {
    const publisher = aPublisher(settings);
    publisher.deliveries = [aDelivery("hello", { texts: ["One.", "Two.", "Three."], dueAt: nine })];
    await publisher.run();
    publisher.clock.to(nine);
    return publisher;
  }
  function failPart(
    publisher: Publisher,
    part: number,
    fault: Parameters<typeof publisher.network.sendFaults.push>[0],
  ): void {
    let sends = 0;
    publisher.network.onStep = (step) => {
      if (step !== "send") return;
      if (sends === part) publisher.network.sendFaults.push(fault);
      sends += 1;
    };
  }

  it("whose second part is refused for now goes on past its window", async () => {
    const publisher = await withThread();
    failPart(publisher, 1, { kind: "later", retryAt: new Date("2027-03-18T15:00:00Z"), reason: "Busy." });

    const { report } = await publisher.run();
    await publisher.runAt("2027-03-18T15:00:00Z");

    expect(report.later[0]?.retryAt).toBe("2027-03-18T15:00:00.000Z");
    expect(publisher.network.posts.map((post) => post.text)).toEqual(["One.", "Two.", "Three."]);
  });

  it("whose second part is rejected has failed, and says what is out", async () => {
    const publisher = await withThread();
    failPart(publisher, 1, { kind: "rejected", reason: "Too rude." });

    const { report } = await publisher.run();
    publisher.clock.pass(60_000);
    await publisher.run();

    expect(report.failed[0]?.reason).toBe("Too rude. Parts out: 1; missing: 2, 3.");
    expect(publisher.network.posts).toHaveLength(1);
  });

  it("that a day could not finish has failed", async () => {
    const publisher = await withThread();
    failPart(publisher, 1, { kind: "unauthorized", reason: "The token has expired." });
    await publisher.run();
    publisher.network.identity = { kind: "unauthorized", reason: "The token has expired." };
    publisher.clock.pass(23 * 3_600_000);
    const open = await publisher.run();
    publisher.clock.pass(2 * 3_600_000);

    const { report } = await publisher.run();

    expect(open.report.later).toHaveLength(1);
    expect(report.failed[0]?.reason).toContain("missing: 2, 3");
  });

  it("that has begun is held by a pause and by the removal of its post", async () => {
    for (const stop of ["pause", "removal"]) {
      const publisher = await withThread();
      failPart(publisher, 1, { kind: "later", retryAt: new Date(nine), reason: "Busy." });
      await publisher.run();
      if (stop === "pause") publisher.pauses = { kind: "pauses", pauses: [aPause(publisher)] };
      else publisher.deliveries = [];
      publisher.clock.pass(60_000);

      const { report } = await publisher.run();
      publisher.pauses = { kind: "pauses", pauses: [] };
      publisher.clock.pass(60_000);
      await publisher.run();

      expect(report.held[0]?.reason, stop).toContain("missing: 2, 3");
      expect(publisher.network.posts, stop).toHaveLength(1);
    }
  });

  it("that has begun goes out as it was claimed, whatever is edited", async () => {
    const publisher = await withThread();
    failPart(publisher, 1, { kind: "later", retryAt: new Date(nine), reason: "Busy." });
    await publisher.run();
    publisher.deliveries = [aDelivery("hello", { texts: ["New.", "Newer."], dueAt: nine })];
    publisher.clock.pass(60_000);

    await publisher.run();

    expect(publisher.network.posts.map((post) => post.text)).toEqual(["One.", "Two.", "Three."]);
  });
});

describe("an edit", () => {
  it("of the words is followed until it is written", async () => {
    const publisher = await withOneDue({ settlingTime: 0 });
    publisher.network.sendFaults.push({ kind: "unknown" });
    publisher.network.onStep = (step) => {
      const retryAt = publisher.clock.now();
      if (step === "send") publisher.network.findFaults.push({ kind: "later", retryAt, reason: "Busy." });
    };
    await publisher.run();
    publisher.deliveries = [aDelivery("hello", { texts: ["Better words."], dueAt: nine })];
    publisher.clock.pass(60_000);

    await publisher.run();

    expect(publisher.network.posts.map((post) => post.text)).toEqual(["Better words."]);
  });

  it("that renames a post does not send its words again", async () => {
    const publisher = await withOneDue();
    await publisher.run();
    publisher.deliveries = [aDelivery("renamed", { texts: ["The words of hello."], dueAt: "2027-03-18T09:30:00Z" })];

    const { report } = await publisher.runAt("2027-03-18T09:30:00Z");

    expect(report.held[0]?.reason).toContain("already went out as day/hello/ours");
    expect(publisher.network.posts).toHaveLength(1);
  });

  it("that says `again: true` may repeat words, but not where the network refuses them", async () => {
    for (const refusesRepeats of [false, true]) {
      const publisher = await withOneDue({ refusesRepeats });
      await publisher.run();
      publisher.deliveries = [
        ...publisher.deliveries,
        aDelivery("second", { texts: ["The words of hello."], dueAt: "2027-03-18T09:30:00Z", again: true }),
      ];

      await publisher.runAt("2027-03-18T09:30:00Z");

      expect(publisher.network.posts).toHaveLength(refusesRepeats ? 1 : 2);
    }
  });

  it("of the time revives what was missed, and never what went out", async () => {
    const publisher = await withOneDue();
    await publisher.runAt("2027-03-18T12:00:00Z");
    publisher.deliveries = [aDelivery("hello", { dueAt: "2027-03-18T13:00:00Z" })];
    await publisher.runAt("2027-03-18T13:00:00Z");
    publisher.deliveries = [aDelivery("hello", { dueAt: "2027-03-18T14:00:00Z" })];
    await publisher.runAt("2027-03-18T14:00:00Z");

    expect(publisher.network.posts).toHaveLength(1);
  });

  it("of a published one's time by a year is an error that says what to do", async () => {
    const publisher = await withOneDue();
    await publisher.run();
    publisher.deliveries = [aDelivery("hello", { dueAt: "2028-03-18T09:00:00Z" })];

    const { report } = await publisher.run();

    expect(report.problems[0]?.code).toBe("moved-after-published");
    expect(report.problems[0]?.help).toContain("in a file of their own");
  });

  it("that takes a post out skips it, and planning goes on when it comes back", async () => {
    const publisher = await withOneDue();
    const before = publisher.deliveries;
    publisher.deliveries = [];
    await publisher.run();
    const removed = await publisher.state(id);
    publisher.deliveries = before;
    await publisher.run();

    expect(removed).toBe("skipped");
    expect(publisher.network.posts).toHaveLength(1);
  });

  it("that breaks a file takes nothing out", async () => {
    const publisher = await withOneDue();
    publisher.deliveries = [];
    publisher.work = { unusable: [{ file: "campaigns/day.yaml", campaign: "day" }] };

    await publisher.run();

    expect(await publisher.state(id)).toBe("planned");
  });
});

describe("a problem", () => {
  it("of one delivery holds that one, and lets it go when it is mended", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [aDelivery("hello", { dueAt: nine }), aDelivery("other", { dueAt: nine })];
    publisher.problems.set(id, "The text is too long.");
    await publisher.run();

    const { report } = await publisher.runAt(nine);
    publisher.problems.clear();
    publisher.clock.pass(60_000);
    const mended = await publisher.run();

    expect(report.held).toEqual([{ id, reason: "The text is too long." }]);
    expect(report.published.map((each) => each.id)).toEqual(["day/other/ours"]);
    expect(mended.report.published.map((each) => each.id)).toEqual([id]);
  });
});

describe("a lock", () => {
  it("of a living run is respected quietly, and of one that hangs is told", async () => {
    const publisher = await withOneDue();
    await publisher.ledger.lock("ours");

    const quiet = await publisher.run();
    publisher.clock.pass(11 * 60_000);
    const told = await publisher.run();

    expect(quiet.report.later).toEqual([]);
    expect(quiet.stuck).toBe(false);
    expect(told.stuck).toBe(true);
    expect(told.report.later[0]?.reason).toContain("process 1 on here");
  });

  it("of a dead run is taken over", async () => {
    const publisher = await withOneDue();
    await publisher.ledger.lock("ours");
    await publisher.reborn();

    const { report } = await publisher.run();

    expect(report.published).toHaveLength(1);
  });
});

describe("a stop by the operating system", () => {
  it("ends the run after the delivery in hand", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [aDelivery("hello", { dueAt: nine }), aDelivery("other", { dueAt: nine })];
    await publisher.run();
    const stop = new AbortController();
    publisher.network.onStep = (step) => {
      if (step === "send") stop.abort();
    };

    const { report } = await publisher.runAt(nine, { signal: stop.signal });

    expect(report.published).toHaveLength(1);
    expect(publisher.network.posts).toHaveLength(1);
  });
});

describe("the record", () => {
  it("chains every event, and a changed one is found", async () => {
    const publisher = await withOneDue();
    await publisher.run();

    const events = await publisher.ledger.events({ delivery: id });

    expect(events.map((event) => event.event)).toEqual(["seen", "claimed", "writing", "sent"]);
    expect(await publisher.ledger.verify()).toEqual([]);
  });

  it("keeps working when the backup file is only a copy that was never used", async () => {
    const publisher = await withOneDue();
    writeFileSync(await backUp(publisher), "");

    const { report } = await publisher.run();

    expect(report.published).toHaveLength(1);
  });
});

describe("catching up after a clock was set back", () => {
  it("does not wait for a post that went out, by the clock, in the future", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [
      aDelivery("early", { dueAt: nine }),
      aDelivery("late", { dueAt: "2027-03-18T09:01:00Z", late: 8 * 3_600_000 }),
    ];
    await publisher.run();
    publisher.clock.to(nine);
    publisher.clock.jump(3 * 3_600_000 - 60_000);
    publisher.deliveries = [
      aDelivery("early", { dueAt: nine, late: 8 * 3_600_000 }),
      aDelivery("late", { dueAt: "2027-03-18T12:30:00Z", late: 8 * 3_600_000 }),
    ];
    await publisher.run();
    publisher.clock.jump(-2 * 3_600_000);
    publisher.deliveries = [
      publisher.deliveries[0] ?? aDelivery("early", { dueAt: nine }),
      aDelivery("late", { dueAt: "2027-03-18T09:01:00Z", late: 8 * 3_600_000 }),
    ];

    await publisher.run();

    expect(publisher.network.posts.map((post) => post.delivery)).toEqual(["day/early/ours", "day/late/ours"]);
  });
});

describe("a last check that takes long", () => {
  /** The machine sleeps in so many checks, seven seconds each. */
  async function sleepingThrough(checks: number): Promise<Publisher> {
    const publisher = await withOneDue();
    let left = checks;
    const pauses = {
      read: async () => {
        const isCheck = (await publisher.state(id)) === "writing";
        if (isCheck && left > 0) {
          left -= 1;
          publisher.clock.pass(7000);
        }
        return publisher.pauses;
      },
    };
    await publisher.run({ pauses });
    return publisher;
  }

  it("is made again, twice, until it is fresh", async () => {
    const publisher = await sleepingThrough(2);

    expect(publisher.network.posts).toHaveLength(1);
  });

  it("is not made for ever: nothing is sent, and the next run tries again", async () => {
    const publisher = await sleepingThrough(3);
    expect(publisher.network.posts).toHaveLength(0);
    expect(await publisher.state(id)).toBe("planned");

    await publisher.run();
    expect(publisher.network.posts).toHaveLength(1);
  });
});
