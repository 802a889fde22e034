import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Change, Ledger, Sighting } from "../../src/ledger/ledger.ts";
import { openPostgresLedger, type PostgresOptions, viewPostgresLedger } from "../../src/ledger/postgres/index.ts";
import { migrations } from "../../src/ledger/postgres/schema.ts";
import { partColumns, rowColumns } from "../../src/ledger/postgres/steps/function.ts";
import { identityOf } from "../../src/networks/identity.ts";
import { testLedger } from "../contracts/ledger.ts";
import { type PostgresServer, startPostgres } from "../support/machine/postgres.ts";
import { anAccount } from "../support/publishing/a-publisher.ts";
import { FakeClock } from "../support/publishing/fake-clock.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "campaign-ledger-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = new FakeClock("2027-03-18T08:00:00Z");
const due = new Date("2027-03-18T09:00:00Z");

function options(url: string, machine = "one"): PostgresOptions {
  const marker = path.join(folder, machine, "postgres.marker");
  const now = () => clock.now();
  return { url, marker, workspace: "northdale", who: `test on ${machine}`, now, realNow: now };
}

function aSighting(delivery: string): Sighting {
  const account = delivery.split("/").at(-1) ?? "";
  return { delivery, account, state: "planned", dueAt: due, late: 7_200_000, seenAt: due, ask: false };
}

function aClaim(delivery: string, key = delivery): Change {
  const message = { parts: [{ text: "Hello.", images: [], lang: "en" }] };
  const claim = { account: anAccount(), message, critical: false, again: false, keyDueAt: due, firstClaimAt: due };
  return { delivery, from: ["planned"], attempt: 0, to: "claimed", event: "claimed", keys: [key], fields: { claim } };
}

describe("the ledger in a PostgreSQL database", () => {
  testLedger("lease", async () => {
    const url = await server.newDatabase();
    const opened: Ledger[] = [];
    return {
      async open() {
        const ledger = await openPostgresLedger(options(url));
        opened.push(ledger);
        return ledger;
      },
      view: () => viewPostgresLedger(options(url)),
      kill: () => server.pass(url, 11 * 60_000),
      pass: (milliseconds) => server.pass(url, milliseconds),
      async end() {
        for (const ledger of opened) await ledger.close();
      },
    };
  });
});

