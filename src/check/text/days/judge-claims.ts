/** Whether what a text claims of days is true on the day it goes out. */
import { addDays, dateOf, daysBetween, daysInMonth, dayText, weekdayOf } from "../../../calendar/dates.ts";
import type { Delivery } from "../../../plan/delivery.ts";
import type { WrittenDate } from "./dates.ts";
import { nearestYear } from "./nearest-year.ts";
import { ownNames, ownTags } from "./own-day.ts";
import { type Claim, claimsIn, type RelativeWord } from "./relative-days.ts";

interface Range {
  readonly from: string;
  readonly until: string;
}

export interface Untruth {
  readonly claim: Claim;
  /** What is so instead, as the end of a sentence: "it is on Thursday 18 March". */
  readonly truth: string;
}

/** The dates that the word means on the day the post goes out. */
function meant(word: RelativeWord, today: string): Range {
  const on = (days: number) => ({ from: addDays(today, days), until: addDays(today, days) });
  const monday = addDays(today, 1 - weekdayOf(today));
  const week = (weeks: number) => ({ from: addDays(monday, weeks * 7), until: addDays(monday, weeks * 7 + 6) });
  switch (word) {
    case "today":
      return on(0);
    case "tomorrow":
      return on(1);
    case "yesterday":
      return on(-1);
    case "a week today":
      return on(7);
    case "this week":
      return week(0);
    case "next week":
      return week(1);
    case "last week":
      return week(-1);
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
      return near ? undefined : days === 1 ? "it is tomorrow then" : `it is ${days} days away then`;
    }
    default:
      return claim satisfies never;
  }
}

const maySpeakOfDays =
  /(?<![\p{L}\p{N}])(?:today|tonight|tomorrow|yesterday|this|next|last|week|days?|sleeps?|fortnight|months?|hours?|tonight|happy|it['’]?s|it is|welcome|here|arrived|heddiw|heno|yfory|ddoe|wythnos|mon|tue|wed|thu|fri|sat|sun)/iu;

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
