/** The connection: few at a time, with limits on everything that could wait for ever, and faults in words. */
import pLimit from "p-limit";
import pg from "pg";
import type { Value } from "../columns.ts";
import { LedgerError } from "../ledger.ts";

/** Asks one question; either by itself or within a transaction. */
export type Ask = <T = Record<string, unknown>>(query: string, values?: readonly Value[]) => Promise<readonly T[]>;

/** Of a JSON list at that place: by an index; of a list as a table the server expects hundreds, and walks through all rows. */
export const among = (place: string): string =>
  `= ANY (ARRAY (SELECT jsonb_array_elements_text(${place}::text::jsonb)))`;

export interface Database {
  readonly ask: Ask;
  /** Whatever is thrown inside undoes all of it. */
  transaction<T>(work: (ask: Ask) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const second = 1000;

/**
 * Milliseconds. A publisher that freezes inside a transaction is put out by the database before others give up
 * waiting for it.
 */
const limits = { statement: 30 * second, idleInTransaction: 10 * second, lock: 20 * second } as const;

/** What a question under a name gives back has other columns now: its connection cannot ask it again. */
const changedBelow = "0A000";

const explanations: Readonly<Record<string, string>> = {
  "28P01": "refuses the password. Check CAMPAIGN_LEDGER.",
  "28000": "refuses this user. Check CAMPAIGN_LEDGER, and what the server allows.",
  "3D000": "does not have this database. Make it there, or check CAMPAIGN_LEDGER.",
  "42501":
    "does not let this user make or change what the ledger needs. Give it the rights of the owner of the database.",
  "25006": "is read-only just now. Point CAMPAIGN_LEDGER at the server that takes writes.",
  "53100": "has no room left on its disk. Free some space there, then run this again: nothing is lost.",
  "53300": "has no connection left. Run fewer publishers at once, or allow more connections there.",
  "55P03": "is locked by another program for too long. Look there who holds it, then run this again: nothing is lost.",
  "40P01": "was too busy, and undid this step. Run this again: nothing is lost.",
  "57014": "took too long to answer. Run this again: nothing is lost.",
  [changedBelow]: "was changed by a newer campaign while this run was at work. Run this again: nothing is lost.",
  "25P03": "ended this run's transaction, since it had stood still for too long. Run this again: nothing is lost.",
};

/** What the client says of itself, without a code. */
const broken = /^(Connection terminated|timeout e|Client (has encountered|was closed))/;
const outOfReach = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|CONNECT|CONNECTION_|57P0|08)/;

/** A fault of the database in words, which never hold its address; anything else stays what it is. */
export function explained(error: unknown): unknown {
  const { message = "", code = broken.test(message) ? "CONNECTION_BROKEN" : "" } =
    error as Partial<NodeJS.ErrnoException>;
  const known = explanations[code];
  if (known !== undefined) return new LedgerError(`The ledger's database ${known}`);
  if (outOfReach.test(code)) {
    return new LedgerError(
      `The ledger's database cannot be reached, or the connection broke (${code}). Check that it runs, and CAMPAIGN_LEDGER; nothing is lost, and the next run goes on.`,
    );
  }
  if (code.startsWith("SELF_SIGNED") || code.startsWith("UNABLE_TO") || /CERT/.test(code)) {
    return new LedgerError(`The certificate of the ledger's database is not trusted (${code}).`);
  }
  return error;
}

async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explained(error);
  }
}

/** The tables' big numbers are instants and counts, which all fit. */
const bigint = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) => (Number(type) === bigint ? Number : pg.types.getTypeParser(type, format)),
};

const connections = 4;

function poolOf(url: string): pg.Pool {
  try {
    const pool = new pg.Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: 15 * second,
      idleTimeoutMillis: 30 * second,
      application_name: "campaign",
      statement_timeout: limits.statement,
      lock_timeout: limits.lock,
      idle_in_transaction_session_timeout: limits.idleInTransaction,
      types,
    });
    // A connection that breaks fails the question that is asked on it; one that nobody uses is made again.
    const heard = () => undefined;
    pool.on("error", heard);
    pool.on("connect", (client) => client.on("error", heard));
    return pool;
  } catch {
    // The fault itself may hold the address.
    throw new LedgerError(
      "CAMPAIGN_LEDGER cannot be read. In its user and password write % as %25, @ as %40, : as %3A and / as %2F.",
    );
  }
}

/** To read and plan a question takes the server longer than to answer it: under a name it keeps what it made of it. */
const mostNames = 200;
const names = new Map<string, string>();

function nameOf(query: string): { readonly name?: string } {
  const name = names.get(query) ?? (names.size < mostNames ? `campaign_${names.size}` : undefined);
  if (name === undefined) return {};
  names.set(query, name);
  return { name };
}

const keeps = new WeakMap<pg.PoolClient, boolean>();

/**
 * Whether names and settings last on this connection. Not behind a pooler, which gives each transaction another
 * connection of its own: it cannot say the number of the server's process, which a server says itself.
 */
async function keepsNames(client: pg.PoolClient & { readonly processID?: number | null }): Promise<boolean> {
  const known = keeps.get(client);
  if (known !== undefined) return known;
  const { rows } = await client.query<{ kept: string | null }>(
    `SELECT CASE WHEN pg_backend_pid() = $1::integer AND current_setting('server_version_num')::integer >= 120000
       THEN set_config('plan_cache_mode', 'force_generic_plan', false) END AS kept`,
    [client.processID ?? null],
  );
  const does = typeof rows[0]?.kept === "string";
  keeps.set(client, does);
  return does;
}

async function withConnection<T>(pool: pg.Pool, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const named = await keepsNames(client);
    const ask = async (text: string, values?: readonly Value[]) => {
      if (values === undefined) return (await client.query(text)).rows;
      return (await client.query({ ...(named ? nameOf(text) : {}), text, values: [...values] })).rows;
    };
    const result = await work(ask as Ask);
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even undo is thrown away, and the database undoes by itself.
    const undone = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    client.release(!undone || (error as { readonly code?: unknown }).code === changedBelow);
    throw error;
  }
}

async function inTransaction<T>(ask: Ask, work: (ask: Ask) => Promise<T>): Promise<T> {
  await ask("BEGIN");
  const result = await work(ask);
  await ask("COMMIT");
  return result;
}

/** Connects when it is first asked, not before. */
export function connect(url: string): Database {
  const pool = poolOf(url);
  // Else waiting for a free connection would count as waiting for the server.
  const turn = pLimit(connections);
  const onConnection = <T>(work: (ask: Ask) => Promise<T>) => attempt(() => turn(() => withConnection(pool, work)));
  return {
    ask: (query, values) => onConnection((ask) => ask(query, values)) as never,
    transaction: (work) => onConnection((ask) => inTransaction(ask, work)),
    close: () => pool.end(),
  };
}
