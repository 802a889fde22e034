/** Which ledger this is: made once, recognised afterwards, and known when it was restored from a backup. */
import { randomBytes } from "node:crypto";
import { LedgerError, type LedgerInfo } from "../ledger.ts";
import { raiseMark, readMark } from "../marker.ts";
import type { Ask, Database } from "./database.ts";
import { inTurn, type Writer, type Writing } from "./writing.ts";

export interface Birth extends Writer {
  /** Absolute path of this machine's marker. */
  readonly marker: string;
  readonly workspace: string;
  /** By the clock that decides. */
  readonly now: Date;
}

interface LedgerColumns {
  readonly id: string;
  readonly workspace: string;
  readonly created_at: number;
  readonly restored_at: number | null;
  readonly resumed_at: number | null;
}

export async function readInfo(ask: Ask): Promise<LedgerInfo | undefined> {
  const [found] = await ask<LedgerColumns>("SELECT * FROM campaign.ledger");
  if (found === undefined) return undefined;
  const { id, workspace, created_at, restored_at, resumed_at } = found;
  return {
    id,
    workspace,
    purpose: "publish",
    createdAt: new Date(created_at),
    ...(restored_at === null ? {} : { restoredAt: new Date(restored_at) }),
    ...(resumed_at === null ? {} : { resumedAt: new Date(resumed_at) }),
  };
}

export async function lastEvent(ask: Ask): Promise<number> {
  const [about] = await ask<{ last_event: number }>("SELECT last_event FROM campaign.about");
  return about?.last_event ?? 0;
}

async function create({ ask, log }: Writing, birth: Birth): Promise<void> {
  const id = randomBytes(4).toString("hex");
  const { workspace, now: createdAt } = birth;
  const made = await ask(
    `INSERT INTO campaign.ledger (one, id, workspace, purpose, created_at) VALUES (1, $1, $2, 'publish', $3)
     ON CONFLICT DO NOTHING RETURNING id`,
    [id, workspace, createdAt.getTime()],
  );
  // Another machine may have been quicker; then it is that one's.
  if (made.length === 0) return;
  await log({ account: "", event: "created", data: { id, workspace, purpose: "publish", createdAt } });
}

/**
 * Why this database looks restored, or nothing. The mark is read before the number, or while no other write can commit:
 * it never runs ahead of a commit. A machine without one is new here, and takes the database as it is.
 */
function restoredBecause(mark: ReturnType<typeof readMark>, id: string, last: number): string | undefined {
  if (mark === "missing") return undefined;
  if (mark === "damaged") return "the file that says how far it had come is damaged";
  if (mark.ledger !== id) return "the file that says how far it had come belongs to another ledger";
  return mark.event > last ? `its last event is number ${last}, and it had come to ${mark.event}` : undefined;
}

/** Whether the database is behind what this machine saw of it. */
export async function isBehind(ask: Ask, marker: string, id: string): Promise<boolean> {
  const mark = readMark(marker);
  return restoredBecause(mark, id, await lastEvent(ask)) !== undefined;
}

/** From now on: nothing is sent until a person resumes, and whatever may be out asks the network first. */
async function markRestored({ ask, log }: Writing, reason: string, birth: Birth): Promise<void> {
  const mark = readMark(birth.marker);
  await ask("UPDATE campaign.ledger SET restored_at = $1, resumed_at = NULL", [birth.now.getTime()]);
  await ask(
    `UPDATE campaign.deliveries SET ask = 1 WHERE NOT (state IN ('published', 'recalled', 'unknown', 'past')
     OR (state = 'skipped' AND cause = 'person'))`,
  );
  await log({ account: "", event: "restored", reason }, typeof mark === "string" ? 0 : mark.event + 1);
}

/**
 * Before a write changes anything: a client connects again by itself, and may find a restored database, or another one.
 * Written to it, the number of the last event would soon be past the mark, and nobody would know.
 */
export async function noticeRestore(writing: Writing, birth: Birth, id: string): Promise<void> {
  if (writing.ledger !== id) {
    throw new LedgerError(
      "The ledger's database was replaced meanwhile. Nothing is written to the new one by this run.",
    );
  }
  const reason = restoredBecause(readMark(birth.marker), id, writing.from);
  if (reason !== undefined) await markRestored(writing, reason, birth);
}

/** Makes the ledger where there is none, and finds out whether it was restored. */
export async function settleIdentity(database: Database, birth: Birth): Promise<LedgerInfo> {
  const { ask } = database;
  if ((await readInfo(ask)) === undefined) await inTurn(database, birth, (writing) => create(writing, birth));
  const info = await readInfo(ask);
  if (info === undefined) throw new LedgerError("The ledger could not be made in the database.");
  if (info.workspace !== birth.workspace) {
    throw new LedgerError(
      `The ledger in this database belongs to the workspace "${info.workspace}", and accounts.yaml says "${birth.workspace}". Write the former name there again, or name another database in CAMPAIGN_LEDGER.`,
    );
  }
  if (await isBehind(ask, birth.marker, info.id)) {
    const { last } = await inTurn(database, birth, (writing) => noticeRestore(writing, birth, info.id));
    raiseMark(birth.marker, { ledger: info.id, event: last });
  } else if (readMark(birth.marker) === "missing") {
    raiseMark(birth.marker, { ledger: info.id, event: await lastEvent(ask) });
  }
  return (await readInfo(ask)) ?? info;
}
