/** Backups of a ledger that are put back, and the person who then lets it go on. */
import { cpSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { readMark } from "../../../src/ledger/marker.ts";
import { type Resumed, resume } from "../../../src/publish/person/resume.ts";
import { type LedgerPlace, markerAt, openPlace, serverOfWorlds, viewPlace } from "./ledgers.ts";
import type { FileClock } from "./life.ts";

/**
 * `database`: a dump that is played back into a new database. `rows`: what a snapshot or a copied folder leaves, in
 * which nothing but the rows tells of it. A file is always a copied file.
 */
export const waysBack = ["database", "rows"] as const;
export type WayBack = (typeof waysBack)[number];

export interface Backup {
  readonly way: WayBack;
  /** A file, a database or a schema. */
  readonly name: string;
  /** The last event that is in it. */
  readonly event: number;
  /** Milliseconds, of that event. */
  readonly until: number;
}

let count = 0;

const ends = ["", "-wal", "-shm"];

function copyFiles(from: string, to: string): void {
  for (const end of ends) rmSync(to + end, { force: true });
  for (const end of ends.slice(0, 2)) if (existsSync(from + end)) cpSync(from + end, to + end);
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);
const adminOf = (url: string) => url.replace(/[^/]+$/, "postgres");

async function copyDatabase(url: string, name: string): Promise<void> {
  const { ask, cut } = await serverOfWorlds();
  await cut(url);
  await ask(adminOf(url), `CREATE DATABASE ${name} TEMPLATE ${nameOf(url)} OWNER campaign`);
}

async function putBackDatabase(url: string, name: string): Promise<void> {
  const { ask } = await serverOfWorlds();
  await ask(adminOf(url), `DROP DATABASE ${nameOf(url)} WITH (FORCE)`);
  await ask(adminOf(url), `CREATE DATABASE ${nameOf(url)} TEMPLATE ${name} OWNER campaign`);
}

async function tablesOf(url: string): Promise<readonly string[]> {
  const { ask } = await serverOfWorlds();
  const found = await ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'campaign' ORDER BY tablename");
  return found.map(({ tablename }) => String(tablename));
}

async function copyRows(url: string, schema: string): Promise<void> {
  const { ask } = await serverOfWorlds();
  const copies = (await tablesOf(url)).map((table) => `CREATE TABLE ${schema}.${table} AS TABLE campaign.${table};`);
  await ask(url, `BEGIN; CREATE SCHEMA ${schema}; ${copies.join(" ")} COMMIT`);
}

/** Behind the triggers' backs, as a snapshot does it. */
async function putBackRows(url: string, schema: string): Promise<void> {
  const { ask } = await serverOfWorlds();
  const tables = await tablesOf(url);
  const steps = tables.map(
    (table) => `DELETE FROM campaign.${table}; INSERT INTO campaign.${table} SELECT * FROM ${schema}.${table};`,
  );
  await ask(url, `BEGIN; SET LOCAL session_replication_role = replica; ${steps.join(" ")} COMMIT`);
}

/** @throws where there is no ledger yet. */
async function endOf(place: LedgerPlace): Promise<Pick<Backup, "event" | "until">> {
  const view = await viewPlace(place);
  try {
    const last = (await view?.events())?.at(-1);
    if (last === undefined) throw new Error("There is no ledger to be backed up.");
    return { event: last.n, until: last.at.getTime() };
  } finally {
    await view?.close();
  }
}

/** The ledger as it is now, kept aside. Nobody may be at work on it. */
export async function backUpOf(place: LedgerPlace, way: WayBack): Promise<Backup> {
  const end = await endOf(place);
  count += 1;
  const name = `backup_${process.pid}_${count}`;
  if (place.kind === "sqlite") {
    const file = path.join(path.dirname(place.file), name);
    copyFiles(place.file, file);
    return { way, name: file, ...end };
  }
  if (way === "database") await copyDatabase(place.url, name);
  else await copyRows(place.url, name);
  return { way, name, ...end };
}

/** As often as one likes; the marks of all machines stay where they are. */
export async function putBack(place: LedgerPlace, { way, name }: Pick<Backup, "way" | "name">): Promise<void> {
  if (place.kind === "sqlite") copyFiles(name, place.file);
  else if (way === "database") await putBackDatabase(place.url, name);
  else await putBackRows(place.url, name);
}

/** Whether this machine's mark alone tells that the backup is older. */
export function isAhead(place: LedgerPlace, { event }: Backup): boolean {
  const mark = readMark(markerAt(place));
  return typeof mark !== "string" && mark.event > event;
}

/** `campaign resume --all` on this machine. */
export async function resumeAll(place: LedgerPlace, clock: FileClock): Promise<Resumed> {
  const view = await viewPlace(place);
  const restoredBefore = view?.info.restoredAt;
  await view?.close();
  const ledger = await openPlace(place, clock);
  try {
    const world = { ledger, file: undefined, now: clock.now() };
    return await resume(world, {
      scope: { kind: "all" },
      catchUp: false,
      reason: "A person looked at the accounts.",
      restoredBefore,
    });
  } finally {
    await ledger.close();
  }
}
