/** Guesses what a person meant by a time that is not of the grammar, so that a problem can show the line to write. */
import { parseDay, parseTime } from "./written-time.ts";

const clockAtEnd =
  /(?:^|[\s,t]|(?<=y))(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})?\s*(am|pm|noon)?\s*(z|[+-]\d{1,2}:?\d{2})?$/;

/** The same time as the grammar writes it, or undefined where it cannot be told. */
export function suggestTime(written: string): string | undefined {
  const text = written.trim().toLowerCase().replace(/[−–—]/g, "-");
  const match = clockAtEnd.exec(text);
  if (match === null) return undefined;
  const [, hours = "", minutes, half, offset] = match;
  if (minutes === undefined && half === undefined) return undefined;
  const day = suggestDay(text.slice(0, match.index));
  if (day === undefined) return undefined;
  const guess = `${day} ${twoDigits(clockHours(Number(hours), half))}:${minutes ?? "00"}${suggestOffset(offset)}`;
  return parseTime(guess) === undefined ? undefined : guess;
}

/** The same day as the grammar writes it, or undefined where it cannot be told. */
export function suggestDay(written: string): string | undefined {
  const guess = spelledDay(written.trim().toLowerCase().replace(/[−–—]/g, "-").replace(/[,t]$/, "").trim());
  return guess === undefined || parseDay(guess) === undefined ? undefined : guess;
}

function spelledDay(text: string): string | undefined {
  const relative = /^(?:the )?(?:day|d)?(?:\s*([+-])\s*0*(\d+))?$/.exec(text);
  if (relative !== null) {
    const [, sign, count] = relative;
    return sign === undefined || count === undefined ? "day" : `day${sign}${count}`;
  }
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (yearFirst !== null) return `${yearFirst[1]}-${twoDigits(yearFirst[2])}-${twoDigits(yearFirst[3])}`;
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (dayFirst !== null) return `${dayFirst[3]}-${twoDigits(dayFirst[2])}-${twoDigits(dayFirst[1])}`;
  return undefined;
}

function clockHours(hours: number, half: string | undefined): number {
  if (half === undefined || half === "noon" || hours > 12) return hours;
  return half === "am" ? hours % 12 : (hours % 12) + 12;
}

function suggestOffset(offset: string | undefined): string {
  if (offset === undefined) return "";
  if (offset === "z") return "+00:00";
  const digits = offset.slice(1).replace(":", "").padStart(4, "0");
  return `${offset.slice(0, 1)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function twoDigits(value: string | number | undefined): string {
  return String(value ?? "").padStart(2, "0");
}
