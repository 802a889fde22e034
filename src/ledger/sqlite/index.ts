/** The ledger in one SQLite file. Each method is one transaction, and raises the marker before it returns. */
import { existsSync, statSync } from "node:fs";
import type { NewEvent } from "../chain.ts";
import {
  type EventRecord,
  type Lease,
  type Ledger,
  LedgerError,
  type LedgerInfo,
  type LedgerOptions,
  type LedgerView,
  type Stands,
} from "../ledger.ts";
import { type Marked, markerOf, raiseMark, readMark, writeMark } from "../marker.ts";
import { compare, markOf, waitsForPerson } from "../restore.ts";
import { explained, inTransaction, openDatabase } from "./database.ts";
import {
  applyChange,
  applyReceipt,
  insertSighting,
  type Log,
  readDetail,
  readRows,
  readSameWords,
} from "./deliveries.ts";
import { appendEvent, readEvents, verifyEvents } from "./events.ts";
import { readFiles } from "./file-versions.ts";
import { type Birth, likenessOf, noticeRestore, readInfo, readTip, settleIdentity } from "./identity.ts";
import { dropLock, type Holders, holdsLock, processes, renewLock, takeLock } from "./locks.ts";
import { dropNotices, readNotices, writeNotices } from "./notices.ts";
import { openToLook } from "./read-only.ts";

export interface SqliteOptions extends LedgerOptions {
  /** Absolute. */
  readonly file: string;
  readonly holders?: Holders;
}

/** Which file a path leads to; undefined when to none. */
function fileIdentity(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}

const lookEvery = 10 * 60_000;

