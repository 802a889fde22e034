/** Where the ledger is, and how it is opened. The database is loaded here, not before. */
import path from "node:path";
import type { Ledger } from "./ledger.ts";
import type { LedgerView, SqliteOptions } from "./sqlite/index.ts";

export type { LedgerView } from "./sqlite/index.ts";

/** The file that `--ledger` names, or the workspace's own. */
export function ledgerFile(root: string, flag: string | undefined, cwd: string): string {
  return flag === undefined ? path.join(root, ".campaign", "ledger.sqlite") : path.resolve(cwd, flag);
}

/** Opens the ledger to publish with it, and makes it where there is none. @throws {LedgerError} */
export async function openLedger(options: SqliteOptions): Promise<Ledger> {
  const { openSqliteLedger } = await import("./sqlite/index.ts");
  return openSqliteLedger(options);
}

/** Opens the ledger to read it; undefined where there is none. @throws {LedgerError} */
export async function viewLedger(file: string): Promise<LedgerView | undefined> {
  const { viewSqliteLedger } = await import("./sqlite/index.ts");
  return viewSqliteLedger(file);
}
