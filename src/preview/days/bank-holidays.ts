/** Bank holidays of a nation: a line each for a person, GOV.UK's keys for a program. */
import type { BankHoliday } from "../../calendar/bank-holidays/bank-holidays.ts";
import { divisionOf, type Nation } from "../../calendar/bank-holidays/nations.ts";
import { published } from "../../calendar/bank-holidays/published.ts";
import { shortDayText, yearOf } from "../../calendar/dates.ts";
import { jsonText } from "../../system/text/json.ts";

type Print = (nation: Nation, listed: readonly BankHoliday[]) => string;

function text(_: Nation, listed: readonly BankHoliday[]): string {
  const line = ({ date, title, notes, status }: BankHoliday) => {
    const remarks = [notes.toLowerCase(), status === "reckoned" ? "reckoned" : ""].filter((remark) => remark !== "");
    const remark = remarks.length === 0 ? "" : ` (${remarks.join(", ")})`;
    return `${`${shortDayText(date)} ${yearOf(date)}`.padEnd(17)}${title}${remark}\n`;
  };
  return listed.map(line).join("");
}

function json(nation: Nation, events: readonly BankHoliday[]): string {
  const { source, checkedOn } = published;
  return `${jsonText({ version: 1, nation, division: divisionOf(nation), source, checkedOn, events }, 2)}\n`;
}

export const formatBankHolidays: Readonly<Record<"text" | "json", Print>> = { text, json };
