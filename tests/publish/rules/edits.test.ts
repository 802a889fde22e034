/** Campaign files that change after a post was seen. */
import { afterEach, describe, expect, it } from "vitest";
import { aDelivery } from "../../support/publishing/a-publisher.ts";
import { endPublishers, id, nine, withOneDue } from "./due.ts";

afterEach(endPublishers);

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
