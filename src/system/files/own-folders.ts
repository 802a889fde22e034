/**
 * Folders that we write to and others can reach: a pull request may have put a link where a folder of ours should be.
 * Nothing is written, read or deleted through one, at any level below a root that is trusted.
 */
import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readFileSync, type Stats } from "node:fs";
import path from "node:path";

export interface Obstacle {
  /** Absolute. */
  readonly at: string;
  readonly what: "a link" | "a file" | "a folder" | "a device or a pipe";
}

/** Thrown before anything is written. */
export class ObstacleError extends Error {
  readonly obstacle: Obstacle;

  constructor(obstacle: Obstacle) {
    super(`${obstacle.at} is ${obstacle.what}`);
    this.obstacle = obstacle;
  }
}

function statsOf(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

function whatIs(stats: Stats): Obstacle["what"] {
  if (stats.isSymbolicLink()) return "a link";
  if (stats.isDirectory()) return "a folder";
  return stats.isFile() ? "a file" : "a device or a pipe";
}

/** Every level from below `root` down to `directory`, both absolute; none where they are the same. */
function levels(root: string, directory: string): readonly string[] {
  const names = path.relative(root, directory).split(path.sep).filter(Boolean);
  return names.map((_, index) => path.join(root, ...names.slice(0, index + 1)));
}

/** The first level that is there and is no real folder. */
export function obstacleOnWay(root: string, directory: string): Obstacle | undefined {
  for (const at of levels(root, directory)) {
    const stats = statsOf(at);
    if (stats === undefined) return undefined;
    const what = whatIs(stats);
    if (what !== "a folder") return { at, what };
  }
  return undefined;
}

/** Of a file that we write: it must be missing or a real file. */
export function obstacleAt(file: string): Obstacle | undefined {
  const stats = statsOf(file);
  const what = stats && whatIs(stats);
  return what === undefined || what === "a file" ? undefined : { at: file, what };
}

/** Makes what is missing, level by level; `root` is trusted. @throws {ObstacleError} */
export function makeOwnFolder(root: string, directory: string): void {
  mkdirSync(root, { recursive: true });
  for (const at of levels(root, directory)) {
    try {
      mkdirSync(at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const obstacle = obstacleOnWay(path.dirname(at), at);
      if (obstacle !== undefined) throw new ObstacleError(obstacle);
    }
  }
}

/**
 * A new folder of this very process in a folder of ours. Looked at again after it was made: a link that was put on the
 * way in between would have taken it elsewhere. @throws {ObstacleError}
 */
export function makeDraftFolder(root: string, directory: string, name: string): string {
  makeOwnFolder(root, directory);
  const draft = path.join(directory, name);
  mkdirSync(draft);
  const obstacle = obstacleOnWay(root, draft);
  if (obstacle !== undefined) throw new ObstacleError(obstacle);
  return draft;
}

const noFollow = constants.O_NOFOLLOW ?? 0;
const noWait = constants.O_NONBLOCK ?? 0;

/** A file of ours, never through a link, and without waiting for the writer of a pipe. @throws {ObstacleError} */
export function readOwnFile(file: string): string {
  const obstacle = obstacleAt(file);
  if (obstacle !== undefined) throw new ObstacleError(obstacle);
  const handle = openSync(file, constants.O_RDONLY | noFollow | noWait);
  try {
    if (!fstatSync(handle).isFile()) throw new ObstacleError({ at: file, what: "a device or a pipe" });
    return readFileSync(handle, "utf8");
  } finally {
    closeSync(handle);
  }
}

/** An empty file where there is none; one that is there stays as it is. @throws {ObstacleError} */
export function touchOwnFile(file: string): void {
  const obstacle = obstacleAt(file);
  if (obstacle !== undefined) throw new ObstacleError(obstacle);
  closeSync(openSync(file, constants.O_WRONLY | constants.O_CREAT | noFollow | noWait, 0o644));
}

/** Whether a real file of ours is there. */
export function isOwnFile(file: string): boolean {
  return statsOf(file)?.isFile() === true;
}
