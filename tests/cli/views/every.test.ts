/** A series by an interval: days by the calendar, hours and minutes by elapsed time. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

/** In a year in which the clocks go forward on 28 March and back on 31 October. */
async function planned(at: string, date = "2027-03-18") {
  const campaign = `campaign: weeks\ntitle: Weeks\ndate: ${date}\nto: [print-room]\nposts:\n  - id: week\n    at: ${at}\n    series: [{ text: "Know the signs." }, { text: "You can talk to us." }, { text: "Somebody will listen." }]\n`;
  workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/weeks.yaml": campaign });
  const { stdout } = await runCampaign(["plan", "--format", "json", "--now", "2027-01-01T09:00:00Z"], {
    cwd: workspace.root,
  });
  const { deliveries, problems } = JSON.parse(stdout);
  return {
    times: deliveries.map(({ dueAt }: { dueAt: string }) => dueAt.slice(0, 16)),
    errors: problems
      .filter(({ severity }: { severity: string }) => severity === "error")
      .map(({ code, message }: { code: string; message: string }) => `${code}: ${message}`),
  };
}

describe("a series with `every`", () => {
  it.each([
    ["{ from: day 09:00, every: 7d }", "2027-03-18", ["2027-03-18T09:00", "2027-03-25T09:00", "2027-04-01T08:00"]],
    ["{ from: day 09:00, every: 7d }", "2027-10-20", ["2027-10-20T08:00", "2027-10-27T08:00", "2027-11-03T09:00"]],
    ["{ from: day 23:00, every: 12h }", "2027-03-27", ["2027-03-27T23:00", "2027-03-28T11:00", "2027-03-28T23:00"]],
    [
      "{ from: day 01:30+01:00, every: 1d }",
      "2027-10-30",
      ["2027-10-30T00:30", "2027-10-31T00:30", "2027-11-01T01:30"],
    ],
  ])("%s from %s", async (at, date, expected) => {
    const { times, errors } = await planned(at, date);

    expect(times).toEqual(expected);
    expect(errors).toEqual([]);
  });

  it.each([
    [
      "{ from: day 01:30, every: 1d }",
      "2027-03-27",
      "time-skipped: No. 2 of the series falls on 2027-03-28, when 01:30 does not exist",
    ],
    [
      "{ from: day 01:30, every: 1d }",
      "2027-10-30",
      "time-twice: No. 2 of the series falls on 2027-10-31, when 01:30 comes twice",
    ],
    [
      "{ from: day 09:00, every: 0d }",
      "2027-03-18",
      "time-not-fitting: The posts of the series would go out in one minute.",
    ],
    [
      "{ from: day 09:00 }",
      "2027-03-18",
      "time-not-fitting: The series has a first time, and nothing says when the others go out.",
    ],
    [
      "{ from: day 09:00, until: day 10:00, every: 1d }",
      "2027-03-18",
      "time-not-fitting: The series says both when it ends",
    ],
    ["{ from: day 09:00, every: weekly }", "2027-03-18", "duration-invalid"],
  ])("%s from %s is told", async (at, date, expected) => {
    const { times, errors } = await planned(at, date);

    expect(times).toEqual([]);
    expect(errors.join("\n")).toContain(expected);
  });
});
