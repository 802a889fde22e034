/** Which ledger this is: made once, recognised afterwards, and known when it was restored from a backup. */
import { randomBytes } from "node:crypto";
import { LedgerError, type LedgerInfo } from "../ledger.ts";
import { markerOf, readMark, writeMark } from "../marker.ts";
import { type Database, inTransaction } from "./database.ts";
import { appendEvent } from "./events.ts";

export interface Birth {
  readonly file: string;
  readonly workspace: string;
  readonly purpose: "publish" | "rehearse";
  /** By the clock that decides. */
  readonly now: Date;
  readonly realNow: Date;
  readonly who: string;
}

export function readInfo(database: Database): LedgerInfo | undefined {
  const found = database.prepare("SELECT * FROM ledger").get();
  if (found === undefined) return undefined;
  const { restored_at, resumed_at } = found;
  return {
    id: String(found.id),
    workspace: String(found.workspace),
    purpose: found.purpose === "rehearse" ? "rehearse" : "publish",
    createdAt: new Date(Number(found.created_at)),
    ...(restored_at === null ? {} : { restoredAt: new Date(Number(restored_at)) }),
    ...(resumed_at === null ? {} : { resumedAt: new Date(Number(resumed_at)) }),
  };
}

function create(database: Database, birth: Birth): void {
  const id = randomBytes(4).toString("hex");
  const { workspace, purpose, now, realNow, who } = birth;
  // Before the commit: a ledger without its mark would look restored.
  writeMark(markerOf(birth.file), { ledger: id, event: 0 });
  database
    .prepare("INSERT INTO ledger (one, id, workspace, purpose, created_at) VALUES (1, ?, ?, ?, ?)")
    .run(id, workspace, purpose, now.getTime());
  appendEvent(
    database,
    { account: "", event: "created", data: { id, workspace, purpose, createdAt: now } },
    { who, at: realNow },
  );
}

export function lastEvent(database: Database): number {
  return Number(database.prepare("SELECT coalesce(max(n), 0) AS n FROM events").get()?.n);
}

/** Why this ledger looks restored, or nothing. The mark is read first: it never runs ahead of a commit. */
export function restoredBecause(database: Database, file: string, info: LedgerInfo): string | undefined {
  const mark = readMark(markerOf(file));
  if (mark === "missing" || mark === "damaged") return "the file that says how far it had come is gone or damaged";
  if (mark.ledger !== info.id) return "the file beside it belongs to another ledger";
  const last = lastEvent(database);
  return mark.event > last ? `its last event is number ${last}, and it had come to ${mark.event}` : undefined;
}

/** From now on: nothing is sent until a person resumes, and whatever may be out asks the network first. */
function markRestored(database: Database, reason: string, birth: Birth): void {
  const mark = readMark(markerOf(birth.file));
  const least = typeof mark === "string" ? 0 : mark.event + 1;
  database.prepare("UPDATE ledger SET restored_at = ?, resumed_at = NULL").run(birth.now.getTime());
  database
    .prepare(
      `UPDATE deliveries SET ask = 1 WHERE NOT (state IN ('published', 'recalled', 'unknown', 'past')
       OR (state = 'skipped' AND cause = 'person'))`,
    )
    .run();
  database.prepare("DELETE FROM idle").run();
  appendEvent(database, { account: "", event: "restored", reason }, { who: birth.who, at: birth.realNow, least });
}

function checkWorkspace(info: LedgerInfo, birth: Birth): void {
  if (info.purpose !== birth.purpose) {
    throw new LedgerError(
      info.purpose === "rehearse"
        ? `${birth.file} is the ledger of a rehearsal. Name the workspace's own with --ledger, or leave the flag out.`
        : `${birth.file} is a ledger that publishes. Rehearse into another folder.`,
    );
  }
  if (info.workspace === birth.workspace) return;
  throw new LedgerError(
    `The ledger ${birth.file} belongs to the workspace "${info.workspace}", and accounts.yaml says "${birth.workspace}". Write the former name there again, or name another ledger with --ledger.`,
  );
}

/** Makes the ledger where there is none, and finds out whether it was restored. */
export function settleIdentity(database: Database, birth: Birth): LedgerInfo {
  const present = readInfo(database);
  // A person resumed it once and it may be restored again: each time is found anew.
  if (present === undefined) inTransaction(database, () => readInfo(database) ?? create(database, birth));
  else {
    checkWorkspace(present, birth);
    const reason = birth.purpose === "rehearse" ? undefined : restoredBecause(database, birth.file, present);
    if (reason !== undefined) {
      inTransaction(database, () => markRestored(database, reason, birth));
      writeMark(markerOf(birth.file), { ledger: present.id, event: lastEvent(database) });
    }
  }
  const info = readInfo(database);
  if (info === undefined) throw new LedgerError(`The ledger ${birth.file} could not be made.`);
  return info;
}
