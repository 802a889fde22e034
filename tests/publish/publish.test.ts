import { afterEach, describe, expect, it } from "vitest";
import { aDelivery, Publisher } from "../support/publishing/a-publisher.ts";
import type { FakeSettings } from "../support/publishing/fake-network.ts";

describe("a publishing run", () => {
  const started: Publisher[] = [];
  function aPublisher(settings: Omit<FakeSettings, "now"> = {}): Publisher {
    const publisher = new Publisher(settings);
    started.push(publisher);
    return publisher;
  }
  afterEach(async () => {
    for (const publisher of started.splice(0)) await publisher.end();
  });

  it("sends what is due, once, and says where it went", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [aDelivery("hello", { dueAt: "2027-03-18T09:00:00Z" })];

    const early = await publisher.run();
    const due = await publisher.runAt("2027-03-18T09:00:30Z");
    const again = await publisher.runAt("2027-03-18T09:01:30Z");

    expect(early.report.published).toEqual([]);
    expect(due.report.published).toEqual([{ id: "day/hello/ours", url: "https://social.example.org/1" }]);
    expect(again.report.published).toEqual([]);
    expect(publisher.network.posts).toHaveLength(1);
    expect(due.faults).toEqual([]);
  });

  it("keeps a thread in order, each part an answer to the one before", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [aDelivery("facts", { texts: ["One.", "Two.", "Three."], dueAt: "2027-03-18T09:00:00Z" })];
    await publisher.run();

    await publisher.runAt("2027-03-18T09:00:30Z");

    expect(publisher.network.posts.map((post) => post.text)).toEqual(["One.", "Two.", "Three."]);
    expect(publisher.network.posts.map((post) => post.parent?.slice(-1))).toEqual([undefined, "1", "2"]);
    expect(await publisher.state("day/facts/ours")).toBe("published");
  });
});
