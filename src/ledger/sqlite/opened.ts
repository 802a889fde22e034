/** The file, opened to write: every write is in one transaction, and raises the marker before it returns. */
import { statSync } from "node:fs";
import type { NewEvent } from "../chain.ts";
import { type Lease, LedgerError, type LedgerInfo, type LedgerOptions, type Stands } from "../ledger.ts";
import { type Marked, markerOf, raiseMark, readMark, writeMark } from "../marker.ts";
import { compare, markOf, waitsForPerson } from "../restore.ts";
import { type Database, explained, inTransaction, openDatabase } from "./database.ts";
import { type Log, readDetail } from "./deliveries.ts";
import { appendEvent } from "./events.ts";
import { Group } from "./group.ts";
import { type Birth, noticeRestore, readInfo, readTip, settleIdentity } from "./identity.ts";
import { holdsLock } from "./locks.ts";

export interface Opened {
  readonly database: Database;
  info(): LedgerInfo;
  /** Work whose errors are put in words. */
  attempt<T>(work: () => T): T;
  /**
   * In one transaction, durable when it resolves. A restore is noticed first: written to a ledger that was restored, its
   * events would soon be past the mark, unnoticed.
   */
  write<T>(work: (log: Log) => T): Promise<T>;
  stands(lease: Lease, delivery: string, attempt: number): Stands;
  /** Reads `info` anew. */
  refresh(): void;
  /** What was asked for is written first. */
  close(): void;
}

export interface OpeningOptions extends LedgerOptions {
  /** Absolute. */
  readonly file: string;
}

/** Which file a path leads to; undefined when to none. */
function fileIdentity(file: string): string | undefined {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.dev}:${found.ino}`;
}

function logIn(database: Database, { who, realNow }: Pick<LedgerOptions, "who" | "realNow">): Log {
  return (event: NewEvent) => {
    // Whatever happens here, the next run must look: the note that it need not goes in the same transaction.
    database.exec("DELETE FROM idle");
    return appendEvent(database, event, { who, at: realNow() });
  };
}

/** By the tables alone. */
function standing(
  database: Database,
  lease: Lease,
  { delivery, attempt }: { readonly delivery: string; readonly attempt: number },
): Stands {
  if (!holdsLock(database, lease)) return { ok: false, reason: "Another run has taken this account over." };
  const row = readDetail(database, delivery)?.row;
  if (row === undefined || row.attempt !== attempt)
    return { ok: false, reason: "Another run has taken this delivery over." };
  if (row.recallAt !== undefined) return { ok: false, reason: "It is being recalled." };
  return { ok: true, row };
}

/** In memory, where nobody else is, and no marker. */
export function openedInMemory(database: Database, info: LedgerInfo, options: LedgerOptions): Opened {
  const log = logIn(database, options);
  return {
    database,
    info: () => info,
    refresh: () => undefined,
    attempt: (work) => work(),
    write: async (work) => inTransaction(database, () => work(log)),
    close: () => database.close(),
    stands: (lease, delivery, attempt) => standing(database, lease, { delivery, attempt }),
  };
}

/** @throws {LedgerError} where it cannot be used, with what to do. */
export function openToWrite(options: OpeningOptions): Opened {
  const { file, who, now, realNow, purpose = "publish" } = options;
  const durable = purpose === "publish";
  const database = openDatabase({ file, readOnly: false, durable, updated: options.updated });
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

  const log = logIn(database, options);

  let noticed: ReturnType<typeof noticeRestore> | undefined;
  const group = new Group({
    database,
    first() {
      noticed = durable && fileIdentity(file) === opened ? noticeRestore(database, birth()) : undefined;
    },
    committed() {
      if (noticed !== undefined) mark(noticed.mark, noticed.found);
      if (noticed?.found === true) current = readInfo(database) ?? current;
    },
  });

  return {
    database,
    attempt,
    info: () => current,
    refresh() {
      current = readInfo(database) ?? current;
    },
    write(work) {
      return group.add(() => work(log)).catch((error: unknown) => Promise.reject(explained(error, file)));
    },
    close() {
      group.flush();
      database.close();
    },
    stands(lease, delivery, attemptNumber) {
      if (fileIdentity(file) !== opened)
        return { ok: false, reason: "The ledger's file was moved or replaced meanwhile." };
      current = readInfo(database) ?? current;
      const compared = readMark(markerOf(file));
      if (durable && (waitsForPerson(current) || compare(compared, readTip(database, compared)).kind !== "whole"))
        return { ok: false, reason: "The ledger was restored meanwhile." };
      const stands = standing(database, lease, { delivery, attempt: attemptNumber });
      if (stands.ok) mark(compared, false);
      return stands;
    },
  };
}
