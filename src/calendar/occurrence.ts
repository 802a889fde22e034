/** When an awareness day falls in a year, how sure that is, and why. */
import type { AwarenessDay, Override } from "./awareness-day.ts";
import { monthOf } from "./dates.ts";
import { type Dates, datesByRule, type Lookup, spanText } from "./rule-dates.ts";

export interface Occurrence {
  readonly id: string;
  /** As it is called that year. */
  readonly name: string;
  readonly year: number;
  /** First day, YYYY-MM-DD; absent while nobody has announced it. */
  readonly date?: string;
  /** Last day, this one included; absent for a single day. */
  readonly until?: string;
  /** Only a confirmed date may be published for. */
  readonly status: "confirmed" | "unconfirmed";
  /** Where the date is from: a rule that fixes it or was seen to hold, what was announced, a rule's forecast, nothing. */
  readonly basis: "rule" | "override" | "forecast" | "none";
  /** Why it is unconfirmed, absent, or other than the rule says. */
  readonly reason?: string;
  readonly source: string;
  /** YYYY-MM-DD */
  readonly checkedOn: string;
  /** Filled in for the year. */
  readonly hashtags: readonly string[];
}

type Finding = Pick<Occurrence, "date" | "until" | "status" | "basis" | "reason"> &
  Partial<Pick<Occurrence, "source" | "checkedOn">>;

/** Reckons one year of a day; `lookup` finds the days that rules refer to. Never throws for a day of the calendar. */
export function occurrenceOf(day: AwarenessDay, year: number, lookup: Lookup): Occurrence {
  const era = day.formerly?.find(({ until }) => year <= until);
  const named = day.formerly?.find(({ until, name }) => year <= until && name !== undefined);
  return {
    id: day.id,
    name: named?.name ?? day.name,
    year,
    source: day.source,
    checkedOn: day.checkedOn,
    hashtags: (era?.hashtags ?? day.hashtags).map((template) => filled(template, year)),
    ...find(day, year, lookup),
  };
}

/** The months in which an occurrence without a date may fall. */
export function likelyMonths(day: AwarenessDay, year: number, lookup: Lookup): readonly number[] {
  const { rule } = day;
  if (rule.kind === "announced") return rule.months;
  if (rule.kind !== "childOf") return [];
  const parent = lookup(rule.parent);
  if (parent === undefined) return [];
  const { date } = occurrenceOf(parent, year, lookup);
  return date === undefined ? likelyMonths(parent, year, lookup) : [monthOf(date)];
}

function filled(template: string, year: number): string {
  return template.replaceAll("{yyyy}", String(year)).replaceAll("{yy}", String(year % 100).padStart(2, "0"));
}

function find(day: AwarenessDay, year: number, lookup: Lookup): Finding {
  const override = day.overrides?.[year];
  if (override !== undefined) return announced(override);
  if (day.retired !== undefined && year > day.retired.after) return nothing(day.retired.reason);
  if (day.since !== undefined && year < day.since) {
    return nothing(`Its rule is only known to hold since ${day.since}, and no date is recorded for ${year}.`);
  }
  const dates = datesByRule(day, year, lookup);
  return dates === undefined ? nothing(whyNoDate(day, year, lookup)) : judged(day, year, dates);
}

function announced(override: Override): Finding {
  const { start, end, source, checkedOn, doubt } = override;
  return {
    date: start,
    ...(end === undefined ? {} : { until: end }),
    status: doubt === undefined ? "confirmed" : "unconfirmed",
    basis: "override",
    ...(doubt === undefined ? {} : { reason: doubt }),
    source,
    checkedOn,
  };
}

function nothing(reason: string): Finding {
  return { status: "unconfirmed", basis: "none", reason };
}

function whyNoDate(day: AwarenessDay, year: number, lookup: Lookup): string {
  if (day.rule.kind === "announced") return `The organiser announces it each year; no date is recorded for ${year}.`;
  if (day.rule.kind === "childOf") {
    const parent = lookup(day.rule.parent);
    const week = parent && occurrenceOf(parent, year, lookup);
    const when = week?.date === undefined ? "" : ` (${spanText({ start: week.date, end: week.until })})`;
    return `It falls within ${week?.name ?? day.rule.parent}${when}; the organiser announces which day.`;
  }
  return `Its rule gives no date in ${year}.`;
}

const lastingKinds: readonly string[] = ["fixed", "range", "month"];

function judged(day: AwarenessDay, year: number, dates: Dates): Finding {
  const found = { date: dates.start, ...(dates.end === undefined ? {} : { until: dates.end }) };
  const secondHand = day.secondHand?.[year];
  if (secondHand !== undefined) {
    return { ...found, status: "unconfirmed", basis: "forecast", reason: `Reckoned from its rule; ${secondHand}.` };
  }
  if (day.verifiedYears?.includes(year)) return { ...found, status: "confirmed", basis: "rule" };
  if (day.status === "unverified") {
    const reason = "Reckoned from a rule that has not been checked against a source: ask the organiser.";
    return { ...found, status: "unconfirmed", basis: "forecast", reason };
  }
  if (lastingKinds.includes(day.rule.kind)) return { ...found, status: "confirmed", basis: "rule" };
  const reason = `Reckoned from its rule; nobody has been seen to announce ${year} yet.`;
  return { ...found, status: "unconfirmed", basis: "forecast", reason };
}
