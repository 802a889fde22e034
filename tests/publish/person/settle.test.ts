import { afterEach, describe, expect, it } from "vitest";
import type { Receipt } from "../../../src/networks/network.ts";
import { type Decision, settle } from "../../../src/publish/person/settle.ts";
import { skip } from "../../../src/publish/person/skip.ts";
import { aDelivery, Publisher } from "../../support/publishing/a-publisher.ts";

let publisher: Publisher;
afterEach(() => publisher.end());

const id = "day/a/ours";
const receiptOf = (_: unknown, url: string): Receipt | undefined =>
  url.startsWith("https://") ? { id: url, url } : undefined;

function decide(decision: Decision) {
  return settle(publisher.makeEngine(), { delivery: id, decision, reason: "A person looked.", receiptOf });
}

/** The reply is lost, and the network cannot be asked: unknown at once. */
async function anUnknown(texts = ["One."]): Promise<void> {
  publisher = new Publisher({ find: false, tellsTime: true });
  publisher.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z", texts })];
  await publisher.run();
  publisher.network.sendFaults.push({ kind: "unknown" });
  await publisher.runAt("2027-03-18T09:00:30Z");
}

describe("settle", () => {
  it("--not-sent is refused before the settling time is over, and says when to look again", async () => {
    await anUnknown();
    expect(await publisher.state(id)).toBe("unknown");

    await expect(decide({ kind: "not-sent" })).rejects.toThrow("09:03 on Thursday 18 March 2027");
    expect(await publisher.state(id)).toBe("unknown");

    publisher.clock.to("2027-03-18T09:03:00Z");
    expect((await decide({ kind: "not-sent" })).state).toBe("planned");
    await publisher.run();
    expect(publisher.network.sent(id)).toHaveLength(1);
  });

  it("--not-sent after the window makes it missed", async () => {
    await anUnknown();
    publisher.clock.to("2027-03-18T12:00:00Z");

    expect((await decide({ kind: "not-sent" })).state).toBe("missed");
    await publisher.run();
    expect(publisher.network.posts).toEqual([]);
  });

  it("--not-sent is refused while the machine's clock is wrong", async () => {
    await anUnknown();
    publisher.clock.to("2027-03-18T09:30:00Z");
    const settings = publisher.network.settings as { serverTime?: () => Date };
    Object.assign(settings, { serverTime: () => new Date("2027-03-18T09:01:00Z") });

    await expect(decide({ kind: "not-sent" })).rejects.toThrow("clock");
  });

  it("--sent records the address, and refuses one that is none", async () => {
    await anUnknown();

    await expect(decide({ kind: "sent", url: "somewhere" })).rejects.toThrow("is no address of a post on Bluesky");
    expect(await decide({ kind: "sent", url: "https://bsky.example.org/1" })).toMatchObject({
      state: "published",
      url: "https://bsky.example.org/1",
      mayBeOut: false,
    });
  });

  it("--sent of a thread's part in doubt lets the rest go on", async () => {
    await anUnknown(["One.", "Two."]);
    const row = await decide({ kind: "sent", url: "https://bsky.example.org/1" });
    expect(row.state).toBe("writing");

    await publisher.runAt("2027-03-18T09:02:00Z");

    expect(publisher.network.posts.map(({ text }) => text)).toEqual(["Two."]);
    expect(await publisher.state(id)).toBe("published");
  });

  it("--sent records what a person posted in place of one that was missed", async () => {
    publisher = new Publisher();
    publisher.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z" })];
    await publisher.run();
    await publisher.runAt("2027-03-18T12:00:00Z");

    expect((await decide({ kind: "sent", url: "https://bsky.example.org/1" })).state).toBe("published");
  });

  it("--skip is final, and what is published cannot be settled", async () => {
    await anUnknown();
    expect((await decide({ kind: "skip" })).state).toBe("skipped");
    await expect(decide({ kind: "not-sent" })).rejects.toThrow("nothing to decide");
    await publisher.runAt("2027-03-18T09:30:00Z");
    expect(publisher.network.posts).toEqual([]);
  });
});

describe("skip", () => {
  it("keeps a delivery from ever going out, whether or not a run has seen it", async () => {
    publisher = new Publisher();
    publisher.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z" })];
    expect((await skip(publisher.makeEngine(), id, "no")).state).toBe("skipped");

    await publisher.runAt("2027-03-18T09:00:30Z");

    expect(publisher.network.posts).toEqual([]);
  });

  it("refuses what is out, and what is not yet clear", async () => {
    await anUnknown();
    await expect(skip(publisher.makeEngine(), id, "no")).rejects.toThrow("settle");
    await decide({ kind: "sent", url: "https://bsky.example.org/1" });
    await expect(skip(publisher.makeEngine(), id, "no")).rejects.toThrow("recall");
  });
});
