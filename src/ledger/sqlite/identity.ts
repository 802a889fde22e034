/** Which ledger this is: made once, recognised afterwards, and known when it was restored from a backup. */
import { randomBytes, randomUUID } from "node:crypto";
import { LedgerError, type LedgerInfo, type Likeness } from "../ledger.ts";
import { isUnknown, type Marked, markerOf, markToCompare, readMark, writeMark } from "../marker.ts";
import {
  branchesIn,
  compare,
  forkOf,
  knownUntil,
  leftOpen,
  type RestoreColumns,
  reopened,
  restored,
  restoreInfo,
  type Tip,
  tipEvent,
  type Verdict,
} from "../restore.ts";
import type { About } from "../verify/info.ts";
import { type Database, inTransaction, statement } from "./database.ts";
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

interface LedgerColumns extends RestoreColumns {
  readonly id: string;
  readonly workspace: string;
  readonly purpose: string;
  readonly created_at: number;
}

function columnsOf(database: Database): LedgerColumns | undefined {
  return statement(database, "SELECT * FROM ledger").get() as unknown as LedgerColumns | undefined;
}

export function readInfo(database: Database): LedgerInfo | undefined {
  const found = columnsOf(database);
  if (found === undefined) return undefined;
  return {
    id: found.id,
    workspace: found.workspace,
    purpose: found.purpose === "rehearse" ? "rehearse" : "publish",
    createdAt: new Date(found.created_at),
    ...restoreInfo(found),
  };
}

/** All that it says of itself. */
export function readAbout(database: Database): About | undefined {
  const [info, found] = [readInfo(database), columnsOf(database)];
  return info && found && { ...info, ...branchesIn(found) };
}

function infoNow(database: Database): LedgerInfo {
  const info = readInfo(database);
  if (info === undefined) throw new LedgerError("The ledger is gone.");
  return info;
}

/** How far this ledger has come, as seen from a mark. @throws where there is no ledger. */
export function readTip(database: Database, mark: Marked): Tip {
  const found = columnsOf(database);
  if (found === undefined) throw new LedgerError("The ledger is gone.");
  const last = statement(database, "SELECT n, hash FROM events ORDER BY n DESC LIMIT 1").get();
  const event = typeof mark === "string" ? 0 : mark.event;
  const marked = statement(database, "SELECT hash FROM events WHERE n = ?").get(event);
  return {
    ledger: found.id,
    ...branchesIn(found),
    ...tipEvent(last as { n: number; hash: string } | undefined),
    marked: marked === undefined ? undefined : String(marked.hash),
  };
}

function create(database: Database, birth: Birth): void {
  const id = randomBytes(4).toString("hex");
  const { workspace, purpose, now, realNow, who } = birth;
  // Before the commit: a ledger without its mark would look restored.
  writeMark(markerOf(birth.file), { ledger: id, event: 0 });
  statement(database, "INSERT INTO ledger (one, id, workspace, purpose, created_at) VALUES (1, ?, ?, ?, ?)").run(
    id,
    workspace,
    purpose,
    now.getTime(),
  );
  appendEvent(
    database,
    { account: "", event: "created", data: { id, workspace, purpose, createdAt: now } },
    { who, at: realNow },
  );
}

function verdictOn(mark: Marked, tip: Tip): Verdict {
  const verdict = compare(mark, tip);
  return verdict.kind === "unmarked" ? restored("the file that says how far it had come is gone") : verdict;
}

function instantOf(database: Database, event: number): Date | undefined {
  const found = statement(database, "SELECT body FROM events WHERE n = ?").get(event);
  return found === undefined ? undefined : new Date((JSON.parse(String(found.body)) as { at: string }).at);
}

/** What a run finds of a ledger that was restored: nobody has resumed it, and what may be out asks. */
export function reopen(
  database: Database,
  { at, until }: { readonly at: Date; readonly until: Date | undefined },
): void {
  statement(database, "UPDATE ledger SET restored_at = ?, resumed_at = NULL, known_until = ?").run(
    at.getTime(),
    until?.getTime() ?? null,
  );
  database.exec(`UPDATE deliveries SET ${reopened} WHERE ${leftOpen}`);
}

/**
 * Inside a transaction, before anything else is done in it. A restore that is noticed: from now on nothing is sent until
 * a person resumes, every lock is taken, open claims are void, and whatever may be out asks the network first.
 */
export function noticeRestore(database: Database, birth: Birth): { readonly mark: Marked; readonly found: boolean } {
  const mark = readMark(markerOf(birth.file));
  const tip = readTip(database, mark);
  const verdict = verdictOn(mark, tip);
  if (verdict.kind !== "restored") return { mark, found: false };
  const { reason } = verdict;
  const { branch, lost, least } = forkOf(mark, tip);
  const until = knownUntil(infoNow(database), verdict, instantOf(database, tip.event));
  statement(database, "UPDATE ledger SET branch = ?, lost = ?").run(branch, JSON.stringify(lost));
  reopen(database, { at: birth.now, until });
  // Whoever holds one can change nothing with it any more; it is free when its holder is gone.
  const take = statement(database, "UPDATE locks SET token = ? WHERE account = ?");
  for (const { account } of statement(database, "SELECT account FROM locks").all())
    take.run(randomUUID(), String(account));
  database.exec("DELETE FROM idle");
  const event = {
    account: "",
    event: "restored",
    reason,
    data: { restoredAt: birth.now, knownUntil: until ?? null, lost },
  };
  appendEvent(database, event, { who: birth.who, at: birth.realNow, least });
  return { mark, found: true };
}

/** Without changing anything. The mark is read first, as it never runs ahead. A rehearsal keeps none. */
export function likenessOf(database: Database, file: string): Likeness {
  const mark = markToCompare(markerOf(file));
  const info = infoNow(database);
  if (info.purpose === "rehearse") return { kind: "whole" };
  if (isUnknown(mark)) return mark;
  const tip = readTip(database, mark);
  const verdict = verdictOn(mark, tip);
  if (verdict.kind !== "restored") return { kind: "whole" };
  const until = knownUntil(info, verdict, instantOf(database, tip.event));
  return { kind: "restored", reason: verdict.reason, ...(until === undefined ? {} : { knownUntil: until }) };
}

/** @throws {LedgerError} for a ledger of another workspace, or of a rehearsal. */
export function checkWorkspace(info: LedgerInfo, birth: Pick<Birth, "file" | "workspace" | "purpose">): void {
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

/**
 * Makes the ledger where there is none, and finds out whether it was restored. `mark` then says how far it has come, with
 * the events of others.
 */
export function settleIdentity(
  database: Database,
  birth: Birth,
  mark: (compared: Marked, found: boolean) => void,
): void {
  const present = readInfo(database);
  if (present === undefined) inTransaction(database, () => readInfo(database) ?? create(database, birth));
  else checkWorkspace(present, birth);
  if (birth.purpose === "rehearse") return;
  const compared = readMark(markerOf(birth.file));
  // Only what looks restored is worth a transaction: each time anew, since a person may have restored it again.
  const noticed =
    verdictOn(compared, readTip(database, compared)).kind === "whole"
      ? { mark: compared, found: false }
      : inTransaction(database, () => noticeRestore(database, birth));
  mark(noticed.mark, noticed.found);
}
