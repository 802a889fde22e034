/** Posts of which nobody knows whether they went out. */
import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { aDelivery } from "../../support/publishing/a-publisher.ts";
import { impatientTimer } from "../../support/publishing/fake-clock.ts";
import { aPublisher, endPublishers, id, withOneDue } from "./due.ts";

afterEach(endPublishers);

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

  it("makes do with what was listed before in this run, and a doubt never does", async () => {
    const publisher = await withOneDue({ looksFirst: true });
    publisher.network.sendFaults.push({ kind: "unknown" });

    await publisher.run();
    publisher.clock.pass(120_000);
    await publisher.run();

    const [first, ...doubts] = publisher.network.hints;
    expect(first?.keptWillDo).toBe(true);
    expect(doubts.length).toBeGreaterThan(0);
    expect(doubts.map(({ keptWillDo, after }) => [keptWillDo, after])).toContainEqual([undefined, undefined]);
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
