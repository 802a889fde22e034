/** The dates that a rule gives for a year. Pure reckoning: nothing here knows whether anybody announced them. */
import type { AwarenessDay, Rule } from "./awareness-day.ts";
import { addDays, dateOf, daysInMonth, monthOf, shortDayText, weekdayOf } from "./dates.ts";

/** Both included; `end` is absent for a single day. */
export interface Dates {
  readonly start: string;
  readonly end?: string;
}

/** Finds the day that a rule refers to. */
export type Lookup = (id: string) => AwarenessDay | undefined;

/** What the rule says for a year, overrides left aside; undefined where it says nothing. */
export function datesByRule(day: AwarenessDay, year: number, lookup: Lookup): Dates | undefined {
  const { rule } = day;
  switch (rule.kind) {
    case "range":
      return { start: dateOf(year, ...rule.from), end: dateOf(year, ...rule.until) };
    case "month":
      return { start: dateOf(year, rule.month, 1), end: dateOf(year, rule.month, daysInMonth(year, rule.month)) };
    case "weekContaining": {
      const inside = dateOf(year, rule.month, rule.day);
      return spanOf(addDays(inside, 1 - weekdayOf(inside)), 7);
    }
    default: {
      const start = startByRule(rule, year, lookup);
      return start === undefined ? undefined : spanOf(start, lengthIn(day, year));
    }
  }
}

type StartRule = Exclude<Rule, { readonly kind: "range" | "month" | "weekContaining" }>;

function startByRule(rule: StartRule, year: number, lookup: Lookup): string | undefined {
  switch (rule.kind) {
    case "fixed":
      return dateOf(year, rule.month, rule.day);
    case "nthWeekday": {
      const date = addDays(onOrAfter(dateOf(year, rule.month, 1), rule.weekday), (rule.nth - 1) * 7);
      return monthOf(date) === rule.month ? date : undefined;
    }
    case "weekdayOnOrAfter":
      return onOrAfter(dateOf(year, rule.month, rule.day), rule.weekday);
    case "offsetFrom":
      return shifted(ruleStartOf(rule.of, year, lookup), rule.days);
    case "childOf":
      return rule.days === undefined ? undefined : shifted(announcedStartOf(rule.parent, year, lookup), rule.days);
    case "announced":
      return undefined;
    default:
      return rule satisfies never;
  }
}

function ruleStartOf(id: string, year: number, lookup: Lookup): string | undefined {
  const day = lookup(id);
  return day && datesByRule(day, year, lookup)?.start;
}

function announcedStartOf(id: string, year: number, lookup: Lookup): string | undefined {
  return lookup(id)?.overrides?.[year]?.start ?? ruleStartOf(id, year, lookup);
}

function lengthIn(day: AwarenessDay, year: number): number {
  const { length = 1 } = day;
  if (typeof length === "number") return length;
  return length.before.find(({ until }) => year <= until)?.days ?? length.days;
}

function onOrAfter(date: string, weekday: number): string {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

function shifted(date: string | undefined, days: number): string | undefined {
  return date === undefined ? undefined : addDays(date, days);
}

function spanOf(start: string, days: number): Dates {
  return days > 1 ? { start, end: addDays(start, days - 1) } : { start };
}

/** "Mon 16 Nov to Fri 20 Nov". */
export function spanText(dates: { readonly start: string; readonly end?: string | undefined }): string {
  const start = shortDayText(dates.start);
  return dates.end === undefined ? start : `${start} to ${shortDayText(dates.end)}`;
}
