/** Pauses, problems, locks and stops: what holds a run or a post. */
import { afterEach, describe, expect, it } from "vitest";
import { aDelivery } from "../../support/publishing/a-publisher.ts";
import { aPause, aPublisher, endPublishers, id, nine, withOneDue } from "./due.ts";

afterEach(endPublishers);

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

    expect(report.held).toEqual([{ id, because: "problem", reason: "The text is too long." }]);
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
