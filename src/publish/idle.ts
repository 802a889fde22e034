/**
 * Whether a run has surely nothing to do. cron asks this every minute for years, so nothing heavy is imported here: the
 * file's names and times are compared with one row of the ledger. Any doubt is a no, and the full run decides.
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { markerOf, readMark } from "../ledger/marker.ts";
import { fileIdentity } from "../system/files/file-identity.ts";

export interface IdleQuestion {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Absolute path of the SQLite file. */
  readonly ledgerPath: string;
  /** By the clock that decides. */
  readonly now: Date;
  readonly programVersion: string;
}

const lookEvery = 10 * 60_000;

/** What the campaign files are, without opening them. */
export function identityOfFiles(root: string): string {
  const folder = path.join(root, "campaigns");
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => `${name} ${fileIdentity(path.join(folder, name), "itself")}`)
    .join("\n");
}

export function timeZoneVersion(): string {
  return process.versions.tz ?? "";
}

const question = `
  SELECT idle.next_at, idle.files, idle.time_zones, idle.program, idle.noted_at, ledger.id, tip.n, tip.hash,
    (SELECT at FROM looks) AS look
  FROM idle, ledger, (SELECT n, hash FROM events ORDER BY n DESC LIMIT 1) AS tip`;

function nothingUntil(found: Record<string, unknown>, now: number): boolean {
  const { noted_at: noted, next_at: next, look } = found;
  if (typeof noted !== "number" || typeof look !== "number") return false;
  // A clock that went back may have made missed what is not over: the full run looks.
  if (now < noted || now - look >= lookEvery || now < look) return false;
  return next === null || (typeof next === "number" && now < next);
}

/** True when nothing can be due, open or changed. False whenever that is not sure. */
export function isIdle({ root, ledgerPath, now, programVersion }: IdleQuestion): boolean {
  try {
    if (!existsSync(ledgerPath)) return false;
    // Read before the ledger is. A ledger that moved on since, or is another one, is for the full run.
    const mark = readMark(markerOf(ledgerPath));
    const { DatabaseSync } = process.getBuiltinModule("node:sqlite");
    const database = new DatabaseSync(ledgerPath, { readOnly: true, timeout: 1000 });
    try {
      const found = database.prepare(question).get();
      if (found === undefined || typeof mark === "string") return false;
      const { id, n, hash, program, time_zones: zones, files } = found;
      if (mark.ledger !== id || mark.event !== n || mark.hash !== hash) return false;
      if (program !== programVersion || zones !== timeZoneVersion() || files !== identityOfFiles(root)) return false;
      return nothingUntil(found, now.getTime());
    } finally {
      database.close();
    }
  } catch {
    // Whatever is wrong here, the full run meets it too and has the words for it.
    return false;
  }
}
