/** A sensitive period that stops is a pause with a span: nothing of it is sent, then or later. */
import { afterEach, describe, expect, it } from "vitest";
import type { Period } from "../../../src/campaign/periods/period.ts";
import { unasked } from "../../../src/permission/permit.ts";
import { pausesOf } from "../../../src/publish/person/pauses.ts";
import { aDelivery, type Publisher } from "../../support/publishing/a-publisher.ts";
import { aPublisher, endPublishers, id, nine, withOneDue } from "./due.ts";

afterEach(endPublishers);

function withPeriod(publisher: Publisher, fields: Partial<Period> = {}): void {
  const period: Period = {
    id: "mourning-2027",
    kind: "mourning",
    rule: "stop",
    since: new Date(nine),
    until: new Date("2027-03-18T12:00:00Z"),
    exceptCritical: false,
    path: [0],
    ...fields,
  };
  publisher.engine = {
    pauses: pausesOf({
      root: publisher.folder,
      ledger: undefined,
      now: () => publisher.clock.now(),
      periods: async () => ({ kind: "known", periods: [period] }),
    }),
  };
}

describe("a sensitive period", () => {
  it("that begins between the start of a run and the write stops the write", async () => {
    const publisher = await withOneDue();
    withPeriod(publisher, { since: new Date("2027-03-18T09:00:02Z") });
    publisher.network.onStep = (step) => {
      if (step === "prepare") publisher.clock.to("2027-03-18T09:00:02Z");
    };

    await publisher.run();

    expect(publisher.network.sends).toBe(0);
    expect((await publisher.ledger.detail(id))?.row.reason).toBe(
      "Paused: mourning-2027 (mourning), until 12:00 on Thursday 18 March 2027.",
    );
  });

  it("that has not begun stops nothing, and does not keep the next run from resting", async () => {
    const publisher = await withOneDue();
    withPeriod(publisher, { since: new Date("2027-03-18T10:00:00Z") });

    const { report, next } = await publisher.run();

    expect(report.published.map((each) => each.id)).toEqual([id]);
    expect(next.kind).not.toBe("now");
  });

  it("misses what falls due in it, and sends nothing of it when it has ended", async () => {
    const publisher = await withOneDue();
    withPeriod(publisher);

    const { report } = await publisher.run();
    const after = await publisher.runAt("2027-03-18T12:00:01Z");

    expect(report.missed).toEqual([{ id, dueAt: "2027-03-18T09:00:00.000Z", because: "period" }]);
    expect(after.report.published).toEqual([]);
    expect(publisher.network.sends).toBe(0);
  });

  it("misses what fell due in it although it was held then, and is written down later", async () => {
    const publisher = await withOneDue();
    publisher.work = {
      permits: { of: () => ({ ...unasked, refusals: [{ because: "approval", reason: "Nobody did." }] }) },
    };
    await publisher.run();
    withPeriod(publisher);
    publisher.work = {};

    const { report } = await publisher.runAt("2027-03-18T09:05:00Z");
    publisher.engine = {};
    await publisher.runAt("2027-03-18T09:10:00Z");

    expect(report.missed).toEqual([{ id, dueAt: "2027-03-18T09:00:00.000Z", because: "period" }]);
    expect(publisher.network.sends).toBe(0);
  });

  it("lets what was due before it go when it has ended within the window", async () => {
    const publisher = await withOneDue();
    withPeriod(publisher, {
      since: new Date("2027-03-18T09:00:01Z"),
      until: new Date("2027-03-18T10:00:00Z"),
    });

    const during = await publisher.runAt("2027-03-18T09:30:00Z");
    const { report } = await publisher.runAt("2027-03-18T10:00:00Z");

    expect(during.report.later.map((each) => each.id)).toEqual([id]);
    expect(report.published.map((each) => each.id)).toEqual([id]);
  });

  it("holds the rest of a thread that it interrupts", async () => {
    const publisher = aPublisher();
    publisher.deliveries = [aDelivery("hello", { texts: ["One.", "Two."], dueAt: nine })];
    await publisher.run();
    withPeriod(publisher, { since: new Date("2027-03-18T09:00:02Z") });
    publisher.network.onStep = (step) => {
      if (step === "send") publisher.clock.to("2027-03-18T09:00:02Z");
    };

    const { report } = await publisher.runAt(nine);

    expect(publisher.network.posts.map(({ text }) => text)).toEqual(["One."]);
    expect(report.held.map((each) => each.id)).toEqual([id]);
  });

  it("is only for its accounts and campaigns", async () => {
    const publisher = await withOneDue();
    withPeriod(publisher, { accounts: new Set(["theirs"]) });

    expect((await publisher.run()).report.published.map((each) => each.id)).toEqual([id]);
  });
});
