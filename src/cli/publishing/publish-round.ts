/** One run of `publish`, from opening the ledger to closing it: for cron, and for each waking of --watch. */

import { hostname } from "node:os";
import packageJson from "../../../package.json" with { type: "json" };
import { isError } from "../../diagnostics/problem.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { openLedger } from "../../ledger/open.ts";
import { type Reminder, remindersOf } from "../../permission/approval/reminders.ts";
import { pendingIn } from "../../pipeline/permitted.ts";
import type { OpenStages } from "../../pipeline/reading.ts";
import { timeZoneVersion } from "../../publish/idle.ts";
import { publish, type RunResult } from "../../publish/publish.ts";
import type { Context } from "../frame/context.ts";
import { placeToWrite } from "../workspace/ledger.ts";
import { restoreNotice } from "../workspace/say-restored.ts";
import { sayUpdated } from "../workspace/updating.ts";
import { engineFor } from "./engine.ts";
import { tellPeople } from "./telling.ts";

export interface Round {
  readonly root: string;
  readonly stages: OpenStages;
  readonly targets: readonly string[];
}

export interface RoundResult {
  readonly result: RunResult;
  /** The ledger was restored, and waits for a person. */
  readonly restored: boolean;
}

/** `show` prints the report, before it counts as told. @throws {LedgerError} when the ledger cannot be used at all. */
export async function publishOnce(
  context: Context,
  { root, stages, targets }: Round,
  show: (result: RunResult) => void,
): Promise<RoundResult> {
  const environment = context.environmentFor(root);
  const { workspace } = await stages.read();
  const files = stages.identity();
  const place = placeToWrite(context, root);
  const ledger = await openLedger(place, {
    workspace: workspace.id,
    who: `publish on ${hostname()}`,
    now: () => context.clock.now(),
    realNow: () => context.realClock.now(),
    updated: (copy) => sayUpdated(context, root, copy),
  });
  try {
    await introduce(context, ledger, workspace.ledger);
    const result = await publish(engineFor(context, root, { stages, ledger, environment, place }));
    show(result);
    const restored = await restoreNotice(ledger);
    const reminders = await remindersNow(context, stages, ledger);
    const told = { ledger, result, environment, workspace: workspace.id, reminders };
    const beaten = await tellPeople(context, restored === undefined ? told : { ...told, restored });
    if (targets.length === 0) await noteIdle(context, ledger, { result, files, beaten });
    return { result, restored: restored !== undefined };
  } finally {
    await ledger.close();
  }
}

/** Of the files as the run read them; a run that looks again within ten minutes tells soon enough. */
async function remindersNow(context: Context, stages: OpenStages, ledger: Ledger): Promise<readonly Reminder[]> {
  const prepared = stages.prepared();
  const warn = prepared?.workspace?.approval.warn;
  if (prepared === undefined || warn === undefined) return [];
  const now = context.clock.now();
  const open = new Set((await ledger.rows({ states: ["planned", "held"] })).map(({ delivery }) => delivery));
  return remindersOf(pendingIn(prepared, open, { now, span: warn }), { now, warn });
}

/** Said once, when the ledger is made; and at each run while it waits for a person after a restore. */
async function introduce(context: Context, ledger: Ledger, pin: string | undefined): Promise<void> {
  const restored = await restoreNotice(ledger);
  if (restored !== undefined) context.output.warn(restored);
  const looked = await ledger.lastLook();
  if (looked !== undefined || pin !== undefined) return;
  const { id } = ledger.info;
  context.output.say(
    `A new ledger was made; its id is ${id}. Write \`ledger: ${id}\` in campaigns/accounts.yaml, and no other ledger can publish from this workspace.`,
  );
}

async function noteIdle(
  context: Context,
  ledger: Ledger,
  input: { readonly result: RunResult; readonly files: string | undefined; readonly beaten: boolean },
): Promise<void> {
  const { result, files, beaten } = input;
  const clean = result.faults.length === 0 && !result.stuck && !result.report.problems.some(isError);
  const told = result.untold.length === 0 || (await ledger.rows({ untold: true })).length === 0;
  if (files === undefined || result.next.kind !== "at" || !clean || !told || context.signal.aborted) return;
  await ledger.noteIdle({
    // A sign of life that was not given is tried again by the next run, which must therefore be a full one.
    nextAt: beaten ? result.next.at : context.clock.now(),
    files,
    timeZones: timeZoneVersion(),
    program: packageJson.version,
    notedAt: context.clock.now(),
  });
}
