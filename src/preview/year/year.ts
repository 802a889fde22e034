/** The plan as a year: all campaigns by day, with what else those days are. Drawn as a page, told by the plan. */
import { listBankHolidays } from "../../calendar/bank-holidays/bank-holidays.ts";
import { type Nation, nations } from "../../calendar/bank-holidays/nations.ts";
import { addDays, daysInMonth, monthOf, yearOf as yearNumber } from "../../calendar/dates.ts";
import { listDays } from "../../calendar/list-days.ts";
import { minuteIndex } from "../../calendar/local-time.ts";
import type { Occurrence } from "../../calendar/occurrence.ts";
import { daysOf, type PeriodDays } from "../../campaign/periods/days.ts";
import type { Period, Periods } from "../../campaign/periods/period.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import { type Clash, clashesOf, spanOf } from "../../plan/clashes.ts";
import type { Plan } from "../../plan/delivery.ts";
import { phasesOf } from "../../plan/phases.ts";
import { byInstantThenId } from "../../plan/plan.ts";
import type { PlannedCampaign, PlanRow } from "../plan/planned.ts";

/** First and last date, both included. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

export interface NamedHoliday {
  readonly title: string;
  readonly nations: readonly Nation[];
}

export interface YearDay {
  readonly date: string;
  /** By instant, then id. */
  readonly rows: readonly PlanRow[];
  /** How many posts each account has, by its id. */
  readonly accounts: ReadonlyMap<string, number>;
  /** Accounts that have more than the files allow. */
  readonly tooMany: ReadonlySet<string>;
  /** Ids of the campaigns whose day it is, the first where it is several. */
  readonly campaigns: readonly string[];
  readonly holidays: readonly NamedHoliday[];
  /** Those that begin on it, whether anybody plans for them or not. */
  readonly awareness: readonly Occurrence[];
  /** Those that cover it, whole or in part. */
  readonly periods: readonly YearPeriod[];
}

export interface YearPeriod extends PeriodDays {
  readonly period: Period;
  /** What falls into it. */
  readonly rows: readonly PlanRow[];
}

export interface YearPhase extends Span {
  readonly campaign: string;
  readonly title: string;
}

export interface Year {
  /** Absent where nothing is planned, and nobody said from when until when. */
  readonly span?: Span;
  /** Days of the span on which something goes out, or which are a campaign's day, in their order. */
  readonly planned: readonly YearDay[];
  /** Any day of the span. */
  readonly dayOf: (date: string) => YearDay;
  /** Those of the span, in the order of their file. */
  readonly periods: readonly YearPeriod[];
  readonly phases: readonly YearPhase[];
  /** In which one of the campaigns takes part. */
  readonly clashes: readonly Clash[];
}

export interface YearInput {
  readonly campaigns: readonly PlannedCampaign[];
  /** Every plan of the workspace, with those of the campaigns. */
  readonly plans: readonly Plan[];
  readonly periods: Periods;
  /** What somebody asked for, instead of the span of what is planned. */
  readonly asked?: Partial<Span>;
}

function dateOfRow({ rendered }: PlanRow): string {
  return rendered.delivery.local.slice(0, 10);
}

function isIn(date: string, { from, until }: Span): boolean {
  return from <= date && date <= until;
}

function phasesIn(campaigns: readonly PlannedCampaign[]): readonly YearPhase[] {
  return campaigns.flatMap(({ plan: { campaign, anchor } }) =>
    anchor === undefined
      ? []
      : [...phasesOf(campaign, anchor.day).dates.values()].map(({ phase, from, until }) => ({
          ...{ campaign: campaign.id, title: phase.title, from, until },
        })),
  );
}

const lastDay = "2999-12-31";

function plannedSpan(campaigns: readonly PlannedCampaign[], asked: Partial<Span>): Span | undefined {
  const dates = [
    ...campaigns.flatMap(({ rows }) => rows.map(dateOfRow)),
    ...campaigns.flatMap(({ plan: { anchor } }) => (anchor === undefined ? [] : Object.values(spanOf(anchor)))),
    ...phasesIn(campaigns).flatMap(({ from, until }) => [from, until]),
  ].toSorted();
  const from = asked.from ?? dates[0];
  // Nothing can be planned later, and beyond 9999 there are no dates.
  const until = asked.until !== undefined && asked.until > lastDay ? lastDay : (asked.until ?? dates.at(-1));
  if (from === undefined || until === undefined) return undefined;
  return { from, until: until < from ? from : until };
}

