/** A folder of this user for what must not come from a workspace's tree, and a key in it that proves what was made here. */
import { randomBytes } from "node:crypto";
import { linkSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { isInside } from "../files/files.ts";
import { repositoriesOf } from "../files/git.ts";
import type { Environment } from "./secrets.ts";

const keyLength = 32;

/** Whether this user alone can have written it. */
function isOwn(file: string, others: number): boolean {
  const { uid, mode } = lstatSync(file);
  return process.geteuid === undefined || (uid === process.geteuid() && (mode & others) === 0);
}

/**
 * `$XDG_STATE_HOME/campaign`, else `~/.local/state/campaign`, made where it is not there yet. Undefined where it cannot
 * be kept, where others may write into it, and where it lies in the workspace or its repository: a stranger could then
 * have filled it.
 */
export function ownState(root: string, environment: Environment): string | undefined {
  const { XDG_STATE_HOME: named = "", HOME: home = homedir() } = environment;
  const folder = path.join(path.isAbsolute(named) ? named : path.join(home, ".local", "state"), "campaign");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const trees = [
      realpathSync(root),
      ...repositoriesOf(root)
        .slice(0, 1)
        .map(({ top }) => top),
    ];
    const isApart = trees.every((tree) => realpathSync(folder) !== tree && !isInside(tree, folder));
    return isApart && lstatSync(folder).isDirectory() && isOwn(folder, 0o022) ? folder : undefined;
  } catch {
    // A user without a home, or one that is read-only: then nothing is kept, and nothing that was kept is believed.
    return undefined;
  }
}

/** A secret of this user on this machine, made once. Undefined where it cannot be kept, or others may read it. */
export function ownKey(state: string): Buffer | undefined {
  const file = path.join(state, "cache-key");
  try {
    makeOnce(file);
    const key = lstatSync(file).isFile() && isOwn(file, 0o077) ? readFileSync(file) : undefined;
    return key?.length === keyLength ? key : undefined;
  } catch {
    // As above.
    return undefined;
  }
}

export interface OwnFolder {
  readonly folder: string;
  /** Seals what is kept elsewhere. */
  readonly key: Uint8Array;
}

/** Both. Undefined where one of them is: then nothing that was kept is believed. */
export function ownFolder(root: string, environment: Environment): OwnFolder | undefined {
  const folder = ownState(root, environment);
  const key = folder === undefined ? undefined : ownKey(folder);
  return folder === undefined || key === undefined ? undefined : { folder, key };
}

/** Whole from the start, and by one process alone: the second finds it there. */
function makeOnce(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) return;
  const draft = `${file}.${randomBytes(6).toString("hex")}.part`;
  try {
    writeFileSync(draft, randomBytes(keyLength), { mode: 0o600, flag: "wx" });
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
