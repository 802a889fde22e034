/** The ledger of a workspace, as the command line and the environment name it. */
import { LedgerError, type LedgerView } from "../ledger/ledger.ts";
import { type LedgerPlace, ledgerPlace, viewLedger } from "../ledger/open.ts";
import type { Context } from "./context.ts";
import { FaultError, UsageError } from "./exit-codes.ts";

/** @throws {UsageError} for a CAMPAIGN_LEDGER that names no database. */
export function placeOf(context: Context, root: string): LedgerPlace {
  const { ledger: flag, cwd } = context;
  try {
    return ledgerPlace({ root, cwd, flag, url: context.environmentFor(root).CAMPAIGN_LEDGER });
  } catch (error) {
    if (error instanceof LedgerError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** A ledger that cannot be used is a fault outside of the input. */
export async function heedingFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LedgerError) throw new FaultError(error.message, { cause: error });
    throw error;
  }
}

/** Looks at the ledger, which is never made for that; `undefined` where there is none. @throws {FaultError} */
export async function viewing<T>(
  context: Context,
  root: string,
  look: (view: LedgerView | undefined) => Promise<T>,
): Promise<T> {
  return heedingFaults(async () => {
    const view = await viewLedger(placeOf(context, root));
    try {
      return await look(view);
    } finally {
      await view?.close();
    }
  });
}