describe("a database that cannot be used", () => {
  it.each([
    { what: "with the wrong password", port: "", database: "", password: "wrong-password", says: /password/ },
    { what: "that is not there", port: "", database: "nowhere", password: "", says: /does not have this database/ },
    { what: "whose server is not there", port: "1", database: "", password: "", says: /cannot be reached/ },
  ])("$what is said, and nothing of its address", async ({ port, database, password, says }) => {
    const url = new URL(await server.newDatabase());
    if (port !== "") url.port = port;
    if (database !== "") url.pathname = `/${database}`;
    if (password !== "") url.password = password;

    const error = await openPostgresLedger(options(url.href)).then(
      () => undefined,
      (reason: Error) => reason,
    );

    expect(error?.name).toBe("LedgerError");
    expect(error?.message).toMatch(says);
    expect(error?.message).not.toMatch(/of-the-ledger|wrong-password|127\.0\.0\.1/);
  });

  it("since its address has a bare % in it is said, and nothing of the address", async () => {
    const url = (await server.newDatabase()).replace("of-the-ledger", "100%-secret");

    const opening = openPostgresLedger(options(url));

    await expect(opening).rejects.toMatchObject({ name: "LedgerError", message: expect.not.stringContaining("100%-") });
  });

  it("since a newer campaign changed it is refused, before and after it was opened", async () => {
    const url = await server.newDatabase();
    const ledger = await openPostgresLedger(options(url));
    await server.ask(url, "UPDATE campaign.about SET version = 99");

    await expect(ledger.see([aSighting("day/hello/ours")])).rejects.toThrow(/newer campaign \(its version is 99/);
    await ledger.close();

    await expect(openPostgresLedger(options(url))).rejects.toThrow(/newer campaign/);
    await expect(viewPostgresLedger(options(url))).rejects.toThrow(/newer campaign/);
  });

  it("since its schema is somebody else's is left alone", async () => {
    const url = await server.newDatabase();
    await server.ask(url, "CREATE SCHEMA campaign; CREATE TABLE campaign.votes (one integer)");

    await expect(openPostgresLedger(options(url))).rejects.toThrow(/not a ledger/);
  });

  it("since it is another workspace's is refused", async () => {
    const url = await server.newDatabase();
    await (await openPostgresLedger(options(url))).close();

    const other = openPostgresLedger({ ...options(url), workspace: "southdale" });

    await expect(other).rejects.toThrow(/belongs to the workspace "northdale"/);
  });

  it("any more, in the middle of a run, says so; and nothing is lost", async () => {
    const url = await server.newDatabase();
    const ledger = await openPostgresLedger(options(url));
    await ledger.see([aSighting("day/hello/ours")]);
    await server.ask(url, "ALTER ROLE campaign NOLOGIN");
    await server.cut(url);

    const broken = ledger.see([aSighting("day/again/ours")]);

    await expect(broken).rejects.toMatchObject({ name: "LedgerError" });
    await server.ask(url, "ALTER ROLE campaign LOGIN");
    expect((await ledger.rows()).map(({ delivery }) => delivery)).toEqual(["day/hello/ours"]);
    await ledger.close();
  });
});

describe("a database of the first version", () => {
  it("is brought up to date, keeps its mark and its rows, and knows whose the claimed accounts were", async () => {
    const url = await server.newDatabase();
    const [first = ""] = migrations;
    const account = anAccount({ handle: "Council.example.org" });
    const at = "2027-03-18T09:00:00.000Z";
    const claim = { account, message: { parts: [] }, critical: false, again: false, keyDueAt: at, firstClaimAt: at };
    await server.ask(
      url,
      `SET ROLE campaign; ${first} UPDATE campaign.about SET version = 1;
       INSERT INTO campaign.ledger (one, id, workspace, purpose, created_at) VALUES (1, 'abcd1234', 'northdale', 'publish', 0);
       INSERT INTO campaign.deliveries (delivery, account, state, due_at, late, seen_at)
         VALUES ('day/new/ours', 'ours', 'planned', 0, 0, 0);
       INSERT INTO campaign.deliveries (delivery, account, state, attempt, due_at, late, seen_at, claim, published_at)
         VALUES ('day/old/ours', 'ours', 'published', 1, 0, 0, 0, '${JSON.stringify(claim)}', 77)`,
    );
    const { marker } = options(url);
    mkdirSync(path.dirname(marker), { recursive: true });
    writeFileSync(marker, "abcd1234 0000000000000000\n");

    await expect(viewPostgresLedger(options(url))).rejects.toThrow(/older campaign/);
    const ledger = await openPostgresLedger(options(url));
    const identities = (await ledger.rows()).map(({ delivery, identity }) => [delivery, identity]);
    await ledger.close();
    const again = await openPostgresLedger(options(url));
    await again.close();

    expect(identities).toEqual([
      ["day/new/ours", undefined],
      ["day/old/ours", identityOf(account)],
    ]);
    for (const { info } of [ledger, again]) {
      expect(info).toMatchObject({ id: "abcd1234" });
      expect(info.restoredAt).toBeUndefined();
    }
    expect(await server.ask(url, "SELECT home IS NOT NULL AS known FROM campaign.ledger")).toEqual([{ known: true }]);
  });
});

describe("the function that takes steps", () => {
  it.each([
    { table: "deliveries", sets: rowColumns, never: ["delivery", "account", "seen_at", "version"] },
    { table: "parts", sets: partColumns, never: ["delivery", "part", "key"] },
  ])("sets every column of $table that a step may set", async ({ table, sets, never }) => {
    const url = await server.newDatabase();
    await (await openPostgresLedger(options(url))).close();

    const columns = await server.ask(
      url,
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'campaign' AND table_name = '${table}'`,
    );

    const known = [...sets.split(",").map((name) => name.trim()), ...never];
    expect(columns.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
  });
});

describe("several machines", () => {
  it("make one ledger of an empty database, however many begin at once", async () => {
    const url = await server.newDatabase();
    const machines = Array.from({ length: 8 }, (_, index) => `machine-${index}`);

    const ledgers = await Promise.all(machines.map((machine) => openPostgresLedger(options(url, machine))));

    expect(new Set(ledgers.map(({ info }) => info.id)).size).toBe(1);
    expect(ledgers.every(({ info }) => info.restoredAt === undefined)).toBe(true);
    expect((await ledgers[0]?.events())?.map(({ event }) => event)).toEqual(["created"]);
    for (const ledger of ledgers) await ledger.close();
  });

  it("number their events in the order of their commits, without a gap", async () => {
    const url = await server.newDatabase();
    const names = Array.from({ length: 10 }, (_, index) => `m${index}`);
    const ledgers = await Promise.all(names.map((name) => openPostgresLedger(options(url, name))));

    await Promise.all(
      ledgers.map(async (ledger, index) => {
        for (let post = 0; post < 10; post += 1) await ledger.see([aSighting(`day/p${post}-${index}/ours`)]);
      }),
    );

    const events = (await ledgers[0]?.events()) ?? [];
    expect(events.map(({ n }) => n)).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
    expect(await ledgers[0]?.verify()).toEqual([]);
    for (const ledger of ledgers) await ledger.close();
  });

  it("tell of deliveries and change them at once, in whatever order, without blocking each other", async () => {
    const url = await server.newDatabase();
    const one = await openPostgresLedger(options(url));
    const two = await openPostgresLedger(options(url, "two"));
    const names = Array.from({ length: 100 }, (_, index) => `day/p${index + 100}/ours`);
    await one.see(names.map((name) => ({ ...aSighting(name), state: "missed" })));
    const rows = await one.rows({ untold: true });
    const changes = rows.toReversed().map(({ delivery }) => {
      const step = { from: ["missed"], to: "held", attempt: 0, event: "held" } as const;
      return { delivery, ...step, reason: "New.", fields: { hold: "problem" } } as const;
    });

    const changing = two.change(changes);
    let done = false;
    void changing.finally(() => {
      done = true;
    });
    while (!done) await one.tell(rows);

    expect((await changing).every(Boolean)).toBe(true);
    expect(await one.rows({ untold: true })).toHaveLength(rows.length);
    await one.close();
    await two.close();
  });

  it("that ask for one step of one delivery at once take it once, whoever read the row first", async () => {
    const url = await server.newDatabase();
    const names = Array.from({ length: 6 }, (_, index) => `m${index}`);
    const ledgers = await Promise.all(names.map((name) => openPostgresLedger(options(url, name))));
    const deliveries = Array.from({ length: 5 }, (_, index) => `day/p${index}/ours`);
    await ledgers[0]?.see(deliveries.map(aSighting));

    const done = await Promise.all(
      deliveries.flatMap((delivery) =>
        ledgers.map(async (ledger) => ({ delivery, done: (await ledger.change([aClaim(delivery)]))[0] })),
      ),
    );

    const taken = done.filter((each) => each.done === true).map(({ delivery }) => delivery);
    expect(taken.toSorted()).toEqual(deliveries);
    expect((await ledgers[0]?.rows())?.map(({ attempt }) => attempt)).toEqual(deliveries.map(() => 1));
    expect(await ledgers[0]?.verify()).toEqual([]);
    for (const ledger of ledgers) await ledger.close();
  });

  it("lose nothing where one write of a group breaks a rule of the database: only that one fails", async () => {
    const url = await server.newDatabase();
    const ledger = await openPostgresLedger(options(url));
    const deliveries = Array.from({ length: 6 }, (_, index) => `day/p${index}/ours`);
    await ledger.see(deliveries.map(aSighting));

    const keyOf = (index: number) => (index === 3 ? "key-of-1" : `key-of-${index}`);
    const settled = await Promise.allSettled(
      deliveries.map((delivery, index) => ledger.change([aClaim(delivery, keyOf(index))])),
    );

    expect(settled.map(({ status }) => status === "fulfilled")).toEqual([true, true, true, false, true, true]);
    expect((await ledger.rows({ states: ["planned"] })).map(({ delivery }) => delivery)).toEqual(["day/p3/ours"]);
    expect((await ledger.events()).map(({ n }) => n)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("judge leases by the database's clock, whatever their own says", async () => {
    const url = await server.newDatabase();
    const right = await openPostgresLedger(options(url));
    const ahead = new Date("2031-01-01T00:00:00Z");
    const wrong = await openPostgresLedger({ ...options(url, "two"), now: () => ahead, realNow: () => ahead });
    await right.lock("ours");

    expect(await wrong.lock("ours")).toMatchObject({ kind: "held" });

    await right.close();
    await wrong.close();
  });
});

describe("a database that was restored", () => {
  it("takes the lock of whoever held one, and says when it is free", async () => {
    const url = await server.newDatabase();
    const ledger = await openPostgresLedger(options(url));
    const locked = await ledger.lock("ours");
    if (locked.kind !== "locked") throw new Error("It is free.");
    const { marker } = options(url);
    writeFileSync(marker, readFileSync(marker, "utf8").replace(/\d{16}/, "0000000000000050"));
    await ledger.note({ event: "looked" });

    const second = await openPostgresLedger(options(url, "two"));
    const held = await second.lock("ours");
    await ledger.unlock(locked.lease);
    const still = await second.lock("ours");
    await server.pass(url, 11 * 60_000);
    const free = await second.lock("ours");

    for (const each of [held, still]) {
      expect(each).toMatchObject({ kind: "held", stale: false, taken: { freeIn: expect.any(Number) } });
    }
    expect(held.kind === "held" && held.taken !== undefined && held.taken.freeIn > 9 * 60_000).toBe(true);
    expect(free.kind).toBe("locked");
    await ledger.close();
    await second.close();
  });

  async function opened(url: string, machine?: string): Promise<Ledger["info"]> {
    const ledger = await openPostgresLedger(options(url, machine));
    await ledger.close();
    return ledger.info;
  }

  it("is known by the marker of any machine that is ahead of it, and pauses all of them", async () => {
    const url = await server.newDatabase();
    const ledger = await openPostgresLedger(options(url));
    await ledger.see([aSighting("day/hello/ours")]);
    const running = await openPostgresLedger(options(url, "two"));
    const lock = await running.lock("ours");
    const { marker } = options(url);
    writeFileSync(marker, readFileSync(marker, "utf8").replace(/\d{16}/, "0000000000000050"));

    const info = await opened(url);

    expect(info.restoredAt).toEqual(clock.now());
    expect((await ledger.detail("day/hello/ours"))?.row.ask).toBe(true);
    expect((await ledger.events()).at(-1)).toMatchObject({ event: "restored", n: 51 });
    if (lock.kind === "locked") {
      expect(await running.stands(lock.lease, "day/hello/ours", 0)).toMatchObject({ ok: false });
    }
    expect(running.info.restoredAt).toEqual(clock.now());
    await ledger.close();
    await running.close();
  });

  it("under a publisher that runs on is noticed before it sends, and before it writes past the mark", async () => {
    const url = await server.newDatabase();
    const ledger = await openPostgresLedger(options(url));
    await ledger.see([aSighting("day/hello/ours")]);
    const lock = await ledger.lock("ours");
    const { marker } = options(url);
    writeFileSync(marker, readFileSync(marker, "utf8").replace(/\d{16}/, "0000000000000050"));

    if (lock.kind === "locked") {
      const reason = "The ledger's database was restored meanwhile.";
      expect(await ledger.stands(lock.lease, "day/hello/ours", 0)).toEqual({ ok: false, reason });
    }
    await ledger.see([aSighting("day/again/ours")]);

    expect((await ledger.events()).slice(-2)).toMatchObject([
      { event: "restored", n: 51 },
      { event: "seen", n: 52 },
    ]);
    expect((await opened(url)).restoredAt).toEqual(clock.now());
    await ledger.close();
  });

  it("or replaced under a publisher that runs on is not written to", async () => {
    const url = await server.newDatabase();
    const ledger = await openPostgresLedger(options(url));
    await server.ask(url, "UPDATE campaign.ledger SET id = '00000000'");

    await expect(ledger.see([aSighting("day/hello/ours")])).rejects.toThrow(/replaced meanwhile/);

    expect(await ledger.rows()).toEqual([]);
    await ledger.close();
  });

  it("is not thought of by a machine that is new here", async () => {
    const url = await server.newDatabase();
    await opened(url);

    const second = await opened(url, "two");

    expect(second.restoredAt).toBeUndefined();
    expect(existsSync(options(url, "two").marker)).toBe(true);
  });

  it("or replaced by another is known by the ledger's name", async () => {
    await opened(await server.newDatabase());

    const replaced = await opened(await server.newDatabase());

    expect(replaced.restoredAt).toEqual(clock.now());
  });
});

describe("looking", () => {
  it("makes nothing in an empty database", async () => {
    const url = await server.newDatabase();

    expect(await viewPostgresLedger(options(url))).toBeUndefined();
    expect(await server.ask(url, "SELECT 1 FROM pg_namespace WHERE nspname = 'campaign'")).toEqual([]);
  });
});
