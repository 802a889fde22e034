/** Which ledger this is: made once, recognised afterwards, and known when it was restored from a backup. */
import { randomBytes } from "node:crypto";
import { LedgerError, type LedgerInfo, type Likeness } from "../ledger.ts";
import { isUnknown, type Marked, markToCompare, raiseMark, readMark, writeMark } from "../marker.ts";
import {
  branchesIn,
  compare,
  forkOf,
  knownUntil,
  leftOpen,
  markOf,
  type RestoreColumns,
  reopened,
  restored,
  restoreInfo,
  type Tip,
  tipEvent,
  type Verdict,
} from "../restore.ts";
import type { About } from "../verify/info.ts";
import type { Ask, Database } from "./database.ts";
import { homeToKeep, movedBecause } from "./home.ts";
import { takeAllLocks } from "./locks.ts";
import { inTurn, type Writer, type Writing } from "./writing.ts";

export interface Birth extends Writer {
  /** Absolute path of this machine's marker. */
  readonly marker: string;
  readonly workspace: string;
  /** By the clock that decides. */
  readonly now: Date;
  /** An expression in SQL: which database this is. */
  readonly home: string;
}

interface LedgerColumns extends RestoreColumns {
  readonly id: string;
  readonly workspace: string;
  readonly created_at: number;
}

function infoOf(columns: LedgerColumns): LedgerInfo {
  const { id, workspace, created_at } = columns;
  return { id, workspace, purpose: "publish", createdAt: new Date(created_at), ...restoreInfo(columns) };
}

export async function readInfo(ask: Ask): Promise<LedgerInfo | undefined> {
  const [found] = await ask<LedgerColumns>("SELECT * FROM campaign.ledger");
  return found === undefined ? undefined : infoOf(found);
}

/** All that it says of itself. */
export async function readAbout(ask: Ask): Promise<About | undefined> {
  const [found] = await ask<LedgerColumns>("SELECT * FROM campaign.ledger");
  return found && { ...infoOf(found), ...branchesIn(found) };
}

/** The ledger and how far it has come, as seen from a mark, in one question. */
export interface Seen {
  readonly info: LedgerInfo;
  readonly tip: Tip;
  readonly verdict: Verdict;
  /** Of the last event. */
  readonly lastAt: Date | undefined;
  /** Which database it was in, and is in. */
  readonly home: { readonly before: string | null; readonly now: string };
}

export interface SeenColumns extends LedgerColumns {
  readonly home: string | null;
  readonly here: string;
  readonly last: number | null;
  readonly last_hash: string | null;
  readonly last_body: string | null;
  readonly marked: string | null;
}

/** What is asked of the ledger to judge it: columns of a SELECT, with what it is FROM. `$1` is `markedEvent`. */
export function seeing(home: string): { readonly columns: string; readonly from: string } {
  return {
    columns: `ledger.*, ${home} AS here, tip.n AS last, tip.hash AS last_hash, tip.body AS last_body,
      (SELECT hash FROM campaign.events WHERE n = $1) AS marked`,
    from: `campaign.ledger
      LEFT JOIN (SELECT n, hash, body FROM campaign.events ORDER BY n DESC LIMIT 1) AS tip ON true`,
  };
}

/** Number of the event that the mark names; 0 for none. */
export function markedEvent(mark: Marked): number {
  return typeof mark === "string" ? 0 : mark.event;
}

/** The mark was read before, or no other write can commit: it never runs ahead of a commit. */
export function seenIn(found: SeenColumns, mark: Marked): Seen {
  const { last, last_hash: hash, last_body: body, marked } = found;
  const tip = {
    ledger: found.id,
    ...branchesIn(found),
    ...tipEvent(last === null || hash === null ? undefined : { n: last, hash }),
    marked: marked ?? undefined,
  };
  const moved = movedBecause(found.home, found.here);
  return {
    info: infoOf(found),
    tip,
    verdict: moved === undefined ? compare(mark, tip) : restored(moved),
    lastAt: body === null ? undefined : new Date((JSON.parse(body) as { at: string }).at),
    home: { before: found.home, now: found.here },
  };
}

