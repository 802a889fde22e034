/** The days of polls against what others reckoned, or found at the elections themselves. */
import { describe, expect, it } from "vitest";
import { nations } from "../../src/calendar/bank-holidays/nations.ts";
import { lastNoticeDay, workingDaysBefore } from "../../src/calendar/bank-holidays/polls.ts";
import { boundsOf } from "../../src/campaign/periods/bounds.ts";
import { daysOf } from "../../src/campaign/periods/days.ts";
import { isFault } from "../../src/diagnostics/fault.ts";
import { knownLists, knownPolls } from "./known-polls.ts";

describe("the polls of 2019 to 2030", () => {
  it.each(knownPolls)("%s: notice and period are those of each nation", (poll, ...expected) => {
    expect(nations.map((nation) => lastNoticeDay(poll, nation))).toEqual(expected);

    const periods = nations.map((nation) => {
      const bounds = boundsOf({ id: "p", kind: "pre-election", nation, poll });
      if (isFault(bounds)) throw new Error(bounds.message);
      const { since, until } = bounds;
      const known = { id: "p", kind: "pre-election", rule: "ask", exceptCritical: false, path: [] } as const;
      return daysOf({ ...known, since, ...(until !== undefined && { until }) });
    });
    expect(periods).toEqual(expected.map((from) => ({ from, until: poll })));
  });

  it("are at least one a year, in each nation", () => {
    expect(new Set(knownPolls.map(([poll]) => Number(poll.slice(0, 4)))).size).toBe(12);
  });
});

describe("working days", () => {
  it.each(knownLists)("are counted as for the list of candidates of %s", (_, poll, days, nation, date) => {
    expect(workingDaysBefore(poll, days, nation)).toBe(date);
  });
});
