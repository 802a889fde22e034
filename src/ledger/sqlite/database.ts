/** Opening the file: durable, private, ours, and of a version we know. */
import { chmodSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { identityInClaim } from "../columns.ts";
import { LedgerError } from "../ledger.ts";
import { applicationId, identitySince, migrations } from "./schema.ts";
import { keepCopy } from "./update/kept-copy.ts";

export type Database = DatabaseSync;

const compiled = new WeakMap<Database, Map<string, StatementSync>>();

/** Compiled once for each database: a burst asks the same few thousands of times. */
export function statement(database: Database, sql: string): StatementSync {
  const known = compiled.get(database) ?? new Map<string, StatementSync>();
  compiled.set(database, known);
  const made = known.get(sql) ?? database.prepare(sql);
  known.set(sql, made);
  return made;
}

/** Loaded when it is needed: an old Node lacks it, and no other command pays for it. */
export function sqlite(): typeof import("node:sqlite") {
  const module = process.getBuiltinModule("node:sqlite");
  if (module === undefined) throw new LedgerError("This Node has no SQLite; campaign needs Node 24 or newer.");
  return module;
}

const explanations: Readonly<Record<number, (file: string) => string>> = {
  5: (file) => `The ledger ${file} is locked by another program. Close what has it open, then run this again.`,
  8: (file) => `The ledger ${file} cannot be written. Check who owns it and whether its disk is mounted read-only.`,
  10: (file) => `The disk failed while the ledger ${file} was read or written. Check the disk, and the latest backup.`,
  11: (file) => `The ledger ${file} is damaged. Stop every publisher and restore it from a backup.`,
  13: (file) => `There is no room left for the ledger ${file}. Free some space, then run this again: nothing is lost.`,
  14: (file) => `The ledger ${file} cannot be opened. Check that its folder exists and may be written.`,
  26: (file) => `${file} is not a ledger of campaign. Name another one with --ledger, or move that file away.`,
};

/** A disk without room for the file that SQLite's readers share is said as a failing disk. */
const noRoomToShare = 4874;

/** The system's own faults, met before SQLite is. */
const codes: Readonly<Record<string, number>> = {
  ENOSPC: 13,
  EDQUOT: 13,
  EIO: 10,
  EROFS: 8,
  EACCES: 8,
  EPERM: 8,
  ENOTDIR: 14,
  EEXIST: 14,
  EISDIR: 14,
  ENAMETOOLONG: 14,
};

/** A fault of the database or of the disk in words; anything else stays what it is. */
export function explained(error: unknown, file: string): unknown {
  const { errcode, code = "" } = error as { errcode?: number; code?: string };
  const known = errcode === noRoomToShare ? 13 : errcode === undefined ? codes[code] : errcode & 0xff;
  const explain = known === undefined ? undefined : explanations[known];
  return explain === undefined ? error : new LedgerError(explain(file), { cause: error });
}

function makePrivately(file: string): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const ignore = path.join(folder, ".gitignore");
  // Nothing of git's is there where a link that leads nowhere is: it would be written where that leads.
  if (path.basename(folder) === ".campaign" && lstatSync(ignore, { throwIfNoEntry: false }) === undefined)
    writeFileSync(ignore, "*\n");
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  // SQLite gives its side files the mode of this one.
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
}

export function pragma(database: Database, name: string): number {
  const row = database.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined;
  return Number(Object.values(row ?? {})[0] ?? 0);
}

/** Runs in one write transaction; whatever is thrown inside undoes all of it. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function refuseForeign(database: Database, file: string): void {
  const empty = database.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n === 0;
  if (!empty && pragma(database, "application_id") !== applicationId) {
    throw new LedgerError(`${file} is not a ledger of campaign. Name another one with --ledger.`);
  }
  const version = pragma(database, "user_version");
  if (version > migrations.length) {
    throw new LedgerError(
      `The ledger ${file} was written by a newer campaign (its version is ${version}, this one knows ${migrations.length}). Use that campaign, or a newer one still.`,
    );
  }
}

function nameAccounts(database: Database): void {
  const name = database.prepare("UPDATE deliveries SET identity = ? WHERE delivery = ?");
  const claimed = database.prepare("SELECT delivery, claim FROM deliveries WHERE claim IS NOT NULL").all();
  for (const { delivery, claim } of claimed) name.run(identityInClaim(String(claim)), String(delivery));
}

function migrate(database: Database): void {
  const version = pragma(database, "user_version");
  for (const [index, sql] of migrations.entries()) if (index >= version) database.exec(sql);
  if (version < identitySince) nameAccounts(database);
  database.exec(`PRAGMA application_id = ${applicationId}`);
  database.exec(`PRAGMA user_version = ${migrations.length}`);
}

/** Their version, and the newest that this program knows: a file that is only looked at may be of an older one. */
export function tablesOf(database: Database): { readonly version: number; readonly newest: number } {
  return { version: pragma(database, "user_version"), newest: migrations.length };
}

/** Gone when it is closed. */
export function databaseInMemory(): Database {
  const database = new (sqlite().DatabaseSync)(":memory:", { enableForeignKeyConstraints: true });
  inTransaction(database, () => migrate(database));
  return database;
}

export interface OpenDatabase {
  readonly file: string;
  readonly readOnly: boolean;
  /** A rehearsal's ledger need not outlive a power cut. */
  readonly durable: boolean;
  /** Called when an older program's ledger was brought up to date; `copy`: the path of the one that was kept. */
  readonly updated?: ((copy: string) => void) | undefined;
}

function bringUpToDate(database: Database, { file, durable, updated }: OpenDatabase): void {
  const version = pragma(database, "user_version");
  if (version >= migrations.length) return;
  const copy = version > 0 && durable ? keepCopy(database, file, version) : undefined;
  inTransaction(database, () => migrate(database));
  if (copy !== undefined) updated?.(copy);
}

/** @throws {LedgerError} where the file cannot be used, with what to do. */
export function openDatabase(how: OpenDatabase): Database {
  const { file, readOnly, durable } = how;
  try {
    if (!readOnly) makePrivately(file);
    const database = new (sqlite().DatabaseSync)(file, {
      readOnly,
      timeout: 10_000,
      enableForeignKeyConstraints: true,
    });
    try {
      refuseForeign(database, file);
      if (readOnly) return database;
      database.exec("PRAGMA journal_mode = WAL");
      database.exec(`PRAGMA synchronous = ${durable ? "FULL" : "OFF"}`);
      bringUpToDate(database, how);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw explained(error, file);
  }
}
