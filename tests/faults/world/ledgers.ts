/**
 * The ledgers that the harness runs over. Another kind needs one more place, one more opener, and one more line where
 * a world makes its place; nothing else here knows which it is.
 */
import path from "node:path";
import postgres from "postgres";
import type { Ledger, LedgerView } from "../../../src/ledger/ledger.ts";
import { openPostgresLedger, viewPostgresLedger } from "../../../src/ledger/postgres/index.ts";
import { openSqliteLedger, viewSqliteLedger } from "../../../src/ledger/sqlite/index.ts";
import type { Clock } from "../../../src/system/clock.ts";
import { type PostgresServer, startPostgres } from "../../support/machine/postgres.ts";

export type LedgerPlace =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string; readonly marker: string };
export const ledgerKinds = ["sqlite", "postgres"] as const satisfies readonly LedgerPlace["kind"][];
export type LedgerKind = (typeof ledgerKinds)[number];

let server: Promise<PostgresServer> | undefined;

/** The one that all worlds share; started when it is first asked for. */
export function serverOfWorlds(): Promise<PostgresServer> {
  server ??= startPostgres();
  return server;
}

/** Ends the database server, where a world needed one. */
export async function stopLedgers(): Promise<void> {
  const running = server;
  server = undefined;
  await (await running)?.stop();
}

/** Of a ledger that is a file: where it is. */
export function fileOf(place: LedgerPlace): string {
  if (place.kind !== "sqlite") throw new Error(`A ledger in ${String(place.kind)} is no file.`);
  return place.file;
}

/** A ledger that nobody has used, for a world in this folder. */
export async function newPlace(kind: LedgerKind, folder: string, name = "ledger"): Promise<LedgerPlace> {
  switch (kind) {
    case "sqlite":
      return { kind, file: path.join(folder, `${name}.sqlite`) };
    case "postgres": {
      const { newDatabase, ask } = await serverOfWorlds();
      const url = await newDatabase();
      // Leases are judged by the world's clock, which every publisher writes here.
      await ask(url, "CREATE TABLE public.clock (ms bigint); INSERT INTO public.clock VALUES (0)");
      await ask(url, "ALTER TABLE public.clock OWNER TO campaign");
      return { kind, url, marker: path.join(folder, `${name}.marker`) };
    }
    default:
      return kind satisfies never;
  }
}

/** Before a publisher lives: its ledger, if there is one by now, goes by the world's clock. */
export async function setClock(place: LedgerPlace, now: Date): Promise<void> {
  if (place.kind !== "postgres") return;
  const sql = postgres(place.url, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe("UPDATE public.clock SET ms = $1::text::bigint", [String(now.getTime())]);
    const [found] = await sql.unsafe("SELECT 1 FROM pg_namespace WHERE nspname = 'campaign'");
    if (found === undefined) return;
    await sql.unsafe(
      `SELECT pg_advisory_xact_lock(1);
       CREATE OR REPLACE FUNCTION campaign.now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS 'SELECT ms FROM public.clock'`,
    );
  } finally {
    await sql.end();
  }
}

export async function openPlace(place: LedgerPlace, clock: Clock): Promise<Ledger> {
  const common = { workspace: "default", who: "faults", now: () => clock.now(), realNow: () => clock.now() };
  switch (place.kind) {
    case "sqlite":
      return openSqliteLedger({ ...common, file: place.file });
    case "postgres":
      return openPostgresLedger({ ...common, url: place.url, marker: place.marker });
    default:
      return place satisfies never;
  }
}

/** As another machine sees the same ledger: a database with a mark of its own beside it. A file has one machine only. */
export function onMachine(place: LedgerPlace, machine: string): LedgerPlace {
  return place.kind === "sqlite"
    ? place
    : { ...place, marker: path.join(path.dirname(place.marker), `${machine}.marker`) };
}

export function markerAt(place: LedgerPlace): string {
  return place.kind === "sqlite" ? `${place.file}.marker` : place.marker;
}

/** Looks only. Undefined where there is no ledger. */
export async function viewPlace(place: LedgerPlace): Promise<LedgerView | undefined> {
  return place.kind === "sqlite" ? viewSqliteLedger(place.file) : viewPostgresLedger(place);
}
