/** The ledger of a workspace, as the command line and the environment name it. */

import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { LedgerError, type LedgerView } from "../../ledger/ledger.ts";
import { type LedgerPlace, ledgerPlace, viewLedger } from "../../ledger/open.ts";
import { trackedIn } from "../../system/files/git.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { FaultError, UsageError } from "../frame/exit-codes.ts";
import { sayRestored } from "./say-restored.ts";

/** @throws {UsageError} for a CAMPAIGN_LEDGER that names no database. */
export function placeOf(context: Context, root: string): LedgerPlace {
  const { ledger: flag, cwd } = context;
  if (flag !== undefined && statSync(path.resolve(cwd, flag), { throwIfNoEntry: false })?.isDirectory() === true)
    throw new UsageError(`--ledger names a file, and ${printableLine(flag)} is a folder.`);
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
  const found = trackedLedger(context, root);
  if (found === undefined) return place;
  throw new FaultError(
    `${found} is tracked by git, so nothing is sent or written: a pull could replace the record of what was sent. ${takeItOut}`,
  );
}

const takeItOut =
  "Take it out of the repository with `git rm -r --cached .campaign`, commit that, and write `.campaign/` into .gitignore. The file itself stays.";

/** For a person: what of this workspace's own record git tracks, so that a pull may have brought it. */
function trackedLedger({ environment }: Context, root: string): string | undefined {
  const tracked = trackedIn(root, [".campaign"], environment);
  const found = tracked.kind === "tracked" ? tracked.files.find((file) => deciding.test(file)) : undefined;
  return found === undefined ? undefined : printableLine(found);
}

const told = new WeakSet<Context>();

/** Whether this command found a ledger that it did not read, and said so. */
export function isLedgerRefused(context: Context): boolean {
  return told.has(context);
}

/**
 * The ledger to look at; undefined where there is none, and where git tracks the file: it may be a stranger's, who could
 * then show other words than those of the files. Said once by a command.
 */
export async function lookAtLedger(context: Context, root: string): Promise<LedgerView | undefined> {
  const place = placeOf(context, root);
  const found =
    context.ledger === undefined && place.kind === "sqlite" && existsSync(path.join(root, ".campaign"))
      ? trackedLedger(context, root)
      : undefined;
  if (found === undefined) return viewLedger(place);
  if (!told.has(context)) {
    told.add(context);
    context.output.warn(
      `${found} is tracked by git, so the ledger is not read: a pull may have brought it. All of this is told as if nothing had been sent. ${takeItOut}`,
    );
  }
  return undefined;
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
    const view = await lookAtLedger(context, root);
    try {
      await sayRestored(context, view);
      return await look(view);
    } finally {
      await view?.close();
    }
  });
}
