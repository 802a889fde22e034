/** Whether what a text claims of days is true on the day it goes out. */
import {
  addDays,
  dateOf,
  daysBetween,
  daysInMonth,
  dayText,
  monthOf,
  weekdayOf,
  yearOf,
} from "../../../calendar/dates.ts";
import type { Delivery } from "../../../plan/delivery.ts";
import type { Edge } from "./day-edges.ts";
import type { WrittenDate } from "./find-dates.ts";
import { nearestYear } from "./nearest-year.ts";
import { ownNames, ownTags } from "./own-day.ts";
import { type Claim, claimsIn } from "./relative-days.ts";
import type { RelativeWord } from "./relative-words.ts";

interface Range {
  readonly from: string;
  readonly until: string;
}

export interface Untruth {
  readonly claim: Claim;
  /** What is so instead, as the end of a sentence: "it is on Thursday 18 March". */
  readonly truth: string;
}

/** The whole month that a date is in. */
function month(date: string): Range {
  const [year, number] = [yearOf(date), monthOf(date)];
  return { from: dateOf(year, number, 1), until: dateOf(year, number, daysInMonth(year, number)) };
}

/** The dates that the word means on the day the post goes out. */
function meant(word: RelativeWord, today: string): Range {
  const on = (days: number) => ({ from: addDays(today, days), until: addDays(today, days) });
  const monday = addDays(today, 1 - weekdayOf(today));
  const week = (weeks: number) => ({ from: addDays(monday, weeks * 7), until: addDays(monday, weeks * 7 + 6) });
  const weekend = (weeks: number) => ({ from: addDays(monday, weeks * 7 + 5), until: addDays(monday, weeks * 7 + 6) });
  switch (word) {
    case "today":
      return on(0);
    case "tomorrow":
      return on(1);
    case "yesterday":
      return on(-1);
    case "the day after tomorrow":
      return on(2);
    case "the day before yesterday":
      return on(-2);
    case "a week today":
      return on(7);
    case "a week tomorrow":
      return on(8);
    case "a fortnight today":
      return on(14);
    case "this week":
      return week(0);
    case "next week":
      return week(1);
    case "last week":
      return week(-1);
    case "this weekend":
      return weekend(0);
    case "next weekend":
      // On a Monday some call the coming one so.
      return { from: weekend(0).from, until: weekend(1).until };
    case "last weekend":
      return weekend(-1);
    case "this month":
      return month(today);
    case "next month":
      return month(addDays(month(today).until, 1));
    case "last month":
      return month(addDays(month(today).from, -1));
    default:
      return word satisfies never;
  }
}

/** On a Saturday or Sunday some mean the week that begins on Monday: "this week" and "next week" are left alone. */
function isClear(word: RelativeWord, today: string): boolean {
  return !word.endsWith("week") || weekdayOf(today) <= 5;
}

function isOn(word: RelativeWord, today: string, { from, until }: Range): boolean {
  const range = meant(word, today);
  return !isClear(word, today) || (range.from <= until && range.until >= from);
}

/** Without a month the day of the month alone; absent for a date that no calendar has. */
function datesMeant({ day, month, year }: WrittenDate, word: RelativeWord, today: string): Range | undefined {
  if (month === undefined) {
    const { from, until } = meant(word, today);
    if (from === until) return Number(from.slice(8)) === day ? { from, until } : undefined;
    return { from, until };
  }
  const of = year ?? nearestYear(today, month, day);
  if (day > daysInMonth(of, month)) return { from: today, until: today };
  const date = dateOf(of, month, day);
  return { from: date, until: date };
}

/** "Thursday is #CEADay27", and "this Thursday", which is within a week. */
function isOnWeekday(claim: Claim & { readonly kind: "day-on" }, { anchor }: Delivery, today: string): boolean {
  const ahead = daysBetween(today, anchor.date);
  if (claim.soon && (ahead < 0 || ahead > 7) && anchor.date === anchor.day) return false;
  return [anchor.date, anchor.day].map(weekdayOf).includes(claim.weekday) || anchor.until !== anchor.date;
}

