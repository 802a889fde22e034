/** The calendar as a table for a person: a row a day where the terminal is wide, two lines a day where it is not. */
import { Chalk, type ChalkInstance } from "chalk";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { monthOf, shortDayText, yearOf } from "../../calendar/dates.ts";
import type { ListedDay } from "../../calendar/list-days.ts";
import type { Occurrence } from "../../calendar/occurrence.ts";

export interface TableLook {
  readonly color: boolean;
  /** Width of the terminal. Below 60 the table is 60 wide, and the terminal wraps it. */
  readonly columns: number;
}

interface Row {
  readonly when: string;
  readonly name: string;
  readonly id: string;
  readonly hashtags: string;
  readonly status: string;
}

/** A cell of a line: its text is wrapped at its width, which it also fills. */
interface Cell {
  readonly text: string;
  readonly width: number;
}

const leastColumns = 60;
/** From here on id and hashtags have columns of their own. */
const wideColumns = 150;
const margin = 2;
const whenWidth = 23;
const idWidth = 22;
const statusWidth = "unconfirmed".length;

export function formatDaysText(listed: readonly ListedDay[], look: TableLook): string {
  const chalk = new Chalk({ level: look.color ? 1 : 0 });
  const columns = Math.max(leastColumns, look.columns);
  const sections = Map.groupBy(listed, headingOf);
  return [...sections]
    .map(([heading, days]) => {
      const rows = days.map((day) => rowOf(day, chalk));
      return `${chalk.bold(heading)}\n${rows.map((row) => lines(row, columns, chalk)).join("")}`;
    })
    .join("\n");
}

/** "March 2027", or "2027" for what has no date. */
function headingOf({ occurrence: { date, year } }: ListedDay): string {
  if (date === undefined) return String(year);
  const month = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(Date.parse(date));
  return `${month} ${yearOf(date)}`;
}

function rowOf({ day, occurrence: found }: ListedDay, chalk: ChalkInstance): Row {
  return {
    when: found.date === undefined ? undatedText(found) : spanText(found.date, found.until),
    name: found.name,
    id: found.id,
    hashtags: found.hashtags.join(" ") + (day.hashtagsVerified || found.hashtags.length === 0 ? "" : " (not checked)"),
    status: found.status === "confirmed" ? chalk.green(found.status) : chalk.yellow(found.status),
  };
}

/** A year that was over when somebody last looked will not be announced any more. */
function undatedText({ year, checkedOn }: Occurrence): string {
  return year < yearOf(checkedOn) ? "date not recorded" : "date not yet announced";
}

/** The last day's year is only named where it is another one. */
function spanText(date: string, until: string | undefined): string {
  if (until === undefined) return shortDayText(date);
  const year = yearOf(until) === yearOf(date) ? "" : ` ${yearOf(until)}`;
  const isMonth = date.endsWith("-01") && monthOf(until) === monthOf(date) && Number(until.slice(8)) >= 28;
  return isMonth ? "all month" : `${shortDayText(date)} - ${shortDayText(until)}${year}`;
}

function lines(row: Row, columns: number, chalk: ChalkInstance): string {
  const when = { text: row.when, width: whenWidth };
  const status = { text: row.status, width: statusWidth };
  if (columns >= wideColumns) {
    const free = columns - 6 * margin - whenWidth - idWidth - statusWidth;
    const hashtagWidth = Math.floor(free * 0.4);
    return line([
      when,
      { text: row.name, width: free - hashtagWidth },
      { text: chalk.dim(row.id), width: idWidth },
      { text: chalk.dim(row.hashtags), width: hashtagWidth },
      status,
    ]);
  }
  const width = columns - 3 * margin - whenWidth - statusWidth;
  const below = { text: chalk.dim(`${row.id}  ${row.hashtags}`.trimEnd()), width: width + margin + statusWidth };
  return line([when, { text: row.name, width }, status]) + line([{ text: "", width: whenWidth }, below]);
}

/** One row of cells as its printed lines, without spaces at the ends. */
function line(cells: readonly Cell[]): string {
  const wrapped = cells.map(({ text, width }) => wrapAnsi(text, width, { hard: true }).split("\n"));
  const height = Math.max(...wrapped.map((cell) => cell.length));
  return Array.from({ length: height }, (_, at) => {
    const padded = cells.map(({ width }, index) => pad(wrapped[index]?.[at] ?? "", width));
    return `${["", ...padded].join(" ".repeat(margin)).trimEnd()}\n`;
  }).join("");
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}
