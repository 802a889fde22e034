/** What the commands of a person share: the files as they are, the ledger opened to write, and who acts. */

import { hostname, userInfo } from "node:os";
import { didYouMean } from "../../diagnostics/suggest.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type LedgerPlace, openLedger, placeText, viewLedger } from "../../ledger/open.ts";
import type { KeepsFacts } from "../../pipeline/kept.ts";
import type { OpenStages } from "../../pipeline/reading.ts";
import { UnusableWorkspace } from "../../publish/work.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { FaultError, UsageError } from "../frame/exit-codes.ts";
import { heedingFaults, placeToWrite } from "../workspace/ledger.ts";
import { preparedWith, stagesOver, workspaceRoot } from "../workspace/prepared.ts";
import { sayRestored } from "../workspace/say-restored.ts";
import { sayUpdated, whenUpToDate } from "../workspace/updating.ts";

export interface PersonWorld {
  readonly root: string;
  readonly stages: OpenStages;
  readonly ledger: Ledger;
  readonly place: LedgerPlace;
  /** When the ledger was known to be restored before this command opened it. */
  readonly restoredBefore: Date | undefined;
}

export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry on this machine, as in some containers, has no name to give.
    return "somebody";
  }
}

export function whoActs(verb: string): string {
  return `${userName()} on ${hostname()} (${verb})`;
}

interface Opening {
  readonly verb: string;
  /** Whether a ledger is made where there is none: only for what is worth noting before the first run. */
  readonly makes: boolean;
  /** Whether the command itself tells of a restore. */
  readonly tellsOfRestore?: boolean;
}

async function workspaceId(stages: OpenStages, fallback: string | undefined): Promise<string> {
  try {
    return (await stages.read()).workspace.id;
  } catch (error) {
    // A stop must work although accounts.yaml cannot be read: the ledger knows whose it is.
    if (error instanceof UnusableWorkspace && fallback !== undefined) return fallback;
    if (error instanceof UnusableWorkspace) {
      throw new FaultError(`${error.message} \`campaign validate\` says why.`, { cause: error });
    }
    throw error;
  }
}

/** @throws {UsageError} where there is no ledger and none should be made. */
export async function withLedger<T>(
  context: Context,
  opening: Opening,
  work: (world: PersonWorld) => Promise<T>,
): Promise<T> {
  const root = workspaceRoot(context);
  const place = placeToWrite(context, root);
  let open: KeepsFacts | undefined;
  const stages = stagesOver(context, root, () => preparedWith(context, open, { root, targets: [] }));
  try {
    return await heedingFaults(async () => {
      // Looked at once, for what is known before a restore is found out and for the files; then opened once, to write.
      const view = await whenUpToDate(context, root, () => viewLedger(place));
      const before = view?.info;
      let workspace: string;
      try {
        open = view;
        if (before === undefined && !opening.makes) {
          throw new UsageError(
            `There is no ledger yet: nothing was published from here, and \`campaign publish\` makes one. (${placeText(place)})`,
          );
        }
        await sayRestored(context, view);
        workspace = await workspaceId(stages, before?.workspace);
      } finally {
        await view?.close();
      }
      const ledger = await openLedger(place, {
        workspace,
        who: whoActs(opening.verb),
        now: () => context.clock.now(),
        realNow: () => context.realClock.now(),
        updated: (copy) => sayUpdated(context, root, copy),
      });
      open = ledger;
      try {
        if (opening.tellsOfRestore !== true) await sayRestored(context, ledger);
        return await work({ root, stages, ledger, place, restoredBefore: before?.restoredAt });
      } finally {
        await ledger.close();
      }
    });
  } finally {
    await stages.close();
  }
}

/** Every delivery that the files or the ledger know. */
export async function knownDeliveries({ stages, ledger }: PersonWorld): Promise<ReadonlySet<string>> {
  const planned = (await stages.read()).deliveries.map(({ id }) => id);
  return new Set([...planned, ...(await ledger.rows()).map(({ delivery }) => delivery)]);
}

export function refuseUnknown(kind: string, given: string, known: Iterable<string>): UsageError {
  return new UsageError(`There is no ${kind} "${given}" here. ${didYouMean(given, known) ?? ""}`.trimEnd());
}

/** The one delivery that a command is about. */
export function oneDelivery(targets: readonly string[], verb: string): string {
  const [delivery, ...more] = targets;
  if (delivery === undefined || more.length > 0) {
    throw new UsageError(`\`campaign ${verb}\` takes one delivery, as \`campaign status\` lists it.`);
  }
  return delivery;
}

export function printJson(context: Context, value: object): void {
  context.output.data(`${jsonText({ version: 1, ...value }, 2)}\n`);
}
