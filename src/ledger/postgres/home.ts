/**
 * Which database a ledger lives in. A dump that is played back makes tables, or a whole database, with other numbers; a
 * server that is set back to an earlier moment begins another timeline. So a machine that keeps no mark notices too.
 */
import type { Ask } from "./database.ts";

/** What is known of it; a server may keep the last two to itself. */
interface Home {
  readonly database: number;
  readonly tables: string;
  readonly timeline: string | null;
  readonly system: string | null;
}

const timeline = "CASE WHEN pg_is_in_recovery() THEN NULL ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END";
const system = "(SELECT system_identifier::text FROM pg_control_system())";

/**
 * The question, as an expression in SQL. What this user may not ask is left out beforehand: PostgreSQL looks at rights
 * before it looks at conditions.
 */
export async function homeExpression(ask: Ask): Promise<string> {
  const may = (name: string) =>
    `coalesce(has_function_privilege(to_regprocedure('pg_catalog.${name}'), 'execute'), false)`;
  const [rights] = await ask<{ wal: boolean; control: boolean }>(
    `SELECT ${may("pg_walfile_name(pg_lsn)")} AND ${may("pg_current_wal_lsn()")} AS wal, ${may("pg_control_system()")} AS control`,
  );
  return `jsonb_build_object(
    'database', (SELECT oid::bigint FROM pg_database WHERE datname = current_database()),
    'tables', (SELECT string_agg(oid::text, ' ' ORDER BY relname) FROM pg_class
      WHERE relnamespace = 'campaign'::regnamespace AND relname IN ('about', 'ledger', 'deliveries', 'parts', 'events')),
    'timeline', ${rights?.wal === true ? timeline : "NULL"},
    'system', ${rights?.control === true ? system : "NULL"})::text`;
}

/** Why the database is not the one that the ledger was in, or nothing. */
export function movedBecause(before: string | null, now: string): string | undefined {
  if (before === null) return undefined;
  const [was, is] = [JSON.parse(before) as Home, JSON.parse(now) as Home];
  const differs = (key: keyof Home) => was[key] !== null && is[key] !== null && was[key] !== is[key];
  if (differs("system") || differs("database")) return "it lives in another database than before";
  if (differs("tables")) return "its tables were made anew since";
  return differs("timeline") ? "its server was set back, or another one took its place" : undefined;
}

/** What is to be kept: nothing where nothing is news. */
export function homeToKeep(before: string | null, now: string): string | undefined {
  if (before === null) return now;
  const [was, is] = [JSON.parse(before) as Home, JSON.parse(now) as Home];
  const news = (["timeline", "system"] as const).some((key) => was[key] === null && is[key] !== null);
  return news
    ? JSON.stringify({ ...was, timeline: was.timeline ?? is.timeline, system: was.system ?? is.system })
    : undefined;
}
