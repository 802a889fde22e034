/** Writes what is not there yet, and nothing else: no file is changed, and no link is followed. */
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeOwnFolder, ObstacleError, obstacleAt, obstacleOnWay } from "../../system/files/own-folders.ts";
import { FaultError } from "../frame/exit-codes.ts";

export interface Written {
  readonly written: readonly string[];
  /** There already, so left as they were. */
  readonly left: readonly string[];
}

/** `files`: by path from `root`. @throws {FaultError} before anything is written where a link stands in the way. */
export function writeNew(root: string, files: ReadonlyMap<string, string | Uint8Array>): Written {
  for (const name of files.keys()) refuseObstacle(root, path.join(root, name));
  const written: string[] = [];
  const left: string[] = [];
  try {
    for (const [name, text] of files) (writeOne(root, name, text) ? written : left).push(name);
  } catch (error) {
    // Half of it would be in the way of the next try.
    for (const name of written) rmSync(path.join(root, name), { force: true });
    throw error;
  }
  return { written, left };
}

function refuseObstacle(root: string, file: string): void {
  const obstacle = obstacleOnWay(root, path.dirname(file)) ?? obstacleAt(file);
  if (obstacle === undefined) return;
  throw new FaultError(
    `${obstacle.at} is ${obstacle.what}, and ${path.relative(root, file)} is not written through it. Nothing was written. Take it away first.`,
  );
}

function writeOne(root: string, name: string, text: string | Uint8Array): boolean {
  const file = path.join(root, name);
  try {
    makeOwnFolder(root, path.dirname(file));
    // "wx" makes the file or fails: it neither overwrites nor follows a link that was put there in between.
    writeFileSync(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof ObstacleError) throw new FaultError(`${error.message}, so ${file} is not written.`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    // What is cut off is ours: this made it.
    if (code === "ENOSPC" || code === "EDQUOT") rmSync(file, { force: true });
    throw new FaultError(
      `${file} cannot be written (${code ?? String(error)}). Is the folder yours, and is the disk full? Nothing was written.`,
    );
  }
}