/** @throws {LedgerError} where it cannot be used, with what to do. */
export function openSqliteLedger(options: SqliteOptions): Ledger {
  const { file, who, now, realNow, purpose = "publish", holders = processes } = options;
  const durable = purpose === "publish";
  const database = openDatabase({ file, readOnly: false, durable });
  const opened = fileIdentity(file);
  const birth = (): Birth => ({ file, workspace: options.workspace, purpose, who, now: now(), realNow: realNow() });

  function attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw explained(error, file);
    }
  }

  /** How far the ledger has come is marked before anybody acts on it. Only the discovery of a restore lowers the mark. */
  function mark(compared: Marked, found: boolean): void {
    if (!durable || fileIdentity(file) !== opened) return;
    const tip = readTip(database, compared);
    if (found) writeMark(markerOf(file), markOf(tip));
    else if (compare(compared, tip).kind === "whole") raiseMark(markerOf(file), markOf(tip), compared);
  }

  let current: LedgerInfo;
  try {
    current = attempt(() => {
      settleIdentity(database, birth(), mark);
      const info = readInfo(database);
      if (info === undefined) throw new LedgerError(`The ledger ${file} could not be made.`);
      return info;
    });
  } catch (error) {
    database.close();
    throw error;
  }
  const log: Log = (event: NewEvent) => {
    // Whatever happens here, the next run must look: the note that it need not goes in the same transaction.
    database.exec("DELETE FROM idle");
    return appendEvent(database, event, { who, at: realNow() });
  };

  /** One transaction. Written to a ledger that was restored, its events would soon be past the mark, unnoticed. */
  function write<T>(work: () => T): T {
    return attempt(() => {
      let noticed: ReturnType<typeof noticeRestore> | undefined;
      const result = inTransaction(database, () => {
        if (durable && fileIdentity(file) === opened) noticed = noticeRestore(database, birth());
        return work();
      });
      if (noticed !== undefined) mark(noticed.mark, noticed.found);
      if (noticed?.found === true) current = readInfo(database) ?? current;
      return result;
    });
  }

  function standing(lease: Lease, delivery: string, attemptNumber: number): Stands {
    if (fileIdentity(file) !== opened)
      return { ok: false, reason: "The ledger's file was moved or replaced meanwhile." };
    current = readInfo(database) ?? current;
    const compared = readMark(markerOf(file));
    if (durable && (waitsForPerson(current) || compare(compared, readTip(database, compared)).kind !== "whole"))
      return { ok: false, reason: "The ledger was restored meanwhile." };
    if (!holdsLock(database, lease)) return { ok: false, reason: "Another run has taken this account over." };
    const row = readDetail(database, delivery)?.row;
    if (row === undefined || row.attempt !== attemptNumber)
      return { ok: false, reason: "Another run has taken this delivery over." };
    if (row.recallAt !== undefined) return { ok: false, reason: "It is being recalled." };
    mark(compared, false);
    return { ok: true, row };
  }

  return {
    get info() {
      return current;
    },
    rows: async (filter = {}) => attempt(() => readRows(database, filter)),
    detail: async (delivery) => attempt(() => readDetail(database, delivery)),
    see: async (sightings) => {
      if (sightings.length === 0) return;
      write(() => {
        const info = readInfo(database) ?? current;
        for (const sighting of sightings) {
          const ask = sighting.ask || waitsForPerson(info);
          insertSighting(database, { ...sighting, ask }, log);
        }
      });
    },
    change: async (changes) =>
      changes.length === 0
        ? []
        : write(() =>
            changes.map((change) => {
              if (change.lease !== undefined && !renewLock(database, change.lease, realNow())) return false;
              return applyChange(database, change, log);
            }),
          ),
    receipt: async (record) => write(() => applyReceipt(database, record, log)),
    sameWords: async (query) => attempt(() => readSameWords(database, query)),
    lastPost: async (identity) =>
      attempt(() => {
        const found = database
          .prepare("SELECT max(sent_at) AS at FROM parts JOIN deliveries USING (delivery) WHERE identity = ?")
          .get(identity);
        return typeof found?.at === "number" ? new Date(found.at) : undefined;
      }),
    receiptIds: async (identity) =>
      attempt(() =>
        database
          .prepare(
            "SELECT json_extract(receipt, '$.id') AS id FROM parts JOIN deliveries USING (delivery) WHERE identity = ? AND receipt IS NOT NULL",
          )
          .all(identity)
          .map((found) => String(found.id)),
      ),
    tell: async (rows) => {
      if (rows.length === 0) return;
      attempt(() =>
        inTransaction(database, () => {
          const mark = database.prepare("UPDATE deliveries SET told = 1 WHERE delivery = ? AND version = ?");
          for (const row of rows)
            if (mark.run(row.delivery, row.version).changes === 1) dropNotices(database, row.delivery);
        }),
      );
    },
    forget: async (deliveries) =>
      write(() => {
        for (const delivery of deliveries) {
          const row = readDetail(database, delivery)?.row;
          if (row === undefined) continue;
          database.prepare("DELETE FROM deliveries WHERE delivery = ?").run(delivery);
          log({ account: row.account, event: "forgotten", delivery, from: row.state });
        }
      }),
    lock: async (...names) =>
      attempt(() =>
        inTransaction(database, () => takeLock(database, [...new Set(names)], { holders, now: realNow() })),
      ),
    unlock: async (lease) => attempt(() => dropLock(database, lease)),
    stands: async (lease, delivery, number) => attempt(() => standing(lease, delivery, number)),
    events: async (filter = {}): Promise<readonly EventRecord[]> => attempt(() => readEvents(database, filter)),
    verify: async () => attempt(() => verifyEvents(database, () => likenessOf(database, file))),
    notices: async (channel) => attempt(() => readNotices(database, channel)),
    notice: async (records) => {
      if (records.length > 0) attempt(() => inTransaction(database, () => writeNotices(database, records)));
    },
    facts: async () =>
      attempt(
        () =>
          new Map(
            database
              .prepare("SELECT account, facts FROM facts")
              .all()
              .map((found) => [String(found.account), JSON.parse(String(found.facts))]),
          ),
      ),
    saveFacts: async (account, facts) => {
      attempt(() =>
        database
          .prepare("INSERT OR REPLACE INTO facts (account, facts, at) VALUES (?, ?, ?)")
          .run(account, JSON.stringify(facts), realNow().getTime()),
      );
    },
    readFiles: async (read) => attempt(() => readFiles(database, read)),
    look: async (at) => {
      attempt(() =>
        database
          .prepare(
            `INSERT INTO looks (one, at, who) VALUES (1, ?1, ?2)
             ON CONFLICT (one) DO UPDATE SET at = ?1, who = ?2 WHERE abs(?1 - at) >= ${lookEvery}`,
          )
          .run(at.getTime(), who),
      );
    },
    lastLook: async () =>
      attempt(() => {
        const found = database.prepare("SELECT at FROM looks").get();
        return found === undefined ? undefined : new Date(Number(found.at));
      }),
    noteIdle: async (note) => {
      attempt(() =>
        database
          .prepare(
            "INSERT OR REPLACE INTO idle (one, next_at, files, time_zones, program, noted_at) VALUES (1, ?, ?, ?, ?, ?)",
          )
          .run(note.nextAt?.getTime() ?? null, note.files, note.timeZones, note.program, note.notedAt.getTime()),
      );
    },
    note: async (event) => {
      write(() => log({ account: "", ...event }));
    },
    resumeRestored: async (at, reason) => {
      write(() => {
        const { lost } = readTip(database, "missing");
        database.prepare("UPDATE ledger SET resumed_at = ?").run(at.getTime());
        log({ account: "", event: "resumed", reason, data: { lost } });
      });
      current = readInfo(database) ?? current;
    },
    close: async () => database.close(),
  };
}

export function viewSqliteLedger(file: string): LedgerView | undefined {
  if (!existsSync(file) || statSync(file).size === 0) return undefined;
  const { database, close } = openToLook(file);
  const info = readInfo(database);
  if (info === undefined) {
    close();
    return undefined;
  }
  return {
    info,
    likeness: likenessOf(database, file),
    rows: async (filter = {}) => readRows(database, filter),
    detail: async (delivery) => readDetail(database, delivery),
    events: async (filter = {}) => readEvents(database, filter),
    verify: async () => verifyEvents(database, () => likenessOf(database, file)),
    facts: async () =>
      new Map(
        database
          .prepare("SELECT account, facts FROM facts")
          .all()
          .map((found) => [String(found.account), JSON.parse(String(found.facts))]),
      ),
    close: async () => close(),
  };
}
