/** Ledgers that are new, restored or changed. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { keyHash } from "../../../src/publish/delivery/keys.ts";
import { aDelivery } from "../../support/publishing/a-publisher.ts";
import { aPublisher, backUp, endPublishers, id, nine, restore, withOneDue } from "./due.ts";

afterEach(endPublishers);

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
