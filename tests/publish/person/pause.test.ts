import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type PauseEntry, readPauseFile, writePauseFile } from "../../../src/campaign/file/pause-file.ts";
import { noPeriods } from "../../../src/campaign/periods/period.ts";
import { pause } from "../../../src/publish/person/pause.ts";
import { pausesOf } from "../../../src/publish/person/pauses.ts";
import { resume } from "../../../src/publish/person/resume.ts";
import { aDelivery, Publisher } from "../../support/publishing/a-publisher.ts";

let publisher = new Publisher();
afterEach(() => publisher.end());

const everything: PauseEntry = { scope: { kind: "all" }, reason: "mourning", exceptCritical: false };

function aPublisher(): Publisher {
  publisher = new Publisher();
  mkdirSync(path.join(publisher.folder, "campaigns"));
  return publisher;
}

function pauses(p: Publisher) {
  return pausesOf({ root: p.folder, ledger: p.ledger, now: () => p.clock.now(), periods: async () => noPeriods });
}

function runAt(p: Publisher, at: string) {
  return p.runAt(at, { pauses: pauses(p) });
}

function switchOf(p: Publisher) {
  const file = {
    read: () => readPauseFile(p.folder),
    write: (entries: readonly PauseEntry[]) => writePauseFile(p.folder, entries),
  };
  return { ledger: p.ledger, file, now: p.clock.now() };
}

const resumeAll = { scope: { kind: "all" }, catchUp: false, reason: "over", restoredBefore: undefined } as const;
const written = (p: Publisher) => path.join(p.folder, "campaigns", "pause.yaml");