export async function see(ask: Ask, mark: Marked, home: string): Promise<Seen | undefined> {
  const { columns, from } = seeing(home);
  const [found] = await ask<SeenColumns>(`SELECT ${columns} FROM ${from}`, [markedEvent(mark)]);
  return found === undefined ? undefined : seenIn(found, mark);
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
 * From now on: nothing is sent until a person resumes, every lock is taken, open claims are void, and whatever may be out
 * asks the network first.
 */
async function markRestored(writing: Writing, birth: Birth, found: { seen: Seen; mark: Marked }): Promise<void> {
  const { ask, log } = writing;
  const { seen, mark } = found;
  const { info, verdict, tip, lastAt, home } = seen;
  if (verdict.kind !== "restored") return;
  const { branch, lost, least } = forkOf(mark, tip);
  const until = knownUntil(info, verdict, lastAt);
  await ask(
    `UPDATE campaign.ledger
     SET restored_at = $1, resumed_at = NULL, known_until = $2, branch = $3, lost = $4, home = $5`,
    [birth.now.getTime(), until?.getTime() ?? null, branch, JSON.stringify(lost), home.now],
  );
  await ask(`UPDATE campaign.deliveries SET ${reopened} WHERE ${leftOpen}`);
  await takeAllLocks(ask);
  const { reason } = verdict;
  await log(
    { account: "", event: "restored", reason, data: { restoredAt: birth.now, knownUntil: until ?? null, lost } },
    least,
  );
}

/** What a write found before it changed anything. */
export interface Noticed {
  readonly mark: Marked;
  readonly info: LedgerInfo;
  readonly found: boolean;
}

/**
 * Before a write changes anything: a client connects again by itself, and may find a restored database, or another one.
 * Written to it, its events would soon be past the mark, and nobody would know.
 */
export async function noticeRestore(writing: Writing, birth: Birth, id: string): Promise<Noticed> {
  const { ask } = writing;
  const mark = readMark(birth.marker);
  const seen = await see(ask, mark, birth.home);
  if (seen?.info.id !== id) {
    throw new LedgerError(
      "The ledger's database was replaced meanwhile. Nothing is written to the new one by this run.",
    );
  }
  const found = seen.verdict.kind === "restored";
  if (found) await markRestored(writing, birth, { seen, mark });
  else {
    const home = homeToKeep(seen.home.before, seen.home.now);
    if (home !== undefined) await ask("UPDATE campaign.ledger SET home = $1", [home]);
  }
  return { mark, info: found ? ((await readInfo(ask)) ?? seen.info) : seen.info, found };
}

/** How far the ledger has come is marked before anybody acts on it. Only the discovery of a restore lowers the mark. */
export async function keepMark(
  ask: Ask,
  birth: Birth,
  { mark, found }: Pick<Noticed, "mark" | "found">,
): Promise<void> {
  const seen = await see(ask, mark, birth.home);
  if (seen === undefined || (!found && seen.verdict.kind === "restored")) return;
  if (found) writeMark(birth.marker, markOf(seen.tip));
  else raiseMark(birth.marker, markOf(seen.tip), mark);
}

/** @throws {LedgerError} for a ledger of another workspace. */
export function checkWorkspace(info: LedgerInfo, workspace: string): void {
  if (info.workspace === workspace) return;
  throw new LedgerError(
    `The ledger in this database belongs to the workspace "${info.workspace}", and accounts.yaml says "${workspace}". Write the former name there again, or name another database in CAMPAIGN_LEDGER.`,
  );
}

/** Makes the ledger where there is none, and finds out whether it was restored. */
export async function settleIdentity(database: Database, birth: Birth): Promise<LedgerInfo> {
  const { ask } = database;
  if ((await readInfo(ask)) === undefined) await inTurn(database, birth, (writing) => create(writing, birth));
  const mark = readMark(birth.marker);
  const seen = await see(ask, mark, birth.home);
  if (seen === undefined) throw new LedgerError("The ledger could not be made in the database.");
  const { info, home } = seen;
  checkWorkspace(info, birth.workspace);
  if (seen.verdict.kind !== "restored" && homeToKeep(home.before, home.now) === undefined) {
    raiseMark(birth.marker, markOf(seen.tip), mark);
    return info;
  }
  const { result } = await inTurn(database, birth, (writing) => noticeRestore(writing, birth, info.id));
  await keepMark(ask, birth, result);
  return result.info;
}

/** Without changing anything. */
export async function likenessOf(ask: Ask, marker: string, home: string): Promise<Likeness> {
  const mark = markToCompare(marker);
  const seen = await see(ask, isUnknown(mark) ? "missing" : mark, home);
  if (seen?.verdict.kind === "restored") {
    const until = knownUntil(seen.info, seen.verdict, seen.lastAt);
    return { kind: "restored", reason: seen.verdict.reason, ...(until === undefined ? {} : { knownUntil: until }) };
  }
  return isUnknown(mark) ? mark : { kind: "whole" };
}
