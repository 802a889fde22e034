import { describe, expect, it } from "vitest";
import { awarenessDays, occurrence } from "../../../src/calendar/awareness-days.ts";
import { sampleAccounts, scaffoldCampaign } from "../../../src/campaign/file/scaffold.ts";
import { loadFiles, onlyCampaign } from "../../support/campaign/load-files.ts";

function written(id: string, year: number): string {
  const day = awarenessDays.find((each) => each.id === id);
  if (day === undefined) throw new Error(`No day ${id}`);
  return scaffoldCampaign({ occurrence: occurrence(day, year), to: ["try-out"], others: ["all"] });
}

describe("a new campaign file", () => {
  it("loads without a problem for every day of the calendar, in each of three years", async () => {
    const files = awarenessDays.flatMap(({ id }) =>
      [2026, 2027, 2028].map((year) => [`campaigns/${id}-${year}.yaml`, written(id, year)] as const),
    );

    const loaded = await loadFiles({ "campaigns/accounts.yaml": sampleAccounts("test"), ...Object.fromEntries(files) });

    expect(loaded.problems).toEqual([]);
    expect(loaded.campaigns).toHaveLength(files.length);
  });

  it("has the line that editors read, and hashtags whose year is a template", () => {
    const text = written("ceaday", 2027);

    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../schema/campaign.schema.json");
    expect(text).toContain('hashtags: ["#CEADay{yy}"');
    expect(text).not.toContain("# date:");
  });

  it("has a theme for each day of a week", async () => {
    const loaded = await loadFiles({
      "campaigns/accounts.yaml": sampleAccounts("test"),
      "campaigns/week.yaml": written("safer-sleep", 2027),
    });

    const daily = onlyCampaign(loaded).posts.filter(({ theme }) => theme !== undefined);
    expect(daily.map(({ at }) => "text" in at && at.text)).toEqual([
      "day 09:00",
      ...[1, 2, 3, 4, 5, 6].map((n) => `day+${n} 09:00`),
    ]);
    expect(new Set(daily.map(({ theme }) => theme)).size).toBe(7);
  });

  it("asks for the date where nobody has confirmed it", () => {
    expect(written("safer-sleep", 2027)).toContain("# date: 2027-03-08");
    expect(written("cmhw", 2027)).toContain("# date: 2027-MM-DD");
  });
});
