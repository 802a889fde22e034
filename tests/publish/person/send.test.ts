import { afterEach, describe, expect, it } from "vitest";
import { send } from "../../../src/publish/person/send.ts";
import { aDelivery, Publisher } from "../../support/publishing/a-publisher.ts";

let publisher: Publisher;
afterEach(() => publisher.end());

const id = "day/a/ours";
const sendIt = () => send(publisher.makeEngine(), id);

async function aMissed(): Promise<void> {
  publisher = new Publisher();
  publisher.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z" })];
  await publisher.run();
  await publisher.runAt("2027-03-18T12:00:00Z");
}

describe("send", () => {
  it("sends what was missed, once", async () => {
    await aMissed();

    expect((await sendIt()).row.state).toBe("published");
    await expect(sendIt()).rejects.toThrow("never goes out twice");
    expect(publisher.network.sent(id)).toHaveLength(1);
  });

  it("opens a window that later runs keep to, and that ends", async () => {
    await aMissed();
    const retryAt = new Date("2027-03-18T12:10:00Z");
    publisher.network.sendFaults.push({ kind: "later", retryAt, reason: "Busy." });
    expect((await sendIt()).row.state).toBe("planned");

    await publisher.runAt("2027-03-18T12:11:00Z");
    expect(publisher.network.sent(id)).toHaveLength(1);
  });

  it("leaves it missed once its own window has ended", async () => {
    await aMissed();
    const retryAt = new Date("2027-03-18T12:10:00Z");
    publisher.network.sendFaults.push({ kind: "later", retryAt, reason: "Busy." });
    await sendIt();
    await publisher.runAt("2027-03-18T15:00:00Z");
    const { untold } = await publisher.runAt("2027-03-18T15:01:00Z");
    await publisher.ledger.tell(untold);

    expect(await publisher.state(id)).toBe("missed");
    expect((await publisher.runAt("2027-03-18T15:02:00Z")).untold).toEqual([]);
  });

  it("refuses what is paused, and what may be out", async () => {
    await aMissed();
    publisher.pauses = {
      kind: "pauses",
      pauses: [{ since: publisher.clock.now(), reason: "mourning.", covers: () => true }],
    };
    await expect(sendIt()).rejects.toThrow("paused");
    publisher.pauses = { kind: "pauses", pauses: [] };
    publisher.network.sendFaults.push({ kind: "unknown" });
    expect((await sendIt()).row.state).toBe("writing");
    await expect(sendIt()).rejects.toThrow("not yet clear");
    expect(publisher.network.posts).toEqual([]);
  });

  it("sends the missing parts of a thread, even days later", async () => {
    publisher = new Publisher();
    publisher.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z", texts: ["One.", "Two."] })];
    await publisher.run();
    publisher.network.onStep = (step) => {
      if (step === "committed") publisher.network.sendFaults.push({ kind: "rejected", reason: "Too long." });
    };
    await publisher.runAt("2027-03-18T09:00:30Z");
    expect(await publisher.state(id)).toBe("failed");
    publisher.network.onStep = () => {};
    publisher.network.sendFaults.length = 0;
    publisher.clock.to("2027-03-21T09:00:00Z");

    expect((await sendIt()).row.state).toBe("published");
    expect(publisher.network.sent(id).map(({ text }) => text)).toEqual(["One.", "Two."]);
  });
});
