/** What is due, too late, or seen for the first time. */
import { afterEach, describe, expect, it } from "vitest";
import { aDelivery } from "../../support/publishing/a-publisher.ts";
import { aPublisher, endPublishers, id, nine, withOneDue } from "./due.ts";

afterEach(endPublishers);

describe("lateness", () => {
  it("past its window makes it missed, not sent", async () => {
    const publisher = await withOneDue();

    const { report, untold } = await publisher.runAt("2027-03-18T11:00:01Z");

    expect(report.missed).toEqual([{ id, dueAt: "2027-03-18T09:00:00.000Z", because: null }]);
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
