/** Which day a campaign is for in another year, by its rule, and how far its written dates move with it. */
import { findDay, type Occurrence, occurrence } from "../../calendar/awareness-days.ts";
import { addDays, dateOf, daysBetween, daysInMonth, longDay, weekdayOf } from "../../calendar/dates.ts";
import type { Campaign } from "../../campaign/model.ts";
import { anchorOf } from "../../plan/anchor.ts";
import type { Anchor } from "../../plan/delivery.ts";

export interface NewDay {
  readonly from: number;
  /** Absent where nobody has announced it yet. */
  readonly date?: string;
  /** Only a date that is sure may stand as `date:`, which counts as confirmed. */
  readonly isSure: boolean;
  /** What `day` means then, and meant before. */
  readonly anchor?: Anchor;
  readonly before?: Anchor;
  /** Whole weeks in days, so that each written date keeps its weekday. */
  readonly shift: number;
  /** A sentence each, for the review. */
  readonly said: readonly string[];
}

/** Absent where the file says no year at all: then there is nothing to roll. */
export function yearOfCampaign({ year, date }: Campaign): number | undefined {
  return year ?? (date === undefined ? undefined : Number(date.slice(0, 4)));
}

function anniversary(date: string, year: number): string {
  const month = Number(date.slice(5, 7));
  return dateOf(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)));
}

/** The nearest date of the same weekday. */
function sameWeekday(date: string, near: string): string {
  return addDays(date, Math.round(daysBetween(date, near) / 7) * 7);
}

interface Found {
  readonly date?: string;
  readonly isSure: boolean;
  readonly said: readonly string[];
}

function fromCalendar(found: Occurrence): Found {
  const { name, year, date, status, reason, source } = found;
  const why = reason === undefined ? "" : ` ${reason}`;
  if (date === undefined) {
    return {
      isSure: false,
      said: [`No date of ${name} ${year} is known.${why} Look it up (${source}) and write \`date:\`.`],
    };
  }
  if (status === "confirmed") return { date, isSure: true, said: [`${name} ${year} is on ${longDay(date)}.`] };
  const forecast = `${name} ${year} is not confirmed; the forecast is ${longDay(date)}.${why}`;
  return { date, isSure: false, said: [`${forecast} Ask the organiser (${source}), then write \`date: ${date}\`.`] };
}

/** A day of one's own: its weekday counts, or its date where the weekend rule takes care of the weekday. */
function ownDay(written: string, year: number, { onWeekend }: Campaign): Found {
  const same = anniversary(written, year);
  if (onWeekend !== "keep") {
    return {
      date: same,
      isSure: true,
      said: [
        `\`date\` stays on the same date, now ${longDay(same)}, since \`on-weekend: ${onWeekend}\` looks after weekends.` +
          ` On the weekday of before it would be ${longDay(sameWeekday(written, same))}.`,
      ],
    };
  }
  const date = sameWeekday(written, same);
  return {
    date,
    isSure: true,
    said: [`\`date\` keeps its weekday, now ${longDay(date)}. On the date of before it would be ${longDay(same)}.`],
  };
}

function weekendSaid({ date, day }: Anchor, { onWeekend }: Campaign): readonly string[] {
  if (date !== day) return [`\`day\` means ${longDay(day)}, by \`on-weekend: ${onWeekend}\`.`];
  if (weekdayOf(date) < 6) return [];
  return [`${longDay(date)} is at a weekend, and \`day\` means it, since \`on-weekend\` keeps it.`];
}

function nameSaid(day: string, from: number, to: number): readonly string[] {
  const known = findDay(day);
  if (known === undefined) return [];
  const [old, now] = [occurrence(known, from).name, occurrence(known, to).name];
  return old === now ? [] : [`The day is called "${now}" now, no more "${old}".`];
}

/** The campaign as it was planned, and its day in `year`. Undefined where it says no year. */
export function newDay(campaign: Campaign, year: number): NewDay | undefined {
  const from = yearOfCampaign(campaign);
  if (from === undefined) return undefined;
  const { day: id, date: written } = campaign;
  const known = id === undefined ? undefined : findDay(id);
  const found =
    known === undefined
      ? written === undefined
        ? { isSure: false, said: [] }
        : ownDay(written, year, campaign)
      : fromCalendar(occurrence(known, year));
  const { date: _, ...undated } = campaign;
  const before = anchorOf(campaign).anchor;
  const anchor = found.date === undefined ? undefined : anchorOf({ ...undated, year, date: found.date }).anchor;
  const old = before?.date ?? dateOf(from, 7, 1);
  const now = anchor?.date ?? anniversary(old, year);
  return {
    from,
    ...(found.date !== undefined && { date: found.date }),
    isSure: found.isSure,
    ...(anchor !== undefined && { anchor }),
    ...(before !== undefined && { before }),
    shift: Math.round(daysBetween(old, now) / 7) * 7,
    said: [
      ...found.said,
      ...(id === undefined ? [] : nameSaid(id, from, year)),
      ...(anchor === undefined ? [] : weekendSaid(anchor, campaign)),
    ],
  };
}
