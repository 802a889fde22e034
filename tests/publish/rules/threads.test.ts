/** Threads, which go out part by part. */
import { afterEach, describe, expect, it } from "vitest";
import { aDelivery, type Publisher } from "../../support/publishing/a-publisher.ts";
import type { FakeSettings } from "../../support/publishing/fake-network.ts";
import { aPause, aPublisher, endPublishers, nine } from "./due.ts";

afterEach(endPublishers);

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