describe("a pause", () => {
  it("of a week lets nothing out, then or afterwards, and what was due before it waits", async () => {
    const p = aPublisher();
    const days = ["18", "19", "20", "21", "22", "23", "24", "25"];
    p.deliveries = days.map((day) => aDelivery(`on-${day}`, { dueAt: `2027-03-${day}T09:00:00Z` }));
    await runAt(p, "2027-03-18T08:00:00Z");
    await pause(switchOf(p), everything);
    for (const day of days.slice(0, -1)) await runAt(p, `2027-03-${day}T09:00:30Z`);
    p.clock.to("2027-03-24T10:00:00Z");
    await resume(switchOf(p), resumeAll);
    await runAt(p, "2027-03-24T10:01:00Z");

    expect(p.network.posts).toEqual([]);
    expect(await p.state("day/on-24/ours")).toBe("missed");

    await runAt(p, "2027-03-25T09:00:30Z");

    expect(p.network.posts.map(({ delivery }) => delivery)).toEqual(["day/on-25/ours"]);
  });

  it("that was resumed before any run saw it still makes missed what fell due in it", async () => {
    const p = aPublisher();
    p.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z" })];
    await runAt(p, "2027-03-18T08:00:00Z");
    await pause(switchOf(p), everything);
    p.clock.to("2027-03-18T09:30:00Z");
    await resume(switchOf(p), resumeAll);
    await runAt(p, "2027-03-18T09:31:00Z");

    expect(await p.state("day/a/ours")).toBe("missed");
  });

  it("lets what was due before it go out after it, while in its window", async () => {
    const p = aPublisher();
    p.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z" })];
    await runAt(p, "2027-03-18T08:00:00Z");
    p.clock.to("2027-03-18T09:05:00Z");
    await pause(switchOf(p), everything);
    await runAt(p, "2027-03-18T09:06:00Z");
    expect(p.network.posts).toHaveLength(0);
    p.clock.to("2027-03-18T10:00:00Z");
    await resume(switchOf(p), resumeAll);
    await runAt(p, "2027-03-18T10:01:00Z");

    expect(p.network.posts).toHaveLength(1);
  });

  it("catches up only with what is still in its window", async () => {
    const p = aPublisher();
    p.deliveries = [
      aDelivery("early", { dueAt: "2027-03-18T09:00:00Z" }),
      aDelivery("recent", { dueAt: "2027-03-18T11:30:00Z" }),
    ];
    await runAt(p, "2027-03-18T08:00:00Z");
    await pause(switchOf(p), everything);
    await runAt(p, "2027-03-18T12:00:00Z");
    const done = await resume(switchOf(p), { ...resumeAll, catchUp: true });
    await runAt(p, "2027-03-18T12:01:00Z");

    expect(done).toMatchObject({ kind: "resumed", revived: ["day/recent/ours"] });
    expect(p.network.posts.map(({ delivery }) => delivery)).toEqual(["day/recent/ours"]);
  });

  it("ends by itself at its `until`, and excepts what is critical", async () => {
    const p = aPublisher();
    p.deliveries = [
      aDelivery("plain", { dueAt: "2027-03-18T09:00:00Z" }),
      aDelivery("urgent", { dueAt: "2027-03-18T09:00:00Z", critical: true }),
      aDelivery("later", { dueAt: "2027-03-18T12:00:00Z" }),
    ];
    await runAt(p, "2027-03-18T08:00:00Z");
    await pause(switchOf(p), { ...everything, exceptCritical: true, until: new Date("2027-03-18T11:00:00Z") });
    await runAt(p, "2027-03-18T09:00:30Z");
    await runAt(p, "2027-03-18T12:00:30Z");

    expect(p.network.posts.map(({ delivery }) => delivery)).toEqual(["day/urgent/ours", "day/later/ours"]);
  });

  it("that begins while a post is made ready stops it before the write", async () => {
    const p = aPublisher();
    p.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z" })];
    await runAt(p, "2027-03-18T08:00:00Z");
    p.network.onStep = (step) => {
      if (step === "prepare") writeFileSync(written(p), "- all: true\n  reason: stop\n");
    };
    await runAt(p, "2027-03-18T09:00:30Z");

    expect(p.network.posts).toEqual([]);
    expect(await p.state("day/a/ours")).toBe("planned");
  });

  it.each([
    ["", "an empty file"],
    ["# nothing\n", "a file of remarks"],
    ["all: true\n", "something that is no list"],
    ["- al: true\n", "a key that does not exist"],
    ["- all: true\n  until: tomorrow\n", "an instant that is none"],
    ["- campaign: [\n", "broken YAML"],
  ])("is what %j means (%s)", async (text) => {
    const p = aPublisher();
    p.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z" })];
    await runAt(p, "2027-03-18T08:00:00Z");
    writeFileSync(written(p), text);
    await runAt(p, "2027-03-18T09:00:30Z");

    expect(p.network.posts).toEqual([]);
  });

  it("of one campaign in the file leaves other campaigns alone, and the file goes with its last entry", async () => {
    const p = aPublisher();
    p.deliveries = [aDelivery("a", { dueAt: "2027-03-18T09:00:00Z" })];
    await runAt(p, "2027-03-18T08:00:00Z");
    const other: PauseEntry = { ...everything, scope: { kind: "campaign", id: "other" } };
    await pause(switchOf(p), other);
    expect(readFileSync(written(p), "utf8")).toContain("campaign: other");
    await runAt(p, "2027-03-18T09:00:30Z");
    await resume(switchOf(p), { ...resumeAll, scope: other.scope });

    expect(p.network.posts).toHaveLength(1);
    expect(await readPauseFile(p.folder)).toEqual({ kind: "missing" });
  });

  it("never replaces an empty file by an entry for less", async () => {
    const p = aPublisher();
    writeFileSync(written(p), "");
    const done = await pause(switchOf(p), { ...everything, scope: { kind: "account", id: "ours" } });

    expect(done.wroteFile).toBe(false);
    expect(readFileSync(written(p), "utf8")).toBe("");
  });

  it("says when no publisher has looked for over ten minutes", async () => {
    const p = aPublisher();
    expect((await pause(switchOf(p), everything)).unwatched).toBe(true);
    await runAt(p, "2027-03-18T09:00:00Z");
    p.clock.to("2027-03-18T09:10:00Z");
    expect((await pause(switchOf(p), everything)).unwatched).toBe(false);
    p.clock.to("2027-03-18T09:11:00Z");
    expect((await pause(switchOf(p), everything)).unwatched).toBe(true);
  });
});

describe("a restored ledger", () => {
  it("is not resumed by the command that finds it out, which says from when to repeat", async () => {
    const p = aPublisher();
    await p.ledger.look(p.clock.now());
    const { restoredAt } = { restoredAt: new Date("2027-03-18T08:30:00Z") };
    const info = { ...p.ledger.info, restoredAt };
    const world = { ...switchOf(p), ledger: { ...p.ledger, info } };

    expect(await resume(world, resumeAll)).toMatchObject({ kind: "found-restored", repeatFrom: expect.any(Date) });
    expect(await resume(world, { ...resumeAll, restoredBefore: restoredAt })).toMatchObject({
      kind: "resumed",
      afterRestore: true,
    });
  });
});
