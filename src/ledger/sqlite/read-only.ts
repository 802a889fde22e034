/** Opening the file to look at it, also by somebody who may read it and write nothing beside it. */
import { accessSync, constants, copyFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../../system/files/temporary-folder.ts";
import { LedgerError } from "../ledger.ts";
import { type Database, openDatabase } from "./database.ts";

export interface Looking {
  readonly database: Database;
  close(): void;
}

function refuseUnreadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new LedgerError(
      `The ledger ${file} may not be read by this user: it is for its owner alone. Run this as the user who publishes.`,
      { cause: error },
    );
  }
}

/** SQLite's own words for a place where it may not put the files that it needs to read: read-only, cannot open. */
function mayNotWrite(error: unknown): boolean {
  const { errcode = 0 } = ((error as Error).cause ?? {}) as { errcode?: number };
  return [8, 14].includes(errcode & 0xff);
}

function stateOf(files: readonly string[]): string {
  return files
    .map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }))
    .map((found) => (found === undefined ? "none" : `${found.ino} ${found.size} ${found.mtimeNs}`))
    .join();
}

/** In a folder of our own, for its owner alone. A run at work beside it may change the files under the copying. */
function copyOf(file: string, folder: string): string {
  const copy = path.join(folder, "ledger.sqlite");
  const files = ["", "-wal"].map((end) => file + end);
  for (let tries = 0; tries < 5; tries += 1) {
    const before = stateOf(files);
    for (const end of ["", "-wal"]) {
      rmSync(copy + end, { force: true });
      if (end === "" || statSync(file + end, { throwIfNoEntry: false }) !== undefined)
        copyFileSync(file + end, copy + end);
    }
    if (stateOf(files) === before) return copy;
  }
  throw new LedgerError(`The ledger ${file} keeps changing while it is read. Run this again.`);
}

/** @throws {LedgerError} where it cannot be read, with what to do. */
export function openToLook(file: string): Looking {
  refuseUnreadable(file);
  try {
    const database = openDatabase({ file, readOnly: true, durable: true });
    return { database, close: () => database.close() };
  } catch (error) {
    if (!mayNotWrite(error)) throw error;
  }
  const { folder, remove } = temporaryFolder("ledger");
  try {
    const database = openDatabase({ file: copyOf(file, folder), readOnly: true, durable: true });
    return {
      database,
      close() {
        database.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
