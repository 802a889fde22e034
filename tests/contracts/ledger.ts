/** What every ledger must keep, whatever it is made of. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Change, Claim, Ledger, LedgerView, Row, Sighting, State } from "../../src/ledger/ledger.ts";
import { identityOf } from "../../src/networks/identity.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";

export interface LedgerUnderTest {
  /** Opens the same ledger once more, as another process would. */
  open(): Promise<Ledger>;
  /** Looks at it, as a process that writes nothing. */
  view(): Promise<LedgerView | undefined>;
  /** The process that opened this ledger is dead from now on. */
  kill(ledger: Ledger): void | Promise<void>;
  /** By the clock that judges locks. */
  pass(milliseconds: number): void | Promise<void>;
  end(): Promise<void>;
}

const identity = identityOf(anAccount());
const due = new Date("2027-03-18T09:00:00Z");
const delivery = "day/hello/ours";

function aSighting(fields: Partial<Sighting> = {}): Sighting {
  return {
    delivery,
    account: "ours",
    state: "planned",
    dueAt: due,
    late: 7_200_000,
    seenAt: due,
    ask: false,
    ...fields,
  };
}

function aClaim(texts: readonly string[] = ["Hello."]): Claim {
  const parts = texts.map((text) => ({ text, images: [], lang: "en" }));
  return { account: anAccount(), message: { parts }, critical: false, again: false, keyDueAt: due, firstClaimAt: due };
}

function claiming(fields: Partial<Change> = {}): Change {
  return {
    delivery,
    from: ["planned"],
    attempt: 0,
    to: "claimed",
    event: "claimed",
    keys: [`key of ${fields.delivery ?? delivery}`],
    fields: { claim: aClaim(), words: "words" },
    ...fields,
  };
}

function step(from: State, to: State, attempt: number, fields: Partial<Change> = {}): Change {
  return { delivery, from: [from], attempt, to, event: to, ...fields };
}

const mark = {
  state: "writing",
  prepared: { part: { text: "Hello.", images: [], lang: "en" }, data: {} },
  markedAt: due,
} as const;
const receipt = { id: "1", url: "https://social.example.org/1" };

/** `process`: whoever holds a lock is known to be alive or dead. `lease`: a lock runs out where it is not renewed. */
export type Holding = "process" | "lease";

