/** Where the ledger is, and how it is opened. The database's client is loaded here, not before. */
import path from "node:path";
import { type Ledger, LedgerError, type LedgerOptions, type LedgerView } from "./ledger.ts";

/** One file of this machine, or a database that several machines share. */
export type LedgerPlace =
  | { readonly kind: "sqlite"; readonly file: string }
  /** `marker`: absolute path of the file that holds how far the database had come, as this machine saw it. */
  | { readonly kind: "postgres"; readonly url: string; readonly marker: string };

export interface Naming {
  /** Absolute path of the workspace. */
  readonly root: string;
  readonly cwd: string;
  /** `--ledger`: a path. It wins over the url. */
  readonly flag: string | undefined;
  /** `CAMPAIGN_LEDGER`: the address of a database. */
  readonly url: string | undefined;
}

const databaseUrl = /^postgres(ql)?:\/\//i;

/** @throws {LedgerError} for a CAMPAIGN_LEDGER that is no address of a database; its words never hold the value. */
export function ledgerPlace({ root, cwd, flag, url = "" }: Naming): LedgerPlace {
  if (flag !== undefined) return { kind: "sqlite", file: path.resolve(cwd, flag) };
  const folder = path.join(root, ".campaign");
  if (url === "") return { kind: "sqlite", file: path.join(folder, "ledger.sqlite") };
  if (!databaseUrl.test(url) || !URL.canParse(url)) {
    throw new LedgerError(
      "CAMPAIGN_LEDGER is not the address of a PostgreSQL database. Write postgres://user:password@host/database, or take it out to use the file in .campaign.",
    );
  }
  return { kind: "postgres", url, marker: path.join(folder, "postgres.marker") };
}

/** For people, and without a password. */
export function placeText(place: LedgerPlace): string {
  if (place.kind === "sqlite") return place.file;
  const { host, pathname } = new URL(place.url);
  return `database ${pathname.slice(1)} on ${host === "" ? "this machine" : host}`;
}

/** Opens the ledger to publish with it, and makes it where there is none. @throws {LedgerError} */
export async function openLedger(place: LedgerPlace, options: LedgerOptions): Promise<Ledger> {
  if (place.kind === "sqlite") {
    const { openSqliteLedger } = await import("./sqlite/index.ts");
    return openSqliteLedger({ ...options, file: place.file });
  }
  if (options.workspace === "default") {
    throw new LedgerError(
      "accounts.yaml names no workspace, and a database is shared. Write an id of your own at its top, such as `workspace: northdale`, and never change it: the keys of all posts are made from it.",
    );
  }
  const { openPostgresLedger } = await import("./postgres/index.ts");
  return openPostgresLedger({ ...options, url: place.url, marker: place.marker });
}

/** Changes the tables of a database that is an older program's, and nothing else. @throws {LedgerError} */
export async function bringUpToDate(place: LedgerPlace, updated: (copy: string | undefined) => void): Promise<void> {
  // A file is brought up to date by opening it, and may be looked at before.
  if (place.kind === "sqlite") return;
  const { updateTables } = await import("./postgres/index.ts");
  if (await updateTables(place.url)) updated(undefined);
}

/**
 * What a run that begins now would find, in memory: nothing that is written there outlives it. Without a ledger every
 * delivery counts as planned: the one that publishes may be elsewhere. @throws {LedgerError} where no run could open it.
 */
export async function openScratch(
  view: LedgerView | undefined,
  options: LedgerOptions & { readonly pinned: string | undefined },
): Promise<Ledger> {
  if (view !== undefined) return view.scratch(options);
  const { scratchLedger } = await import("./sqlite/index.ts");
  const { workspace, pinned: id = "none" } = options;
  const info = { id, workspace, purpose: "publish", createdAt: new Date(0) } as const;
  const tables = { deliveries: [], parts: [], events: [] };
  return scratchLedger({ info, likeness: { kind: "whole" }, tables }, options);
}

/** Opens the ledger to read it; undefined where there is none. @throws {LedgerError} */
export async function viewLedger(place: LedgerPlace): Promise<LedgerView | undefined> {
  if (place.kind === "sqlite") {
    const { viewSqliteLedger } = await import("./sqlite/index.ts");
    return viewSqliteLedger(place.file);
  }
  const { viewPostgresLedger } = await import("./postgres/index.ts");
  return viewPostgresLedger({ url: place.url, marker: place.marker });
}
