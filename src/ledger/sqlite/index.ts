/** The ledger in one SQLite file. Each method is one transaction, and raises the marker before it returns. */
import { existsSync, statSync } from "node:fs";
import type { DeliveryRows, EventRecord, Ledger, LedgerView } from "../ledger.ts";
import { waitsForPerson } from "../restore.ts";
import { type Database, inTransaction } from "./database.ts";
import {
  applyChange,
  applyReceipt,
  forgetDelivery,
  insertSighting,
  readDetail,
  readLastPost,
  readReceiptIds,
  readRows,
  readSameWords,
} from "./deliveries.ts";
import { readEvents, verifyEvents } from "./events.ts";
import { readFiles } from "./file-versions.ts";
import { likenessOf, readInfo, readTip } from "./identity.ts";
import { keepIdle, keepLook, markTold, readFacts, readLook, readNotices, writeFacts, writeNotices } from "./keeping.ts";
import { dropLock, type Holders, processes, renewLock, takeLock } from "./locks.ts";
import { type Opened, type OpeningOptions, openToWrite } from "./opened.ts";
import { openToLook } from "./read-only.ts";

export interface SqliteOptions extends OpeningOptions {
  readonly holders?: Holders;
}

/** What is read the same way by those who publish and those who only look. */
function reading(database: Database, file: string, attempt: Opened["attempt"] = (work) => work()) {
  return {
    rows: async (filter: Parameters<Ledger["rows"]>[0] = {}) => attempt(() => readRows(database, filter)),
    detail: async (delivery: string) => attempt(() => readDetail(database, delivery)),
    events: async (filter: Parameters<Ledger["events"]>[0] = {}): Promise<readonly EventRecord[]> =>
      attempt(() => readEvents(database, filter)),
    verify: async () => attempt(() => verifyEvents(database, () => likenessOf(database, file))),
    facts: async () => attempt(() => readFacts(database)),
  };
}

function changing(
  { database, attempt, write, info }: Opened,
  realNow: () => Date,
): Omit<DeliveryRows, "rows" | "detail"> {
  return {
    see: async (sightings) => {
      if (sightings.length === 0) return;
      write((log) => {
        const asks = waitsForPerson(readInfo(database) ?? info());
        for (const sighting of sightings) insertSighting(database, { ...sighting, ask: sighting.ask || asks }, log);
      });
    },
    change: async (changes) =>
      changes.length === 0
        ? []
        : write((log) =>
            changes.map((change) => {
              if (change.lease !== undefined && !renewLock(database, change.lease, realNow())) return false;
              return applyChange(database, change, log);
            }),
          ),
    receipt: async (record) => write((log) => applyReceipt(database, record, log)),
    sameWords: async (query) => attempt(() => readSameWords(database, query)),
    lastPost: async (identity) => attempt(() => readLastPost(database, identity)),
    receiptIds: async (identity) => attempt(() => readReceiptIds(database, identity)),
    tell: async (rows) => {
      if (rows.length > 0) attempt(() => inTransaction(database, () => markTold(database, rows)));
    },
    forget: async (deliveries) =>
      write((log) => {
        for (const delivery of deliveries) forgetDelivery(database, delivery, log);
      }),
  };
}

/** @throws {LedgerError} where it cannot be used, with what to do. */
export function openSqliteLedger(options: SqliteOptions): Ledger {
  const { file, who, realNow, holders = processes } = options;
  const opened = openToWrite(options);
  const { database, attempt, write } = opened;
  return {
    get info() {
      return opened.info();
    },
    ...reading(database, file, attempt),
    ...changing(opened, realNow),
    lock: async (...names) =>
      attempt(() =>
        inTransaction(database, () => takeLock(database, [...new Set(names)], { holders, now: realNow() })),
      ),
    unlock: async (lease) => attempt(() => dropLock(database, lease)),
    stands: async (lease, delivery, number) => attempt(() => opened.stands(lease, delivery, number)),
    notices: async (channel) => attempt(() => readNotices(database, channel)),
    notice: async (records) => {
      if (records.length > 0) attempt(() => inTransaction(database, () => writeNotices(database, records)));
    },
    saveFacts: async (account, facts) => attempt(() => writeFacts(database, account, { facts, at: realNow() })),
    readFiles: async (read) => attempt(() => readFiles(database, read)),
    look: async (at) => attempt(() => keepLook(database, at, who)),
    lastLook: async () => attempt(() => readLook(database)),
    noteIdle: async (note) => attempt(() => keepIdle(database, note)),
    note: async (event) => {
      write((log) => log({ account: "", ...event }));
    },
    resumeRestored: async (at, reason) => {
      write((log) => {
        const { lost } = readTip(database, "missing");
        database.prepare("UPDATE ledger SET resumed_at = ?").run(at.getTime());
        log({ account: "", event: "resumed", reason, data: { lost } });
      });
      opened.refresh();
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
  return { info, likeness: likenessOf(database, file), ...reading(database, file), close: async () => close() };
}
