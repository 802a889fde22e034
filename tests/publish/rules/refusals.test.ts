/** What a network refuses, and how long it is waited for. */
import { afterEach, describe, expect, it } from "vitest";
import { aDelivery, anAccount } from "../../support/publishing/a-publisher.ts";
import { aPublisher, endPublishers, id, nine, withOneDue } from "./due.ts";

afterEach(endPublishers);

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

    expect(refused.report.held).toEqual([{ id, because: null, reason: "The token has expired." }]);
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
