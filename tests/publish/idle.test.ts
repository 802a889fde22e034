import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identityOfFiles, identityOfPacks, isIdle, timeZoneVersion } from "../../src/publish/idle.ts";
import { aDelivery, Publisher } from "../support/publishing/a-publisher.ts";

describe("the question whether a run is idle", () => {
  let publisher: Publisher;
  beforeEach(async () => {
    publisher = new Publisher();
    publisher.deliveries = [aDelivery("hello", { dueAt: "2027-03-18T09:00:00Z" })];
    mkdirSync(path.join(publisher.folder, "campaigns"));
    writeFileSync(path.join(publisher.folder, "campaigns", "day.yaml"), "campaign: day\n");
    await note();
  });
  afterEach(() => publisher.end());

  async function note(packs: readonly string[] = []): Promise<void> {
    const { next } = await publisher.run();
    if (next.kind !== "at") return;
    await publisher.ledger.noteIdle({
      nextAt: next.at,
      files: `${identityOfFiles(publisher.folder)}${identityOfPacks(publisher.folder, packs)}`,
      timeZones: timeZoneVersion(),
      program: "1.0.0",
      notedAt: publisher.clock.now(),
    });
  }
  function idle(programVersion = "1.0.0"): boolean {
    return isIdle({ root: publisher.folder, ledgerPath: publisher.file, now: publisher.clock.now(), programVersion });
  }

  it("is answered yes while nothing is due and nothing has changed", () => {
    publisher.clock.pass(60_000);

    expect(idle()).toBe(true);
  });

  it("is answered no once something is due", async () => {
    publisher.clock.to("2027-03-18T08:55:00Z");
    await note();
    const before = idle();
    publisher.clock.to("2027-03-18T09:00:00Z");

    expect([before, idle()]).toEqual([true, false]);
  });

  it("is answered no when a look has to be recorded again", () => {
    publisher.clock.pass(10 * 60_000);

    expect(idle()).toBe(false);
  });

  it("is answered no when the clock went back", () => {
    publisher.clock.jump(-60_000);

    expect(idle()).toBe(false);
  });

  it("is answered no when the clock went back to before the note, though not to before the last look", async () => {
    publisher.clock.pass(5 * 60_000);
    await note();
    const before = idle();
    publisher.clock.jump(-2 * 60_000);

    expect([before, idle()]).toEqual([true, false]);
  });

  it("is answered no when a file was touched, added or taken away", () => {
    const file = path.join(publisher.folder, "campaigns", "day.yaml");
    utimesSync(file, new Date(0), new Date(0));
    const touched = idle();
    rmSync(file);

    expect([touched, idle()]).toEqual([false, false]);
  });

  it("is answered no when a pack was swapped or taken away that a campaign is based on", async () => {
    const packs = ["packs/a pack.zip", "packs/other.zip"];
    mkdirSync(path.join(publisher.folder, "packs"));
    for (const pack of packs) writeFileSync(path.join(publisher.folder, pack), "first edition");
    await note(packs);
    const before = idle();
    writeFileSync(path.join(publisher.folder, "packs/a pack.zip"), "second edition");
    const swapped = idle();
    await note(packs);
    rmSync(path.join(publisher.folder, "packs/other.zip"));

    expect([before, swapped, idle()]).toEqual([true, false, false]);
  });

  it("is answered no when a pause file appeared", () => {
    writeFileSync(path.join(publisher.folder, "campaigns", "pause.yaml"), "");

    expect(idle()).toBe(false);
  });

  it("is answered no by another version of the program", () => {
    expect(idle("1.0.1")).toBe(false);
  });

  it("is answered no after anything was written to the ledger", async () => {
    await publisher.ledger.see([
      {
        delivery: "day/new/ours",
        account: "ours",
        state: "planned",
        dueAt: new Date(),
        late: 0,
        seenAt: new Date(),
        ask: false,
      },
    ]);

    expect(idle()).toBe(false);
  });

  it("is answered no when the marker is missing or ahead", () => {
    rmSync(`${publisher.file}.marker`);
    const missing = idle();
    writeFileSync(`${publisher.file}.marker`, `${publisher.ledger.info.id} 0000000000000999\n`);

    expect([missing, idle()]).toEqual([false, false]);
  });

  it("is answered no where there is no ledger, or none that can be read", () => {
    const absent = isIdle({ root: publisher.folder, ledgerPath: "/nowhere", now: new Date(), programVersion: "1.0.0" });

    expect(absent).toBe(false);
  });

  it("is never noted while a delivery is open, held or not told", async () => {
    publisher.problems.set("day/hello/ours", "Too long.");

    const { next } = await publisher.runAt("2027-03-18T09:00:00Z");

    expect(next.kind).toBe("now");
  });
});
