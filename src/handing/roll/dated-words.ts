/** What a text says that was right last year and may be wrong now: dates, weekdays, years, prices, events. */

import { weekdaysIn } from "../../check/text/days/find-weekdays.ts";
import { datesWithWeekdays } from "../../check/text/days/pair-dates.ts";
import type { Span } from "../../diagnostics/source.ts";

export type Kind = "date" | "weekday" | "year" | "price" | "event";

export interface DatedWord extends Span {
  readonly kind: Kind;
  readonly words: string;
}

const ordinal =
  "\\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth";

const patterns: readonly (readonly [Kind, RegExp])[] = [
  ["year", /(?<![\d.,])(?<!\d[ \u00a0])(?:19|20)\d{2}(?![\d,]|\.\d|[ \u00a0]\d{3})/gu],
  ["year", /(?<![\p{L}\p{N}])['’‘]\d{2}(?![\p{L}\p{N}])/gu],
  ["year", /(?<!\p{L})(?:last year|a year ago|llynedd)(?!\p{L})/giu],
  ["year", new RegExp(`(?<![\\p{L}\\p{N}])(?:${ordinal})[ -](?:annual|anniversary|year)(?!\\p{L})`, "giu")],
  ["price", /[£€$][ \u00a0]?\d[\d,]*(?:\.\d+)?|(?<![\p{L}\d])\d+(?:\.\d{2})?[ \u00a0]?(?:pounds?|pence|p)(?!\p{L})/giu],
  [
    "event",
    /(?<!\p{L})(?:conferences?|webinars?|workshops?|seminars?|summits?|exhibitions?|vigils?|drop[- ]?ins?|open (?:days?|evenings?|mornings?)|coffee mornings?|training (?:day|session|course)s?|launch events?|events?|festivals?|fun days?|concerts?|tickets?|rsvp|(?:book|reserve) (?:a |your )?(?:free )?places?|register (?:at|here|now|by|for|your)|places? (?:left|available)|deadline|closing date|cynhadledd|gweminar|gweithdy|digwyddiad(?:au)?|tocyn(?:nau)?)(?!\p{L})/giu,
  ],
];

const everyDay = /(?:every|each|most|bob)[ \t]+$/iu;

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start < outer.end && outer.start < inner.end;
}

/** In order; where two overlap, the one found first: a date has its weekday and its year in it. Names in braces are no words. */
export function datedWordsIn(text: string): readonly DatedWord[] {
  const braces = [...text.matchAll(/\{[^{}\n]*\}/gu)].map(({ 0: all, index }) => ({
    start: index,
    end: index + all.length,
  }));
  const found: DatedWord[] = [];
  const add = (kind: Kind, { start, end }: Span): void => {
    const span = { start, end };
    if (braces.some((each) => isWithin(span, each)) || found.some((each) => isWithin(span, each))) return;
    found.push({ kind, start, end, words: text.slice(start, end).replace(/\s+/gu, " ") });
  };
  for (const date of datesWithWeekdays(text)) add("date", date);
  for (const day of weekdaysIn(text)) {
    if (!everyDay.test(text.slice(Math.max(0, day.start - 10), day.start))) add("weekday", day);
  }
  for (const [kind, pattern] of patterns) {
    for (const { 0: words, index } of text.matchAll(pattern)) add(kind, { start: index, end: index + words.length });
  }
  return found.toSorted((a, b) => a.start - b.start);
}
