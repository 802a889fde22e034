/** The ledger of a workspace, as the command line and the environment name it. */
import { LedgerError, type LedgerView } from "../ledger/ledger.ts";
import { type LedgerPlace, ledgerPlace, viewLedger } from "../ledger/open.ts";
import { trackedIn } from "../system/git.ts";
import { printableLine } from "../system/printable.ts";
import type { Context } from "./context.ts";
import { FaultError, UsageError } from "./exit-codes.ts";
import { sayRestored } from "./say-restored.ts";

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

/** What lies in .campaign that decides what is sent. `.campaign` alone is a link, which git tracks as a file. */
const deciding = /^\.campaign(\/(ledger\.sqlite|postgres\.marker).*)?$/i;

/**
 * The same, to write there. A ledger that a pull may replace forgets what was sent, and one that only stands in for
 * another never knew. @throws {FaultError} for both.
 */
export function placeToWrite(context: Context, root: string): LedgerPlace {
  const place = placeOf(context, root);
  if (context.ledger !== undefined) return place;
  if (context.lacksLedger(root)) {
    throw new FaultError(
      "The .env file may name the ledger (CAMPAIGN_LEDGER) and was not read, so nothing is sent or written: another ledger does not know what was sent. Put that right, or set CAMPAIGN_LEDGER in the environment.",
    );
  }
  const tracked = trackedIn(root, [".campaign"], context.environment);
  const [found] = tracked.kind === "tracked" ? tracked.files.filter((file) => deciding.test(file)) : [];
  if (found === undefined) return place;
  throw new FaultError(
    `${printableLine(found)} is tracked by git, so nothing is sent or written: a pull could replace the record of what was sent. Take it out of the repository with \`git rm -r --cached .campaign\`, commit that, and write \`.campaign/\` into .gitignore. The file itself stays.`,
  );
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
      await sayRestored(context, view);
      return await look(view);
    } finally {
      await view?.close();
    }
  });
}
