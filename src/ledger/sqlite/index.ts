/** The ledger in one SQLite file. Each method is durable, and has raised the marker, before it returns. */
import { existsSync, statSync } from "node:fs";
import type { DeliveryRows, EventRecord, Ledger, LedgerOptions, LedgerView } from "../ledger.ts";
import { waitsForPerson } from "../restore.ts";
import { openInMemory } from "../scratch/in-memory.ts";
import type { Filling } from "../scratch/tables.ts";
import { type Database, statement, tablesOf } from "./database.ts";
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
import { readEvents, readTables, verifyEvents } from "./events.ts";
import { filesAge, readFiles } from "./file-versions.ts";
import { checkWorkspace, likenessOf, readAbout, readInfo, readTip } from "./identity.ts";
import { keepIdle, keepLook, markTold, readFacts, readLook, readNotices, writeFacts, writeNotices } from "./keeping.ts";
import { dropLock, type Holders, holderOf, processes, renewLock, takeLock } from "./locks.ts";
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
    verify: async () =>
      attempt(() =>
        verifyEvents(database, () => ({ likeness: likenessOf(database, file), about: readAbout(database) })),
      ),
    facts: async () => attempt(() => readFacts(database)),
    lastLook: async () => attempt(() => readLook(database)),
  };
}

function changing(
  { database, attempt, write, info }: Opened,
  realNow: () => Date,
): Omit<DeliveryRows, "rows" | "detail"> {
  return {
    see: async (sightings) => {
      if (sightings.length === 0) return;
      await write((log) => {
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
      if (rows.length > 0) await write(() => markTold(database, rows));
    },
    forget: async (deliveries) =>
      write((log) => {
        for (const delivery of deliveries) forgetDelivery(database, delivery, log);
      }),
  };
}

function ledgerOver(opened: Opened, options: SqliteOptions): Ledger {
  const { file, who, realNow, holders = processes } = options;
  const { database, attempt, write } = opened;
  return {
    get info() {
      return opened.info();
    },
    ...reading(database, file, attempt),
    ...changing(opened, realNow),
    lock: (...names) => write(() => takeLock(database, [...new Set(names)], { holders, now: realNow() })),
    unlock: (lease) => write(() => dropLock(database, lease)),
    stands: async (lease, delivery, number) => attempt(() => opened.stands(lease, delivery, number)),
    notices: async (channel) => attempt(() => readNotices(database, channel)),
    notice: async (records) => {
      if (records.length > 0) await write(() => writeNotices(database, records));
    },
    saveFacts: (account, facts) => write(() => writeFacts(database, account, { facts, at: realNow() })),
    readFiles: async (read) => attempt(() => readFiles(database, read)),
    look: (at) => write(() => keepLook(database, at, who)),
    noteIdle: async (note) => attempt(() => keepIdle(database, note)),
    note: async (event) => {
      await write((log) => log({ account: "", ...event }));
    },
    resumeRestored: async (at, reason) => {
      await write((log) => {
        const { lost } = readTip(database, "missing");
        statement(database, "UPDATE ledger SET resumed_at = ?").run(at.getTime());
        log({ account: "", event: "resumed", reason, data: { lost, resumedAt: at } });
      });
      opened.refresh();
    },
    close: async () => opened.close(),
  };
}

/** @throws {LedgerError} where it cannot be used, with what to do. */
export function openSqliteLedger(options: SqliteOptions): Ledger {
  return ledgerOver(openToWrite(options), options);
}

/** In memory; gone when it is closed. */
export function scratchLedger(filling: Filling, options: LedgerOptions): Ledger {
  return ledgerOver(openInMemory(filling, options), { ...options, file: ":memory:" });
}

/** `holders`: who tells the living from the dead; tests put their own in. */
export function viewSqliteLedger(file: string, holders: Holders = processes): LedgerView | undefined {
  if (!existsSync(file) || statSync(file).size === 0) return undefined;
  const { database, close } = openToLook(file);
  const info = readInfo(database);
  if (info === undefined) {
    close();
    return undefined;
  }
  const likeness = likenessOf(database, file);
  return {
    info,
    tables: tablesOf(database),
    likeness,
    ...reading(database, file),
    async scratch(options) {
      checkWorkspace(info, { file, workspace: options.workspace, purpose: "publish" });
      const scratch = scratchLedger({ info, likeness, tables: readTables(database) }, options);
      return {
        ...scratch,
        async lock(...names) {
          const present = holderOf(database, names, { holders, now: options.realNow() });
          return present.kind === "held" ? present : scratch.lock(...names);
        },
        readFiles: async (read) => filesAge(database, read),
      };
    },
    close: async () => close(),
  };
}