function periodsIn(periods: Periods, rows: readonly PlanRow[], span: Span): readonly YearPeriod[] {
  if (periods.kind === "unusable") return [];
  return periods.periods
    .map((period) => ({
      ...daysOf(period),
      period,
      rows: rows.filter(({ entry }) => entry.periods.includes(period.id)),
    }))
    .filter(({ from, until }) => from <= span.until && (until === undefined || until >= span.from));
}

function holidaysIn(span: Span): ReadonlyMap<string, readonly NamedHoliday[]> {
  const found = nations.flatMap((nation) => listBankHolidays(nation, span).map((each) => ({ ...each, nation })));
  const byDate = Map.groupBy(found, ({ date }) => date);
  return new Map(
    [...byDate].map(([date, all]) => {
      const byTitle = [...Map.groupBy(all, ({ title }) => title)];
      return [date, byTitle.map(([title, same]) => ({ title, nations: same.map(({ nation }) => nation) }))];
    }),
  );
}

/** What the calendar has on a date. Asked month by month: a span may be of a thousand years, and hardly any be looked at. */
function calendarByMonth(): (date: string) => Pick<YearDay, "holidays" | "awareness"> {
  const months = new Map<string, ReturnType<typeof monthOfCalendar>>();
  return (date) => {
    const month = date.slice(0, 7);
    const known = months.get(month) ?? monthOfCalendar(month);
    months.set(month, known);
    return { holidays: known.holidays.get(date) ?? [], awareness: known.awareness.get(date) ?? [] };
  };
}

function monthOfCalendar(month: string) {
  const from = `${month}-01`;
  const window = { from, until: addDays(from, daysInMonth(yearNumber(from), monthOf(from)) - 1) };
  const occurrences = listDays(window).map(({ occurrence }) => occurrence);
  return { holidays: holidaysIn(window), awareness: Map.groupBy(occurrences, ({ date = "" }) => date) };
}

/** Ids of what the check of a day has found too much. */
function tooManyIn(campaigns: readonly PlannedCampaign[]): ReadonlySet<string> {
  const problems = campaigns.flatMap(({ problems: all }) => all.filter(({ code }) => code === "too-many-a-day"));
  return new Set(problems.flatMap(deliveriesOf));
}

export function yearOf({ campaigns, plans, periods: known, asked = {} }: YearInput): Year {
  const shown = new Set(campaigns.map(({ plan }) => plan.campaign.id));
  const clashes = clashesOf(plans).filter((clash) => clash.campaigns.some((id) => shown.has(id)));
  const span = plannedSpan(campaigns, asked);
  const rows = campaigns
    .flatMap((campaign) => campaign.rows)
    .toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery));
  const periods = span === undefined ? [] : periodsIn(known, rows, span);
  const byDate = Map.groupBy(rows, dateOfRow);
  const calendar = calendarByMonth();
  const named = Map.groupBy(campaigns, ({ plan: { anchor } }) => anchor?.day ?? "");
  const tooMany = tooManyIn(campaigns);
  const dayOf = (date: string): YearDay => {
    const own = byDate.get(date) ?? [];
    const accounts = Map.groupBy(own, ({ entry }) => entry.account);
    return {
      date,
      rows: own,
      accounts: new Map([...accounts].map(([account, each]) => [account, each.length])),
      tooMany: new Set(own.filter(({ entry }) => tooMany.has(entry.id)).map(({ entry }) => entry.account)),
      campaigns: (named.get(date) ?? []).map(({ plan }) => plan.campaign.id),
      ...calendar(date),
      periods: periods.filter(({ from, until = date }) => isIn(date, { from, until })),
    };
  };
  if (span === undefined) return { planned: [], dayOf, periods, phases: [], clashes };
  const dates = [...new Set([...byDate.keys(), ...named.keys()])].filter((date) => isIn(date, span)).toSorted();
  return {
    span,
    planned: dates.map(dayOf),
    dayOf,
    periods,
    phases: phasesIn(campaigns).filter(({ from, until }) => from <= span.until && until >= span.from),
    clashes: clashes.filter(({ week, until }) => week <= span.until && until >= span.from),
  };
}

/** A message to several accounts counts once. */
export function messageCount(rows: readonly PlanRow[]): number {
  return new Set(
    rows.map(({ rendered: { delivery } }) => `${delivery.campaign.id}/${delivery.post} ${minuteIndex(delivery.dueAt)}`),
  ).size;
}
