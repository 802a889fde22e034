/** Letting go on what was paused. What fell due meanwhile stays missed, unless it is to catch up: never a flood. */
import type { PauseScope } from "../../campaign/file/pause-file.ts";
import type { Change, Ledger, Row } from "../../ledger/ledger.ts";
import { waitsForPerson } from "../../ledger/restore.ts";
import { campaignOf } from "../../ledger/rows.ts";
import { isOver } from "../judge/judge-row.ts";
import type { Switch } from "./pause.ts";
import { endOf, inScope, type KnownPause, pauseFile, pausesIn, sameScope } from "./pauses.ts";
import { forgottenSince } from "./restored.ts";

export interface Resume {
  readonly scope: PauseScope;
  readonly catchUp: boolean;
  readonly reason: string;
  /** When the ledger was known to be restored before this command opened it. */
  readonly restoredBefore: Date | undefined;
}

export type Resumed =
  | {
      readonly kind: "resumed";
      /** Deliveries that were missed by the pause and are planned again. */
      readonly revived: readonly string[];
      /** Pauses that still last. */
      readonly left: readonly KnownPause[];
      /** The ledger had been restored, and publishes again from now on. */
      readonly afterRestore: boolean;
      readonly stillRestored: boolean;
      /** After a restore, where it is known: what a person did after it must be done again. */
      readonly repeatFrom: Date | undefined;
      readonly fileChanged: boolean;
    }
  /** This very command found out: a person must know before anything goes on. */
  | { readonly kind: "found-restored"; readonly repeatFrom: Date | undefined }
  | { readonly kind: "not-paused"; readonly left: readonly KnownPause[] }
  | { readonly kind: "file-unusable"; readonly reason: string };

async function lasting(ledger: Ledger, now: Date): Promise<readonly KnownPause[]> {
  const known = pausesIn(await ledger.events({ account: "" }));
  return known.filter((pause) => endOf(pause, now) === undefined);
}

function fellInto(row: Row, pause: KnownPause, now: Date): boolean {
  const end = endOf(pause, now);
  const during = pause.since <= row.dueAt && (end === undefined || row.dueAt < end);
  return during && inScope(pause.scope, { account: row.account, campaign: campaignOf(row.delivery) });
}

/** Missed by this pause alone, and still in its window. */
async function revive(ledger: Ledger, scope: PauseScope, now: Date): Promise<readonly string[]> {
  const others = pausesIn(await ledger.events({ account: "" }));
  const rows = (await ledger.rows({ states: ["missed"] })).filter(
    (row) =>
      row.cause === "pause" &&
      row.because !== "period" &&
      !isOver(row, now) &&
      inScope(scope, { account: row.account, campaign: campaignOf(row.delivery) }) &&
      !others.some((pause) => fellInto(row, pause, now)),
  );
  const changes = rows.map(
    ({ delivery, attempt }): Change => ({
      delivery,
      attempt,
      from: ["missed"],
      to: "planned",
      event: "caught up",
      reason: "It fell due during a pause, and was resumed within its window.",
      fields: { cause: undefined, retryAt: undefined },
    }),
  );
  const done = await ledger.change(changes);
  return changes.filter((_, index) => done[index]).map(({ delivery }) => delivery);
}

/** Takes the entries of this scope out of the file. */
async function takeOut({ file }: Switch, scope: PauseScope): Promise<boolean> {
  const present = await file?.read();
  if (file === undefined || present === undefined) return false;
  if (present.kind === "empty" && scope.kind === "all") {
    file.write([]);
    return true;
  }
  if (present.kind !== "entries") return false;
  const kept = present.entries.filter((entry) => !sameScope(entry.scope, scope));
  if (kept.length === present.entries.length) return false;
  file.write(kept);
  return true;
}

async function isInFile({ file }: Switch, scope: PauseScope): Promise<boolean> {
  const present = await file?.read();
  if (present?.kind === "empty") return scope.kind === "all";
  return present?.kind === "entries" && present.entries.some((entry) => sameScope(entry.scope, scope));
}

export async function resume(world: Switch, { scope, catchUp, reason, restoredBefore }: Resume): Promise<Resumed> {
  const { ledger, now } = world;
  const { restoredAt } = ledger.info;
  const restored = waitsForPerson(ledger.info);
  if (restored && restoredBefore?.getTime() !== restoredAt?.getTime()) {
    return { kind: "found-restored", repeatFrom: await forgottenSince(ledger) };
  }
  const file = await world.file?.read();
  if (file?.kind === "unusable")
    return { kind: "file-unusable", reason: `${pauseFile} cannot be used: ${file.reason}` };
  const known = pausesIn(await ledger.events({ account: "" }));
  const open = known.some((pause) => sameScope(pause.scope, scope) && (catchUp || pause.endedAt === undefined));
  const afterRestore = restored && scope.kind === "all";
  if (!open && !afterRestore && !(await isInFile(world, scope))) {
    return { kind: "not-paused", left: await lasting(ledger, now) };
  }
  const repeatFrom = restored ? await forgottenSince(ledger) : undefined;
  if (afterRestore) await ledger.resumeRestored(now, reason);
  await ledger.note({ event: "resumed", reason, data: { scope, at: now.toISOString(), catchUp } });
  const revived = catchUp ? await revive(ledger, scope, now) : [];
  // Last, so that whatever stops this command leaves the switch pulled.
  const fileChanged = await takeOut(world, scope);
  return {
    kind: "resumed",
    revived,
    left: await lasting(ledger, now),
    afterRestore,
    stillRestored: restored && !afterRestore,
    repeatFrom,
    fileChanged,
  };
}
