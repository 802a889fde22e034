/** What `plan --format json` says of the year. The keys are a contract with other programs. */
import type { Nation } from "../../calendar/bank-holidays/nations.ts";
import type { Occurrence } from "../../calendar/occurrence.ts";
import type { Clash } from "../../plan/clashes.ts";
import { messageCount, type Year, type YearDay, type YearPeriod } from "./year.ts";

interface JsonDay {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly posts: number;
  readonly deliveries: number;
  /** Deliveries by account. */
  readonly accounts: Readonly<Record<string, number>>;
  /** Accounts that have more than `policies: per-day`. */
  readonly tooMany: readonly string[];
  /** Campaigns whose day it is. */
  readonly campaigns: readonly string[];
  readonly bankHolidays: readonly { readonly title: string; readonly nations: readonly Nation[] }[];
  readonly awarenessDays: readonly Pick<Occurrence, "id" | "name" | "until" | "status">[];
  readonly periods: readonly string[];
}

interface JsonPeriod {
  readonly id: string;
  readonly kind: string;
  readonly rule: string;
  /** Days in London, both included; null: until it is taken out of the file. */
  readonly from: string;
  readonly until: string | null;
  readonly deliveries: readonly string[];
  /** Of those, what it keeps back. */
  readonly keptBack: readonly string[];
}

export interface JsonYear {
  /** Those on which something goes out, or which are a campaign's day. */
  readonly days: readonly JsonDay[];
  readonly periods: readonly JsonPeriod[];
  readonly clashes: readonly Clash[];
}

export function yearJson({ planned, periods, clashes }: Year): JsonYear {
  return { days: planned.map(dayJson), periods: periods.map(periodJson), clashes };
}

function dayJson(day: YearDay): JsonDay {
  const { date, rows, accounts, tooMany, campaigns, holidays, awareness, periods } = day;
  return {
    date,
    posts: messageCount(rows),
    deliveries: rows.length,
    accounts: Object.fromEntries([...accounts].toSorted()),
    tooMany: [...tooMany].toSorted(),
    campaigns,
    bankHolidays: holidays,
    awarenessDays: awareness.map(({ id, name, until, status }) => ({ id, name, ...(until && { until }), status })),
    periods: periods.map(({ period }) => period.id),
  };
}

function periodJson({ period: { id, kind, rule }, from, until, rows }: YearPeriod): JsonPeriod {
  const ids = (some: YearPeriod["rows"]) => some.map(({ entry }) => entry.id);
  return {
    ...{ id, kind, rule, from, until: until ?? null },
    deliveries: ids(rows),
    keptBack: ids(rows.filter(({ entry }) => entry.blocked === "period")),
  };
}
