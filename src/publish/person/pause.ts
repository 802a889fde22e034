/** Pulling the stop switch: the file first, which outlives a lost ledger, then the ledger. */
import type { PauseEntry, PauseFile } from "../../campaign/file/pause-file.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { pauseData, pauseFile, sameScope } from "./pauses.ts";

/** campaigns/pause.yaml as the switch needs it. */
export interface PauseFilePort {
  read(): Promise<PauseFile>;
  write(entries: readonly PauseEntry[]): void;
}

export interface Switch {
  readonly ledger: Ledger;
  /** Only beside a ledger that is a file of this workspace. */
  readonly file: PauseFilePort | undefined;
  /** By the clock that decides. */
  readonly now: Date;
}

export interface Paused {
  readonly wroteFile: boolean;
  /** Why the file was left as it is; it pauses at least as much already. */
  readonly fileNote?: string;
  readonly lastLook?: Date;
  /** No publisher has looked for longer than they leave between two notes of it. */
  readonly unwatched: boolean;
}

/** A look is noted at most every ten minutes, by runs a minute apart. */
const lookLimit = 11 * 60_000;

/** Writes the entry into the file; returns why not, where the file already stops everything. */
export async function addToFile(file: PauseFilePort, entry: PauseEntry): Promise<string | undefined> {
  const present = await file.read();
  if (present.kind === "empty") return `${pauseFile} is empty, which pauses everything: it stays so.`;
  if (present.kind === "unusable") return `${pauseFile} cannot be used, which stops everything: ${present.reason}`;
  const kept = present.kind === "entries" ? present.entries.filter((each) => !sameScope(each.scope, entry.scope)) : [];
  file.write([...kept, entry]);
  return undefined;
}

export function isUnwatched(lastLook: Date | undefined, now: Date): boolean {
  return lastLook === undefined || now.getTime() - lastLook.getTime() >= lookLimit;
}

/** @throws {LedgerError} when it could not be written to the ledger; the file then holds it already. */
export async function pause({ ledger, file, now }: Switch, entry: PauseEntry): Promise<Paused> {
  const fileNote = file === undefined ? undefined : await addToFile(file, entry);
  await ledger.note({ event: "paused", reason: entry.reason, data: pauseData({ ...entry, since: now }) });
  const lastLook = await ledger.lastLook();
  return {
    wroteFile: file !== undefined && fileNote === undefined,
    unwatched: isUnwatched(lastLook, now),
    ...(fileNote === undefined ? {} : { fileNote }),
    ...(lastLook === undefined ? {} : { lastLook }),
  };
}
