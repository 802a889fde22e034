/** What must be given before a message goes out: never sent without, never sent late, never lost. */
import { afterEach, describe, expect, it } from "vitest";
import { type Barrier, type Permits, unasked } from "../../../src/permission/permit.ts";
import { Refused } from "../../../src/publish/person/act.ts";
import { send } from "../../../src/publish/person/send.ts";
import { aDelivery, type Publisher } from "../../support/publishing/a-publisher.ts";
import { aPublisher, endPublishers, id, nine, withOneDue } from "./due.ts";

afterEach(endPublishers);

const reason = "Nobody agreed to it.";
function without(because: Barrier): Permits {
  return { of: () => ({ ...unasked, refusals: [{ because, reason }] }) };
}

function refuse(publisher: Publisher, because: Barrier): void {
  publisher.work = { permits: without(because) };
}

describe.each(["approval", "period", "consent"] as const)("a message without its %s", (because) => {
  it("is held and told why, and goes out once it is given while there is time", async () => {
    const publisher = await withOneDue();
    refuse(publisher, because);

    const { report, untold } = await publisher.run();
    publisher.work = {};
    const after = await publisher.run();

    expect(report.held).toEqual([{ id, reason, because }]);
    expect(untold).toHaveLength(1);
    expect(after.report.published.map((each) => each.id)).toEqual([id]);
  });

  it("does not go out when that was taken back while its pictures were uploaded", async () => {
    const publisher = await withOneDue();
    publisher.network.onStep = (step) => {
      if (step === "prepare") refuse(publisher, because);
    };

    const { report } = await publisher.run();

    expect(report.held).toEqual([{ id, reason, because }]);
    expect(publisher.network.sends).toBe(0);
  });

  it("stops the rest of a thread, which then waits for a person", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [aDelivery("hello", { texts: ["One.", "Two."], dueAt: nine })];
    await publisher.run();
    publisher.network.onStep = (step) => {
      if (step === "send") refuse(publisher, because);
    };

    const { report } = await publisher.runAt(nine);
    publisher.work = {};
    await publisher.runAt("2027-03-18T09:05:00Z");

    expect(report.held).toEqual([{ id, because, reason: `${reason} Parts out: 1; missing: 2.` }]);
    expect(publisher.network.posts.map(({ text }) => text)).toEqual(["One."]);
  });

  it("is not sent by a person either, and nothing of it changes", async () => {
    const publisher = await withOneDue();
    refuse(publisher, because);

    await expect(send(publisher.makeEngine(), id)).rejects.toThrow(Refused);

    expect(publisher.network.sends).toBe(0);
    expect(await publisher.state(id)).toBe("planned");
  });

  it("is said to be held by a dry run", async () => {
    const publisher = await withOneDue();
    refuse(publisher, because);

    const { report } = await publisher.dryRun();

    expect(report.due).toEqual([]);
    expect(report.held).toEqual([{ id, reason, because }]);
  });
});

describe("once its window is over, a message", () => {
  it.each(["approval", "period"] as const)(
    "without its %s stays held, and is never sent by itself",
    async (because) => {
      const publisher = await withOneDue();
      refuse(publisher, because);
      await publisher.run();

      publisher.work = {};
      await publisher.runAt("2027-03-18T12:00:00Z");

      expect(await publisher.state(id)).toBe("held");
      expect(publisher.network.sends).toBe(0);
    },
  );

  it("without a consent is missed, and told with that cause", async () => {
    const publisher = await withOneDue();
    refuse(publisher, "consent");
    await publisher.run();

    const { report } = await publisher.runAt("2027-03-18T12:00:00Z");

    expect(report.missed).toEqual([{ id, dueAt: "2027-03-18T09:00:00.000Z", because: "consent" }]);
    expect(publisher.network.sends).toBe(0);
  });
});

describe("a permit", () => {
  it("is asked of what is claimed, of the instant of the write, and of a window that a person opened", async () => {
    const publisher = await withOneDue();
    const asked: { digest: string | undefined; dueAt: string; at: string }[] = [];
    publisher.work = {
      permits: {
        of({ terms, dueAt }, at) {
          asked.push({ digest: terms?.digest, dueAt: dueAt.toISOString(), at: at.toISOString() });
          return unasked;
        },
      },
    };
    await publisher.runAt("2027-03-18T12:00:00Z");
    publisher.clock.to("2027-03-18T13:00:00Z");

    await send(publisher.makeEngine(), id);

    const claim = (await publisher.ledger.detail(id))?.claim;
    const thirteen = "2027-03-18T13:00:00.000Z";
    expect(publisher.network.sends).toBe(1);
    expect(new Set(asked.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ digest: claim?.terms?.digest, dueAt: thirteen, at: thirteen })]),
    );
    expect(claim?.terms?.digest).toMatch(/^v1:[0-9a-f]{64}$/);
  });
});
