/** The calendar between two dates, narrowed to what a person looks for. */
import { doubtsAbout } from "./ambiguities.ts";
import type { AwarenessDay } from "./awareness-day.ts";
import { awarenessDays, findDay, occurrence } from "./awareness-days.ts";
import { dateOf, daysInMonth, yearOf } from "./dates.ts";
import { likelyMonths, type Occurrence } from "./occurrence.ts";

export interface ListedDay {
  readonly day: AwarenessDay;
  readonly occurrence: Occurrence;
  /** What the sources leave open about it, beside the occurrence's own reason. */
  readonly doubts: readonly string[];
}

export interface Window {
  /** First and last date, both included. */
  readonly from: string;
  readonly until: string;
}

/**
 * Everything that falls in the window, even in part, by date. What has no date yet comes after the dated ones of its
 * year, and only where the months it may fall in touch the window.
 */
export function listDays(window: Window, search = ""): readonly ListedDay[] {
  const wanted = wordsOf(search);
  return yearsAround(window)
    .flatMap((year) => awarenessDays.map((day) => listedIn(day, year)))
    .filter((listed) => touches(listed, window) && hasWords(textsOf(listed.occurrence), wanted))
    .toSorted((a, b) => compare(sortKey(a.occurrence), sortKey(b.occurrence)));
}

function listedIn(day: AwarenessDay, year: number): ListedDay {
  return { day, occurrence: occurrence(day, year), doubts: doubtsAbout(day.id, year) };
}

/** Days that were once called by all of these words, and no longer are: to help a search that found nothing. */
export function formerlyCalled(search: string): readonly { readonly day: AwarenessDay; readonly name: string }[] {
  const wanted = wordsOf(search);
  return awarenessDays.flatMap((day) =>
    (day.formerly ?? []).flatMap(({ name, hashtags = [] }) =>
      name !== undefined && hasWords([name, ...hashtags], wanted) ? [{ day, name }] : [],
    ),
  );
}

/** A range that began in the year before may still be on. */
function yearsAround({ from, until }: Window): number[] {
  const first = yearOf(from) - 1;
  return Array.from({ length: yearOf(until) - first + 1 }, (_, index) => first + index);
}

function touches({ day, occurrence: found }: ListedDay, window: Window): boolean {
  const { date, until = date, year } = found;
  if (date !== undefined && until !== undefined) return overlaps({ from: date, until }, window);
  return likelyMonths(day, year, findDay).some((month) =>
    overlaps({ from: dateOf(year, month, 1), until: dateOf(year, month, daysInMonth(year, month)) }, window),
  );
}

function overlaps(a: Window, b: Window): boolean {
  return a.from <= b.until && b.from <= a.until;
}

function textsOf({ id, name, hashtags }: Occurrence): readonly string[] {
  return [id, name, ...hashtags];
}

/** All the words somewhere among the texts; no words fit everything. */
function hasWords(texts: readonly string[], words: readonly string[]): boolean {
  const text = fold(texts.join(" "));
  return words.every((word) => text.includes(word));
}

function wordsOf(search: string): readonly string[] {
  return fold(search)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Case, accents and apostrophes do not count: `childrens` finds Children's. */
function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();
}

/** After every date of its own year. */
function sortKey({ date, year, name }: Occurrence): string {
  return `${date ?? `${year}-99`} ${name}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
