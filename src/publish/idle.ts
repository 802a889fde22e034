/**
 * Whether a run has surely nothing to do. cron asks this every minute for years, so nothing heavy is imported here: the
 * file's names and times are compared with one row of the ledger. Any doubt is a no, and the full run decides.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { listActs, listSignatures } from "../campaign/file/acts/list-acts.ts";
import { type IdleColumns, readIdle } from "../ledger/sqlite/idle.ts";
import { beneath } from "../system/files/beneath.ts";
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
  const folder = beneath(root, "campaigns");
  const names = readdirSync(folder);
  const acts = names.includes("approvals")
    ? [...listActs(root), ...listSignatures(root)].map((file) => path.relative("campaigns", file))
    : [];
  // By the thousand, at each start: put together by hand, which takes half of the time that lists and paths take.
  let all = "";
  for (const name of names.sort()) {
    if (name.endsWith(".yaml") || name.endsWith(".yml")) all += lineOf(folder, name);
  }
  for (const name of acts) all += lineOf(folder, name);
  return all.slice(0, -1);
}

function lineOf(folder: string, name: string): string {
  return `${name} ${fileIdentity(folder + path.sep + name, "itself")}\n`;
}

/** No name of a campaign file begins so. */
const packMark = "../";

/** Lines to stand behind those of the files: what the packs are that they are based on, named from the root. */
export function identityOfPacks(root: string, packs: readonly string[]): string {
  return packs.map((file) => `\n${packMark}${file}\t ${fileIdentity(path.join(root, file), "target")}`).join("");
}

/** Which packs a run knew of: an idle one parses nothing. A name that is cut short here agrees with nothing. */
function packsIn(identity: string): readonly string[] {
  const lines = identity.split("\n").filter((line) => line.startsWith(packMark));
  return lines.map((line) => line.slice(packMark.length, line.lastIndexOf("\t")));
}

export function timeZoneVersion(): string {
  return process.versions.tz ?? "";
}

function nothingUntil({ noted_at: noted, next_at: next, look }: IdleColumns, now: number): boolean {
  if (look === null) return false;
  // A clock that went back may have made missed what is not over: the full run looks.
  if (now < noted || now - look >= lookEvery || now < look) return false;
  return next === null || now < next;
}

/** True when nothing can be due, open or changed. False whenever that is not sure. */
export function isIdle({ root, ledgerPath, now, programVersion }: IdleQuestion): boolean {
  try {
    const found = readIdle(ledgerPath);
    if (found?.program !== programVersion || found.time_zones !== timeZoneVersion()) return false;
    const packs = identityOfPacks(root, packsIn(found.files));
    return found.files === `${identityOfFiles(root)}${packs}` && nothingUntil(found, now.getTime());
  } catch {
    // Whatever is wrong here, the full run meets it too and has the words for it.
    return false;
  }
}
