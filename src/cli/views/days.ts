/** `campaign days`: what the calendar has between two dates. */
import { listBankHolidays } from "../../calendar/bank-holidays/bank-holidays.ts";
import { nations } from "../../calendar/bank-holidays/nations.ts";
import { published } from "../../calendar/bank-holidays/published.ts";
import { addDays, isCalendarDate, yearOf } from "../../calendar/dates.ts";
import { formerlyCalled, type ListedDay, listDays, type Window } from "../../calendar/list-days.ts";
import { localOf } from "../../calendar/local-time.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";

export interface DaysOptions {
  /** Words that name, id or hashtags must have. */
  readonly search?: string | undefined;
  /** YYYY-MM-DD; today when absent. */
  readonly from?: string | undefined;
  /** YYYY-MM-DD, included; a year after the first day when absent. */
  readonly until?: string | undefined;
  /** Those of a nation, in place of awareness days. */
  readonly bankHolidays?: boolean | undefined;
  readonly nation?: string | undefined;
}

/** The calendar is that of the United Kingdom. */
const zone = "Europe/London";

/** Prints the calendar. Throws a UsageError for a date or a format that is none. */
export async function runDays(context: Context, options: DaysOptions): Promise<ExitCode> {
  const window = windowOf(options, localOf(context.clock.now(), zone).date);
  if (options.bankHolidays === true) return runBankHolidays(context, { ...options, window });
  if (options.nation !== undefined) throw new UsageError("--nation goes with --bank-holidays.");
  const print = await printerFor(context);
  const listed = listDays(window, options.search);
  context.output.data(print(listed));
  remark(context, listed, options.search);
  return exitCodes.ok;
}

function windowOf(options: DaysOptions, today: string): Window {
  const from = dateFlag("--from", options.from) ?? today;
  const until = dateFlag("--until", options.until) ?? yearAfter(from);
  if (from <= until) return { from, until };
  const began = options.from === undefined ? `${from}, today (--from names another first day)` : from;
  throw new UsageError(`--until ${until} is before ${began}.`);
}

function dateFlag(flag: string, text: string | undefined): string | undefined {
  if (text === undefined || isCalendarDate(text)) return text;
  throw new UsageError(`${flag} ${text} is not a date. Write year, month and day, as in 2027-03-18.`);
}

/** The last day of the twelve months that begin with a date. */
function yearAfter(date: string): string {
  const next = `${yearOf(date) + 1}${date.slice(4)}`;
  const isLeapDay = date.endsWith("-02-29");
  return isLeapDay ? `${yearOf(date) + 1}-02-28` : addDays(next, -1);
}

async function runBankHolidays(
  { format, output }: Context,
  { window, search, nation: named = "england" }: DaysOptions & { readonly window: Window },
): Promise<ExitCode> {
  const nation = nations.find((each) => each === named);
  if (nation === undefined) throw new UsageError(`--nation ${named} is none of ${nations.join(", ")}.`);
  if (search !== undefined) throw new UsageError("--bank-holidays lists them all: leave out the words.");
  if (format !== "text" && format !== "json") {
    throw new UsageError(`--format ${format} is not known here. days --bank-holidays prints text, json.`);
  }
  const { formatBankHolidays } = await import("../../preview/days/bank-holidays.ts");
  const listed = listBankHolidays(nation, window);
  output.data(formatBankHolidays[format](nation, listed));
  if (format === "text" && listed.some(({ status }) => status === "reckoned")) {
    output.say(`After ${published.until} they are reckoned by rule: one-off holidays are not known yet.`);
  }
  return exitCodes.ok;
}

type Printer = (listed: readonly ListedDay[]) => string;

async function printerFor({ format, output }: Context): Promise<Printer> {
  switch (format) {
    case "text": {
      const { formatDaysText } = await import("../../preview/days/text.ts");
      return (listed) => formatDaysText(listed, output);
    }
    case "json":
      return (await import("../../preview/days/json.ts")).formatDaysJson;
    case "ics":
      return (await import("../../preview/days/ics.ts")).formatDaysIcs;
    default:
      throw new UsageError(`--format ${format} is not known here. days prints text, json, ics.`);
  }
}

function remark({ format, output }: Context, listed: readonly ListedDay[], search: string | undefined): void {
  if (listed.length === 0) output.say(nothingFound(search));
  const undated = listed.filter(({ occurrence }) => occurrence.date === undefined).length;
  const unconfirmed = listed.filter(({ occurrence }) => occurrence.status === "unconfirmed").length - undated;
  if (format === "text" && unconfirmed > 0) {
    output.say(`${count(unconfirmed, "date is", "dates are")} unconfirmed: ask the organiser before you plan by one.`);
  }
  if (format === "ics" && undated > 0) {
    output.say(`${count(undated, "day is", "days are")} left out, because nobody has announced a date yet.`);
  }
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function nothingFound(search: string | undefined): string {
  if (search === undefined) return "The calendar has nothing between these dates.";
  const [former] = formerlyCalled(search);
  const hint =
    former === undefined
      ? " Try fewer words, or other dates."
      : ` ${former.name} is ${former.day.name} now (${former.day.id}).`;
  return `The calendar has nothing by "${search}" between these dates.${hint}`;
}
