/** From a clock on the wall to the instant, and back. Clocks that skip an hour, or show one twice, are said, never guessed. */
import { tzOffset } from "@date-fns/tz/tzOffset";
import { dateOf, dayText } from "./dates.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Offsets are `±HH:MM`, as the zone has them east of Greenwich. */
export type LocalInstant =
  | { readonly kind: "instant"; readonly instant: Date }
  /** The clocks go forward over it: `before` is the last minute shown, `after` the next one (HH:MM). */
  | { readonly kind: "gap"; readonly before: string; readonly after: string }
  /** The clocks go back over it, so it comes twice. The earlier one's offset is first. */
  | { readonly kind: "overlap"; readonly offsets: readonly string[] }
  /** The zone has another offset then. */
  | { readonly kind: "wrong-offset"; readonly offsets: readonly string[] };

export interface LocalTime {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM; seconds are dropped. */
  readonly time: string;
  /** ±HH:MM */
  readonly offset: string;
  /** `2027-03-18T09:00` */
  readonly text: string;
}

/**
 * Whether the name is an IANA time zone that this machine knows: `UTC`, `GMT`, or one with its region, as
 * `Europe/London`. Offsets and abbreviations are not: Node takes `BST` for Bangladesh, six hours off.
 */
export function isTimeZone(name: string): boolean {
  return zones.has(name) || (/^(UTC|GMT)$|^[A-Za-z].*\//.test(name) && isKnownHere(name));
}

/** That were asked about before and are some. */
const zones = new Set<string>();

function isKnownHere(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    zones.add(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant at which a clock in `zone` shows `time` (HH:MM) on `date`. A valid `offset` picks one of the two of an
 * overlap. Throws a RangeError on a date, time or zone that is none.
 */
export function instantOf(date: string, time: string, zone: string, offset?: string): LocalInstant {
  const wall = wallOf(date, time);
  const nearby = [offsetAt(wall - dayMs, zone), offsetAt(wall + dayMs, zone)];
  const valid = [...new Set(nearby)].filter((minutes) => offsetAt(wall - minutes * minuteMs, zone) === minutes);
  const [first, second] = valid.toSorted((a, b) => b - a);
  if (first === undefined) return gapAt(wall, zone, nearby);
  const offsets = (second === undefined ? [first] : [first, second]).map(offsetText);
  if (offset !== undefined) {
    const chosen = valid.find((minutes) => offsetText(minutes) === offset);
    return chosen === undefined ? { kind: "wrong-offset", offsets } : instantAt(wall, chosen);
  }
  return second === undefined ? instantAt(wall, first) : { kind: "overlap", offsets };
}

/** What a clock in `zone` shows at an instant. */
export function localOf(instant: Date, zone: string): LocalTime {
  const minutes = offsetAt(instant.getTime(), zone);
  const wall = new Date(instant.getTime() + minutes * minuteMs);
  const date = dateOf(wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate());
  const time = `${pad(wall.getUTCHours())}:${pad(wall.getUTCMinutes())}`;
  return { date, time, offset: offsetText(minutes), text: `${date}T${time}` };
}

/** The zone of those who read, where no campaign says another. */
export const homeZone = "Europe/London";

/** For a column: `2027-03-18 09:00`, as a clock in the zone shows it. */
export function minuteText(instant: Date, zone: string = homeZone): string {
  return localOf(instant, zone).text.replace("T", " ");
}

/** Equal for instants that a clock shows as the same minute. */
export function minuteIndex(instant: Date): number {
  return Math.floor(instant.getTime() / minuteMs);
}

/** For a sentence: `09:00 on Thursday 18 March 2027`, as a clock in the zone shows it. */
export function whenText(instant: Date, zone: string = homeZone): string {
  const { date, time } = localOf(instant, zone);
  return `${time} on ${dayText(date, "en-GB")} ${date.slice(0, 4)}`;
}

/** The wall clock's reading as if it were UTC, in milliseconds. */
function wallOf(date: string, time: string): number {
  const wall = Date.parse(`${date}T${time}:00.000Z`);
  if (Number.isNaN(wall) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    throw new RangeError(`${date} ${time} is not a date and a time (YYYY-MM-DD HH:MM).`);
  }
  return wall;
}

/** Minutes east of Greenwich. */
function offsetAt(time: number, zone: string): number {
  // A day whose ends have one offset has no other in between: no zone changes its clocks twice within a day.
  const day = Math.floor(time / dayMs);
  const minutes = offsetOfDay(day, zone);
  return minutes === offsetOfDay(day + 1, zone) ? minutes : askedOffset(time, zone);
}

const mostDays = 10_000;
/** By zone and day: to ask takes twenty microseconds, and the times of a year share its days. */
const known = new Map<string, Map<number, number>>();

/** When the day begins in Greenwich. */
function offsetOfDay(day: number, zone: string): number {
  const days = known.get(zone) ?? new Map<number, number>();
  const before = days.get(day);
  if (before !== undefined) return before;
  const minutes = askedOffset(day * dayMs, zone);
  if (days.size >= mostDays) days.clear();
  days.set(day, minutes);
  known.set(zone, days);
  return minutes;
}

function askedOffset(time: number, zone: string): number {
  const minutes = tzOffset(zone, new Date(time));
  if (Number.isNaN(minutes)) throw new RangeError(`${zone} is not a time zone.`);
  return minutes;
}

function instantAt(wall: number, minutes: number): LocalInstant {
  return { kind: "instant", instant: new Date(wall - minutes * minuteMs) };
}

/** Between the two instants that the reading could have meant the clocks jump; halving finds where. */
function gapAt(wall: number, zone: string, offsets: readonly number[]): LocalInstant {
  let early = wall - Math.max(...offsets) * minuteMs;
  let late = wall - Math.min(...offsets) * minuteMs;
  const before = offsetAt(early, zone);
  while (late - early > minuteMs) {
    const middle = early + Math.floor((late - early) / 2 / minuteMs) * minuteMs;
    if (offsetAt(middle, zone) === before) early = middle;
    else late = middle;
  }
  return { kind: "gap", before: localOf(new Date(early), zone).time, after: localOf(new Date(late), zone).time };
}

function offsetText(minutes: number): string {
  const size = Math.floor(Math.abs(minutes));
  return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