export function testLedger(holding: Holding, make: () => Promise<LedgerUnderTest>): void {
  let world: LedgerUnderTest;
  let ledger: Ledger;
  beforeEach(async () => {
    world = await make();
    ledger = await world.open();
  });
  afterEach(async () => {
    await world.end();
  });

  async function rowOf(id = delivery): Promise<Row | undefined> {
    return (await ledger.detail(id))?.row;
  }
  async function written(): Promise<void> {
    await ledger.see([aSighting()]);
    await ledger.change([claiming()]);
    await ledger.change([step("claimed", "writing", 1, { parts: [{ part: 0, ...mark }] })]);
  }

  describe("a scratch of it", () => {
    const now = () => new Date("2027-03-18T08:00:00Z");
    async function scratching<T>(work: (scratch: Ledger) => Promise<T>, workspace = ledger.info.workspace): Promise<T> {
      const view = await world.view();
      if (view === undefined) throw new Error("There is no ledger.");
      try {
        const scratch = await view.scratch({ workspace, who: "test", now, realNow: now });
        return await work(scratch).finally(() => scratch.close());
      } finally {
        await view.close();
      }
    }

    it("holds what the ledger holds, and what is written there changes nothing", async () => {
      await written();
      await ledger.note({ event: "paused", data: { scope: { kind: "all" } } });
      const before = [await ledger.events(), await ledger.detail(delivery)];

      await scratching(async (scratch) => {
        expect(scratch.info).toEqual(ledger.info);
        expect(await scratch.detail(delivery)).toEqual(before[1]);
        expect((await scratch.events({ account: "" })).map(({ event }) => event)).toEqual(["created", "paused"]);
        await scratch.receipt({ delivery, part: 0, event: "sent", outcome: { kind: "published", receipt }, at: due });
        expect(await scratch.lastPost(identity)).toEqual(due);
        expect(await scratch.sameWords({ delivery: "other", words: "words", now: due, within: 1000 })).toHaveLength(1);
      });

      expect([await ledger.events(), await ledger.detail(delivery)]).toEqual(before);
    });

    it("leaves to a run at work what it holds, and takes the rest for itself alone", async () => {
      await ledger.lock("ours");

      const locked = await scratching(async (scratch) => [
        await scratch.lock("ours", "us"),
        await scratch.lock("theirs"),
      ]);

      expect(locked.map(({ kind }) => kind)).toEqual(["held", "locked"]);
      expect((await ledger.lock("theirs")).kind).toBe("locked");
    });

    it("knows which files are older, and counts as no reader", async () => {
      const read = (version: string, machine: string) => ({ version, machine, at: due });
      await ledger.readFiles(read("1", "here"));
      await ledger.readFiles(read("2", "there"));

      const ages = await scratching((scratch) =>
        Promise.all([scratch.readFiles(read("1", "here")), scratch.readFiles(read("3", "here"))]),
      );

      expect(ages.map(({ kind }) => kind)).toEqual(["older", "current"]);
      expect((await ledger.readFiles(read("2", "there"))).kind).toBe("current");
    });

    it("is refused to another workspace, as a run is", async () => {
      await expect(scratching(async () => undefined, "another")).rejects.toThrow(/belongs to the workspace/);
    });
  });

  describe("first sight", () => {
    it("is kept: seeing again changes nothing", async () => {
      await ledger.see([aSighting()]);
      await ledger.see([aSighting({ dueAt: new Date(0), state: "missed" })]);

      expect(await rowOf()).toMatchObject({ state: "planned", dueAt: due, attempt: 0 });
      expect(await ledger.events({ delivery })).toHaveLength(1);
    });
  });

  describe("a claim", () => {
    it("succeeds for one of many that try at once", async () => {
      await ledger.see([aSighting()]);
      const others = await Promise.all(Array.from({ length: 20 }, () => world.open()));

      const claims = await Promise.all(others.map((each) => each.change([claiming()])));

      expect(claims.flat().filter(Boolean)).toHaveLength(1);
      expect(await rowOf()).toMatchObject({ state: "claimed", attempt: 1 });
    });

    it("keeps the message, the keys and the first instant for ever", async () => {
      await ledger.see([aSighting()]);
      await ledger.change([claiming()]);
      const again = { ...aClaim(["New."]), firstClaimAt: new Date(0) };
      await ledger.change([step("claimed", "planned", 1)]);

      await expect(ledger.change([claiming({ attempt: 1, fields: { claim: again } })])).rejects.toThrow();

      const detail = await ledger.detail(delivery);
      expect(detail?.claim?.message.parts[0]?.text).toBe("Hello.");
      expect(detail?.claim?.firstClaimAt).toEqual(due);
      expect(detail?.parts[0]).toMatchObject({ key: `key of ${delivery}`, state: "unsent" });
    });

    it("that names an old attempt changes nothing", async () => {
      await ledger.see([aSighting()]);
      await ledger.change([claiming()]);
      await ledger.change([step("claimed", "planned", 1)]);

      const [stale] = await ledger.change([claiming({ attempt: 0 })]);
      const [fresh] = await ledger.change([claiming({ attempt: 1 })]);

      expect([stale, fresh]).toEqual([false, true]);
      expect((await rowOf())?.attempt).toBe(2);
    });

    it("needs the lock that it names", async () => {
      await ledger.see([aSighting()]);
      const locked = await ledger.lock("ours");
      if (locked.kind !== "locked") throw new Error("not locked");
      await ledger.unlock(locked.lease);

      expect(await ledger.change([claiming({ lease: locked.lease })])).toEqual([false]);
      expect((await rowOf())?.state).toBe("planned");
    });
  });

  describe("a step", () => {
    it("that is not allowed is refused by the database itself, with nothing changed", async () => {
      await written();
      await ledger.receipt({ delivery, part: 0, at: due, outcome: { kind: "published", receipt }, event: "sent" });

      for (const to of ["planned", "claimed", "writing", "failed", "held", "unknown", "missed"] as const) {
        await expect(
          ledger.change([step("published", to, 1, to === "held" ? { fields: { hold: "problem" } } : {})]),
        ).rejects.toThrow();
      }

      expect((await rowOf())?.state).toBe("published");
      expect((await ledger.events({ delivery })).map((event) => event.event)).toEqual([
        "seen",
        "claimed",
        "writing",
        "sent",
      ]);
    });

    it("cannot plan or miss what has a part out", async () => {
      await ledger.see([aSighting()]);
      await ledger.change([claiming({ keys: ["a", "b"], fields: { claim: aClaim(["One.", "Two."]) } })]);
      await ledger.change([step("claimed", "writing", 1, { parts: [{ part: 0, ...mark }] })]);
      await ledger.receipt({ delivery, part: 0, at: due, outcome: { kind: "published", receipt }, event: "sent" });

      await expect(ledger.change([step("writing", "planned", 1)])).rejects.toThrow();
      await expect(ledger.change([step("writing", "missed", 1)])).rejects.toThrow();

      expect(await rowOf()).toMatchObject({ state: "writing", partsOut: 1, partsTotal: 2 });
    });

    it("keeps of a reason no more than a person reads, in the row and in the log", async () => {
      await ledger.see([aSighting()]);

      await ledger.change([step("planned", "held", 0, { reason: "a".repeat(900_000), fields: { hold: "problem" } })]);

      expect((await rowOf())?.reason?.length).toBe(1500);
      const kept = (await ledger.events({ delivery })).map(({ reason = "" }) => reason.length);
      expect(kept).toEqual([0, 1500]);
      expect(await ledger.verify()).toEqual([]);
    });

    it("happens with all of its list or not at all when one of them breaks a rule", async () => {
      await ledger.see([aSighting(), aSighting({ delivery: "day/other/ours" })]);

      await expect(
        ledger.change([claiming(), step("planned", "recalled", 0, { delivery: "day/other/ours" })]),
      ).rejects.toThrow();

      expect((await rowOf())?.state).toBe("planned");
    });

    it("stands or falls by itself when many are asked for at once", async () => {
      const ids = Array.from({ length: 40 }, (_, index) => `day/post-${index}/ours`);
      await ledger.see(ids.map((id) => aSighting({ delivery: id })));
      const illegal = (index: number) => index % 3 === 1;

      const asked = await Promise.allSettled(
        ids.map((id, index) =>
          ledger.change([
            illegal(index) ? step("planned", "recalled", 0, { delivery: id }) : claiming({ delivery: id }),
          ]),
        ),
      );

      expect(asked.map(({ status }) => status === "rejected")).toEqual(ids.map((_, index) => illegal(index)));
      const rows = new Map((await ledger.rows()).map((row) => [row.delivery, row.state]));
      expect(ids.map((id) => rows.get(id))).toEqual(ids.map((_, index) => (illegal(index) ? "planned" : "claimed")));
      const logged = (await ledger.events()).filter(({ event }) => event === "claimed").map((event) => event.delivery);
      expect(logged.toSorted()).toEqual(ids.filter((_, index) => !illegal(index)).toSorted());
      expect(await ledger.verify()).toEqual([]);
    });
  });

  describe("a receipt", () => {
    it("is recorded whatever became of the delivery meanwhile", async () => {
      await written();
      await ledger.change([step("writing", "unknown", 1, { fields: { mayBeOut: true } })]);

      const state = await ledger.receipt({
        delivery,
        part: 0,
        at: due,
        outcome: { kind: "published", receipt },
        event: "sent",
      });

      expect(state).toBe("published");
      expect(await rowOf()).toMatchObject({ url: receipt.url, publishedAt: due, mayBeOut: false, told: true });
    });

    it("is the account's on its network, whatever the account is called here", async () => {
      await written();
      await ledger.receipt({ delivery, part: 0, at: due, outcome: { kind: "published", receipt }, event: "sent" });

      expect(await ledger.receiptIds(identity)).toEqual(["1"]);
      expect(await ledger.lastPost(identity)).toEqual(due);
      const other = identityOf(anAccount({ handle: "theirs.example.org" }));
      expect([await ledger.receiptIds(other), await ledger.lastPost(other)]).toEqual([[], undefined]);
      const ofBoth = await Promise.all([identity, other].map((each) => ledger.rows({ identity: each })));
      expect(ofBoth.map((rows) => rows.map((row) => row.delivery))).toEqual([[delivery], []]);
    });
  });

  describe("the same words", () => {
    const query = { delivery: "day/other/ours", words: "words", now: due, within: 30 * 86_400_000 };

    it("are known while they are out, or may be", async () => {
      await ledger.see([aSighting()]);
      const before = await ledger.sameWords(query);
      await ledger.change([claiming()]);
      const claimed = await ledger.sameWords(query);
      await ledger.change([step("claimed", "planned", 1)]);
      const thawed = await ledger.sameWords(query);

      expect([before, claimed, thawed].map((rows) => rows.map((row) => row.delivery))).toEqual([[], [delivery], []]);
    });

    it("say whose they are on the network, whatever the account is called here", async () => {
      await written();

      const [row] = await ledger.sameWords(query);

      expect(row).toMatchObject({ account: "ours", identity });
    });

    it("are asked for of one account, and of what may have been one under an id that nobody has any more", async () => {
      await written();
      const theirs = identityOf(anAccount({ handle: "theirs.example.org" }));
      const asked = [
        { identity, others: ["ours", "theirs"] },
        { identity: theirs, others: ["ours", "theirs"] },
        { identity: theirs, others: ["theirs"] },
        { identity: theirs, others: [] },
      ];

      const found = await Promise.all(asked.map((whose) => ledger.sameWords({ ...query, whose })));

      expect(found.map((rows) => rows.length)).toEqual([1, 0, 1, 1]);
    });

    it("are forgotten after their time, and once they are recalled", async () => {
      await written();
      const late = await ledger.sameWords({ ...query, now: new Date(due.getTime() + 31 * 86_400_000) });
      await ledger.receipt({ delivery, part: 0, at: due, outcome: { kind: "published", receipt }, event: "sent" });
      await ledger.change([step("published", "recalled", 1, { parts: [{ part: 0, state: "removed" }] })]);

      expect([late, await ledger.sameWords(query)]).toEqual([[], []]);
    });
  });

  describe("the words of a place in a series", () => {
    it("are kept as they were first seen, and changed by a step alone", async () => {
      await ledger.see([aSighting({ placeWords: "first" })]);
      await ledger.see([aSighting({ placeWords: "other" })]);
      expect((await rowOf())?.placeWords).toBe("first");

      await ledger.change([step("planned", "planned", 0, { fields: { placeWords: "second" } })]);

      expect((await rowOf())?.placeWords).toBe("second");
    });

    it("are none where none were given", async () => {
      await ledger.see([aSighting()]);

      expect((await rowOf())?.placeWords).toBeUndefined();
    });
  });

  describe("the files", () => {
    const read = async (machine: string, version: string, by: Ledger = ledger) =>
      (await by.readFiles({ machine, version, at: due })).kind;

    it("may be read again and again, by every machine that has the same", async () => {
      const kinds = [];
      for (const machine of ["a", "a", "b", "a", "b"]) kinds.push(await read(machine, "1"));

      expect(kinds).toEqual(Array.from(kinds, () => "current"));
    });

    it("of a machine that nobody brought up to date are older, until it has the latest", async () => {
      await read("a", "1");
      await read("b", "1");
      await read("b", "2");

      expect(await ledger.readFiles({ machine: "a", version: "1", at: due })).toEqual({
        kind: "older",
        replacedAt: due,
        by: "b",
      });
      expect(await read("a", "1")).toBe("older");
      expect(await read("a", "2")).toBe("current");
    });

    it("of a machine that was never here are older where they were replaced already", async () => {
      await read("b", "1");
      await read("b", "2");

      expect(await read("new", "1")).toBe("older");
      expect(await read("new", "2")).toBe("current");
    });

    it("of a machine that comes late by several versions are older at each of them", async () => {
      for (const version of ["1", "2", "3"]) await read("b", version);
      await read("a", "3");
      await read("b", "4");

      expect(await read("a", "3")).toBe("older");
      expect(await read("a", "2")).toBe("older");
      expect(await read("c", "1")).toBe("older");
      expect(await read("c", "3")).toBe("older");
    });

    it("that are put back as they were pass, and replace what was there", async () => {
      await read("a", "1");
      await read("b", "1");
      await read("b", "2");
      expect(await read("b", "1")).toBe("current");

      expect(await read("a", "1")).toBe("current");
      expect(await read("c", "2")).toBe("older");
    });

    it("are remembered by everybody who opens the ledger", async () => {
      await read("b", "1");
      await read("b", "2");

      expect(await read("a", "1", await world.open())).toBe("older");
    });
  });

  describe("a notice", () => {
    const notice = { channel: "webhook", subject: delivery, digest: "one", at: due };

    it("is kept for its channel alone, the latest of each subject", async () => {
      await ledger.notice([notice, { ...notice, subject: "" }]);
      await ledger.notice([{ ...notice, digest: "two" }]);

      expect(await ledger.notices("webhook")).toEqual([
        { ...notice, subject: "" },
        { ...notice, digest: "two" },
      ]);
      expect(await ledger.notices("mail")).toEqual([]);
    });

    it("goes when its delivery is told, and stays when that changed meanwhile", async () => {
      await ledger.see([aSighting({ state: "missed" })]);
      const row = await rowOf();
      await ledger.notice([notice]);

      await ledger.tell([{ delivery, version: (row?.version ?? 0) + 1 }]);
      const kept = await ledger.notices("webhook");
      await ledger.tell([{ delivery, version: row?.version ?? 0 }]);

      expect(kept).toEqual([notice]);
      expect(await ledger.notices("webhook")).toEqual([]);
    });
  });

  describe("a lock", () => {
    it("has one holder, and each account its own", async () => {
      const other = await world.open();

      const mine = await ledger.lock("ours");
      const refused = await other.lock("ours");
      const theirs = await other.lock("theirs");

      expect([mine.kind, refused.kind, theirs.kind]).toEqual(["locked", "held", "locked"]);
    });

    it("under several names is held under each, and let go under all", async () => {
      await ledger.see([aSighting()]);
      const other = await world.open();
      const mine = await ledger.lock("ours", identity);
      if (mine.kind !== "locked") throw new Error("not locked");

      const renamed = await other.lock("renamed", identity);
      const free = await other.lock("renamed");
      await ledger.unlock(mine.lease);
      const after = await other.lock("ours", identity);

      expect([renamed.kind, free.kind, after.kind]).toEqual(["held", "locked", "locked"]);
      expect(await ledger.change([claiming({ lease: mine.lease })])).toEqual([false]);
    });

    it("of a dead holder is taken over, and the dead one can change nothing with it", async () => {
      await ledger.see([aSighting()]);
      const mine = await ledger.lock("ours");
      const other = await world.open();
      await world.kill(ledger);

      const taken = await other.lock("ours");

      expect(taken).toMatchObject({ kind: "locked", tookOver: true });
      if (mine.kind === "locked") expect(await ledger.change([claiming({ lease: mine.lease })])).toEqual([false]);
    });

    if (holding === "process") {
      it("of a living holder is never taken over, and called stale when it shows no life", async () => {
        await ledger.lock("ours");
        const other = await world.open();
        await world.pass(60 * 60_000);

        expect(await other.lock("ours")).toMatchObject({ kind: "held", stale: true });
      });
    } else {
      it("lasts as long as it is renewed, and is taken over when it has run out", async () => {
        const mine = await ledger.lock("ours");
        const other = await world.open();
        await ledger.see([aSighting()]);
        await world.pass(9 * 60_000);
        if (mine.kind === "locked") await ledger.change([claiming({ lease: mine.lease })]);
        await world.pass(9 * 60_000);

        const renewed = await other.lock("ours");
        await world.pass(2 * 60_000);
        const runOut = await other.lock("ours");

        expect(renewed).toMatchObject({ kind: "held", stale: false });
        expect(runOut).toMatchObject({ kind: "locked", tookOver: true });
      });
    }
  });

  describe("telling", () => {
    it("is owed until it is done, and owed again when the reason is another", async () => {
      await ledger.see([aSighting()]);
      const hold = (reason: string, from: State) =>
        ledger.change([step(from, "held", 0, { reason, fields: { hold: "problem" } })]);
      await hold("One.", "planned");
      const owed = await ledger.rows({ untold: true });
      await ledger.tell(owed);
      const done = await ledger.rows({ untold: true });
      await hold("One.", "held");
      const same = await ledger.rows({ untold: true });
      await hold("Two.", "held");
      const other = await ledger.rows({ untold: true });

      expect([owed.length, done.length, same.length, other.length]).toEqual([1, 0, 0, 1]);
    });

    it("of something that changed meanwhile is not taken for told", async () => {
      await ledger.see([aSighting({ state: "missed" })]);
      const owed = await ledger.rows({ untold: true });
      await ledger.change([step("missed", "held", 0, { reason: "New.", fields: { hold: "problem" } })]);

      await ledger.tell(owed);

      expect(await ledger.rows({ untold: true })).toHaveLength(1);
    });
  });

  describe("the log", () => {
    it("holds every change, chained by account", async () => {
      await written();
      await ledger.see([aSighting({ delivery: "day/hello/theirs", account: "theirs" })]);

      const events = await ledger.events({ account: "ours" });

      expect(events.map((event) => [event.sequence, event.event])).toEqual([
        [1, "seen"],
        [2, "claimed"],
        [3, "writing"],
      ]);
      expect(events[1]?.previous).toBe(events[0]?.hash);
      expect(await ledger.verify()).toEqual([]);
    });
  });

  describe("a restart", () => {
    it("finds everything as it was", async () => {
      await written();
      const before = await ledger.detail(delivery);

      const again = await world.open();

      expect(await again.detail(delivery)).toEqual(before);
      expect(again.info).toEqual(ledger.info);
    });
  });

  it("forgets nothing", async () => {
    await ledger.see([aSighting()]);

    await expect(ledger.forget([delivery])).rejects.toThrow();
  });
}