function distance(days: number): string {
  if (days === 0) return "it is that day then";
  if (Math.abs(days) === 1) return days < 0 ? "it was the day before" : "it is tomorrow then";
  return days < 0 ? `it is ${-days} days past then` : `it is ${days} days away then`;
}

function truthOfEdge(claim: Edge, { anchor, local }: Delivery, today: string): string | undefined {
  switch (claim.kind) {
    case "ahead":
      return today < anchor.date || today < anchor.day ? undefined : distance(daysBetween(today, anchor.date));
    case "over":
      return today >= anchor.date || today >= anchor.day ? undefined : distance(daysBetween(today, anchor.date));
    case "weekend":
      return weekdayOf(today) >= 5 ? undefined : `it is ${dayText(today, "en")} then`;
    case "hour": {
      const hour = Number(local.slice(11, 13)) + Number(local.slice(14, 16)) / 60;
      return claim.from <= hour && hour < claim.until ? undefined : `it is ${local.slice(11, 16)} then`;
    }
    default:
      return claim satisfies never;
  }
}

function truthOf(claim: Claim, delivery: Delivery, today: string): string | undefined {
  const { anchor } = delivery;
  const theDay = `it is on ${dayText(anchor.date, "en")}`;
  switch (claim.kind) {
    case "day":
    case "some-day": {
      const moved = { from: anchor.day, until: anchor.day };
      const own = { from: anchor.date, until: anchor.until };
      return isOn(claim.word, today, own) || isOn(claim.word, today, moved) ? undefined : theDay;
    }
    case "date": {
      const dates = datesMeant(claim.date, claim.word, today);
      if (dates !== undefined && isOn(claim.word, today, dates)) return undefined;
      return `"${claim.word}" is then ${dayText(meant(claim.word, today).from, "en")}`;
    }
    case "weekday": {
      const { from } = meant(claim.word, today);
      return weekdayOf(from) === claim.weekday ? undefined : `${claim.word} is then ${dayText(from, "en")}`;
    }
    case "day-on":
      return isOnWeekday(claim, delivery, today) ? undefined : theDay;
    case "countdown": {
      const right = [anchor.date, anchor.day].map((date) => daysBetween(today, date));
      const near = right.some((days) => Math.abs(days - claim.days) <= claim.slack);
      const [days = 0] = right;
      return near ? undefined : distance(days);
    }
    case "ahead":
    case "over":
    case "weekend":
    case "hour":
      return truthOfEdge(claim, delivery, today);
    default:
      return claim satisfies never;
  }
}

const maySpeakOfDays =
  /(?<![\p{L}\p{N}])(?:today|tonight|tomorrow|yesterday|this|next|last|week|days?|sleeps?|fortnight|months?|hours?|happy|good|weekend|coming|ready|forward|counting|date|over|ended|passed|finished|gone|thank|eve|it['’]?s|it is|welcome|here|arrived|heddiw|heno|yfory|ddoe|wythnos|mon|tue|wed|thu|fri|sat|sun|throwback|motivation|wellness|wellbeing|mental|wisdom|tgif)/iu;

const judged = new WeakMap<Delivery, Map<string, readonly Untruth[]>>();

/** `today` is the local date of the post. */
export function untruthsIn(text: string, delivery: Delivery): readonly Untruth[] {
  if (!maySpeakOfDays.test(text)) return [];
  const known = judged.get(delivery) ?? new Map<string, readonly Untruth[]>();
  judged.set(delivery, known);
  const found = known.get(text) ?? judge(text, delivery);
  known.set(text, found);
  return found;
}

function judge(text: string, delivery: Delivery): readonly Untruth[] {
  const today = delivery.local.slice(0, 10);
  return claimsIn(text, { names: ownNames(delivery), tags: ownTags(delivery) }).flatMap((claim) => {
    const truth = truthOf(claim, delivery, today);
    return truth === undefined ? [] : [{ claim, truth }];
  });
}
