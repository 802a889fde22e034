/**
 * Bank holidays as GOV.UK's bank-holidays.json lists them, one-offs included. Dates are kept; the names of those that recur
 * come from the rule (by-rule.ts), those of the others stand here. A year that GOV.UK has published is added as a line.
 */
import type { Division } from "./nations.ts";

export const published = {
  source: "https://www.gov.uk/bank-holidays.json",
  /** YYYY-MM-DD: when the list was last compared. */
  checkedOn: "2026-11-28",
  from: 2019,
  until: 2028,
} as const;

/** MM-DD by year. */
export const publishedDates: Readonly<Record<Division, Readonly<Record<number, string>>>> = {
  "england-and-wales": {
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
    2028: "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
  },
  scotland: {
    2019: "01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26",
    2020: "01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28",
    2021: "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28",
    2022: "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27",
    2023: "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26",
    2024: "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26",
    2025: "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26",
    2026: "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28",
    2027: "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28",
    2028: "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26",
  },
  "northern-ireland": {
    2019: "01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26",
    2020: "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28",
    2021: "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28",
    2022: "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27",
    2023: "01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26",
    2024: "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26",
    2025: "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26",
    2026: "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28",
    2027: "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28",
    2028: "01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26",
  },
};

/** What no rule names, or what GOV.UK calls otherwise than its rule would. */
export const titlesByDate: Readonly<Record<string, string>> = {
  "2020-05-08": "Early May bank holiday (VE day)",
  "2022-06-02": "Spring bank holiday",
  "2022-06-03": "Platinum Jubilee bank holiday",
  "2022-09-19": "Bank Holiday for the State Funeral of Queen Elizabeth II",
  "2023-01-02": "New Year’s Day",
  "2023-01-03": "2nd January",
  "2023-05-08": "Bank holiday for the coronation of King Charles III",
  "2026-06-15": "World Cup bank holiday",
};

/** Substitutes that the rule would not call so: Scotland's 2 January 2023 was the Monday after New Year's Day. */
export const alsoSubstitutes: ReadonlySet<string> = new Set(["2023-01-02"]);
