/** Placeholder until the PostgreSQL ledger is merged. */
import { type Ledger, LedgerError, type LedgerOptions, type LedgerView } from "../ledger.ts";

export interface PostgresView {
  readonly url: string;
  readonly marker: string;
}

export async function openPostgresLedger(_: LedgerOptions & PostgresView): Promise<Ledger> {
  throw new LedgerError("The PostgreSQL ledger is not built yet.");
}

export async function viewPostgresLedger(_: PostgresView): Promise<LedgerView | undefined> {
  throw new LedgerError("The PostgreSQL ledger is not built yet.");
}
