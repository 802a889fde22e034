import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openLedger } from "../../src/ledger/open.ts";
import { networkOf, openRehearsal } from "../../src/networks/registry.ts";
import type { Delivery } from "../../src/plan/delivery.ts";
import { type RehearsalResult, rehearse } from "../../src/publish/rehearse.ts";
import { aDelivery, anAccount, Publisher } from "../support/publishing/a-publisher.ts";

describe("a rehearsal", () => {
  let publisher: Publisher;
  let directory: string;
  beforeEach(() => {
    publisher = new Publisher();
    directory = path.join(publisher.folder, "outbox");
    publisher.deliveries = [
      aDelivery("first", { dueAt: "2020-03-18T09:00:00Z" }),
      aDelivery("facts", { dueAt: "2027-03-18T12:00:00Z", texts: ["One.", "Two."] }),
      aDelivery("last", { dueAt: "2031-03-18T12:00:00Z", account: anAccount({ id: "theirs", network: "x" }) }),
    ];
  });
  afterEach(() => publisher.end());

  async function play(inRange: (delivery: Delivery) => boolean = () => true): Promise<RehearsalResult> {
    const { stages } = publisher.makeEngine();
    const now = () => publisher.clock.now();
    const outbox = await openRehearsal({ directory, root: publisher.folder, now, labelOf: () => undefined });
    const result = await rehearse({
      stages,
      outbox,
      openLedger: (instant) =>
        openLedger(
          { kind: "sqlite", file: path.join(directory, "rehearsal.sqlite") },
          {
            workspace: "default",
            purpose: "rehearse",
            who: "test",
            now: instant,
            realNow: now,
          },
        ),
      networkOf: (account) => networkOf(account.network),
      realClock: publisher.clock,
      signal: new AbortController().signal,
      inRange,
    });
    outbox.close();
    return result;
  }

  function folders(): string[] {
    return readdirSync(directory)
      .filter((day) => /^\d{4}-/.test(day))
      .flatMap((day) => readdirSync(path.join(directory, day)).map((name) => `${day}/${name}`))
      .toSorted();
  }

  it("sends everything from first to last, whatever the real time is, into the folder", async () => {
    const { report, faults } = await play();

    expect(faults).toEqual([]);
    expect(report.published.map((each) => each.id)).toEqual(["day/facts/ours", "day/first/ours", "day/last/theirs"]);
    expect(folders().map((name) => name.slice(0, 10))).toEqual([
      "2020-03-18",
      "2027-03-18",
      "2027-03-18",
      "2031-03-18",
    ]);
    expect(existsSync(path.join(directory, "index.html"))).toBe(true);
    expect(publisher.network.sends).toBe(0);
  });

  it("of what has not changed does nothing", async () => {
    await play();
    const before = folders().map((name) => statSync(path.join(directory, name)).mtimeMs);

    const { report } = await play();

    expect(report.published).toEqual([]);
    expect(folders().map((name) => statSync(path.join(directory, name)).mtimeMs)).toEqual(before);
  });

  it("replaces what has changed and removes what is gone", async () => {
    await play();
    publisher.deliveries = [
      aDelivery("first", { dueAt: "2020-03-18T09:00:00Z", texts: ["Other words."] }),
      aDelivery("facts", { dueAt: "2027-03-19T12:00:00Z", texts: ["One."] }),
    ];

    const { report, removed } = await play();

    expect(report.published.map((each) => each.id)).toEqual(["day/facts/ours", "day/first/ours"]);
    expect(removed).toEqual(["day/last/theirs"]);
    expect(folders().map((name) => name.slice(0, 10))).toEqual(["2020-03-18", "2027-03-19"]);
    expect(readFileSync(path.join(directory, folders()[0] ?? "", "text.txt"), "utf8")).toBe("Other words.\n");
  });

  it("of a range leaves what lies outside of it alone", async () => {
    await play();

    const { report, removed } = await play((delivery) => delivery.dueAt.getFullYear() === 2027);

    expect(report.published).toEqual([]);
    expect(removed).toEqual([]);
    expect(folders()).toHaveLength(4);
  });

  it("holds what has a problem, each time, and shows it no more", async () => {
    await play();
    publisher.problems.set("day/first/ours", "Too long.");

    const first = await play();
    const second = await play();

    expect(first.report.held).toEqual([{ id: "day/first/ours", reason: "Too long.", because: "problem" }]);
    expect(second.report.held).toEqual(first.report.held);
    expect(second.person).toBe(true);
    expect(folders().map((name) => name.slice(0, 4))).toEqual(["2027", "2027", "2031"]);
  });
});
