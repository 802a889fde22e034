/** The ledger as it was before a newer program changed its tables: the way back, should that be needed. */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, renameSync, rmSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

/** Beside the ledger, by the version that it is of. */
export function copyName(file: string, version: number): string {
  return `${file}.version-${version}`;
}

/** Whole or not at all. One that is there stays: it is the older. Returns its path. */
export function keepCopy(database: DatabaseSync, file: string, version: number): string {
  const kept = copyName(file, version);
  if (existsSync(kept)) return kept;
  const draft = `${kept}.${randomBytes(6).toString("hex")}.part`;
  try {
    // Made first, for its owner alone: what SQLite makes, others may read.
    closeSync(openSync(draft, "wx", 0o600));
    database.exec(`VACUUM INTO '${draft.replaceAll("'", "''")}'`);
    renameSync(draft, kept);
    return kept;
  } finally {
    rmSync(draft, { force: true });
  }
}
