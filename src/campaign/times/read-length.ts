/** Lengths of time of a file as data, or what is wrong with them, with what was probably meant. */
import { type Fault, fault } from "../../diagnostics/fault.ts";
import { shortened } from "../../system/text/shorten.ts";
import { milliseconds } from "../duration.ts";

export interface UnreadableLength extends Fault {
  /** As it would be written. For checking only; absent where it cannot be told. */
  readonly meant?: string;
}

/** Told when its file is loaded; what has such a length is left out of the plan, which tells it again. */
export type ReadLength<Length> = Length | UnreadableLength;

/** Days are counted by the calendar, so that they keep the time of day; all else elapses, in milliseconds. */
export type Interval = { readonly days: number } | { readonly milliseconds: number };

export function lengthFault(written: string): UnreadableLength | undefined {
  if (/^\d{1,5}[mhd]$/.test(written)) return undefined;
  const meant = suggestLength(written);
  const count = /^\s*(\d{1,4})\s*$/.exec(written)?.[1];
  const found = fault(
    "duration-invalid",
    `"${shortened(written)}" is not a length of time that can be read.`,
    meant !== undefined
      ? `Write \`${meant}\`.`
      : count === undefined
        ? "Write minutes, hours or days, as in `30m`, `2h` or `1d`."
        : `Say of what: \`${count}m\` are minutes, \`${count}h\` hours, \`${count}d\` days.`,
  );
  return meant === undefined ? found : { ...found, meant };
}

function suggestLength(written: string): string | undefined {
  const word = written.trim().toLowerCase();
  const every = { hourly: "1h", daily: "1d", weekly: "7d", fortnightly: "14d" }[word];
  if (every !== undefined) return every;
  const weeks = /^(\d{1,3})\s*w(?:ee)?k?s?$/.exec(word)?.[1];
  if (weeks !== undefined) return `${Number(weeks) * 7}d`;
  const [, count, unit] = /^(\d{1,5})\s*(m(?!o)|h|d)[a-z]*$/.exec(word) ?? [];
  return count === undefined || unit === undefined ? undefined : `${count}${unit}`;
}

/** In milliseconds. */
export function readLength(written: string): ReadLength<number> {
  return lengthFault(written) ?? milliseconds(written);
}

export function readInterval(written: string): ReadLength<Interval> {
  return lengthFault(written) ?? intervalOf(written);
}

function intervalOf(written: string): Interval {
  return written.endsWith("d") ? { days: Number(written.slice(0, -1)) } : { milliseconds: milliseconds(written) };
}

/** As it was probably meant, where it cannot be read; undefined where that cannot be told. For checking only. */
export function meantLength({ meant }: UnreadableLength): number | undefined {
  return meant === undefined ? undefined : milliseconds(meant);
}

export function meantInterval({ meant }: UnreadableLength): Interval | undefined {
  return meant === undefined ? undefined : intervalOf(meant);
}
