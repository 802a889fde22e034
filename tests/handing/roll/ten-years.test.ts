/** Both samples rolled on, year after year and in one step: what moved, what stayed, and that nothing old is unmarked. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findDay, occurrence } from "../../../src/calendar/awareness-days.ts";
import { daysBetween, weekdayOf } from "../../../src/calendar/dates.ts";
import { noConsents } from "../../../src/campaign/consents/consents.ts";
import { loadWorkspace } from "../../../src/campaign/load.ts";
import type { Campaign } from "../../../src/campaign/model.ts";
import { noWords } from "../../../src/campaign/words/words.ts";
import { datesWithWeekdays } from "../../../src/check/text/days/pair-dates.ts";
import { isError } from "../../../src/diagnostics/problem.ts";
import { type Rolled, rollCampaign } from "../../../src/handing/roll/roll.ts";
import { planCampaign } from "../../../src/plan/plan.ts";
import { aWorkspace } from "../../support/campaign/a-workspace.ts";

const samples = path.resolve(import.meta.dirname, "../../../campaigns");
const read = (file: string) => readFileSync(path.join(samples, file), "utf8");
const accounts = read("accounts.yaml");

async function loaded(text: string, id: string) {
  const workspace = aWorkspace({ "campaigns/accounts.yaml": accounts, [`campaigns/${id}.yaml`]: text });
  try {
    const found = await loadWorkspace(workspace.root);
    const [campaign] = found.campaigns;
    if (campaign === undefined || found.workspace === undefined) throw new Error(JSON.stringify(found.problems));
    return { campaign, workspace: found.workspace, problems: found.problems };
  } finally {
    workspace.remove();
  }
}

function roll(campaign: Campaign, year: number): Rolled {
  const rolled = rollCampaign({ campaign, year, consents: noConsents, words: noWords, rows: [] });
  if (rolled === undefined) throw new Error("It says no year.");
  return rolled;
}

const reviewAt = (text: string) => text.search(/\n*# To look at, after the roll/);
const bodyOf = (text: string) => (reviewAt(text) === -1 ? text : `${text.slice(0, reviewAt(text))}\n`);
/** A line without what may change in it: its dates and years. */
const undated = (line: string) =>
  line
    .replace(/20\d\d-\d\d-\d\d/g, "DATE")
    .replace(/20\d\d/g, "YEAR")
    .replace(/\+0[01]:00/g, "OFFSET");
const dates = (text: string) =>
  [...text.matchAll(/(?:at|from|until): (20\d\d-\d\d-\d\d)/g)].map(([, date = ""]) => date);

function expectRolled(before: string, { text, review }: Rolled, from: number): void {
  const [old, now] = [bodyOf(before).split("\n"), bodyOf(text).split("\n")];
  expect(now.map(undated)).toEqual(old.map(undated));
  const listed = new Set(review.map(({ line }) => line));
  for (const [index, line] of now.entries()) {
    const comment = /(?:^|\s)#(?!["\w]).*$/.exec(line)?.[0] ?? "";
    const isOld = line.includes(String(from)) || datesWithWeekdays(comment).length > 0;
    if (isOld && !line.includes("TODO")) expect(listed, `line ${index + 1}: ${line}`).toContain(index + 1);
  }
  const [was, are] = [dates(bodyOf(before)), dates(bodyOf(text))];
  const moved = was.map((date, index) => daysBetween(date, are[index] ?? ""));
  expect(new Set(moved).size).toBeLessThanOrEqual(1);
  expect(are.map(weekdayOf)).toEqual(was.map(weekdayOf));
}

const years = Array.from({ length: 10 }, (_, index) => 2028 + index);

describe.each(["ceaday-2027", "not-your-fault-2027"])("%s, rolled over ten years", (id) => {
  it("moves its day by the rule and its written dates by weeks, and keeps all else, year after year", async () => {
    let before = read(`${id}.yaml`);
    for (const year of years) {
      const { campaign } = await loaded(before, id);
      const rolled = roll(campaign, year);
      expectRolled(before, rolled, year - 1);
      expect(rolled.id).toBe(id.replace("2027", String(year)));
      const now = await loaded(rolled.text, rolled.id);
      expect(now.problems).toEqual([]);
      const { deliveries, anchor, problems } = planCampaign(now.campaign, now.workspace);
      expect(problems.filter(isError)).toEqual([]);
      expect(deliveries.length).toBeGreaterThan(40);
      expect(anchor?.date).toBe(dayOf(campaign, year));
      before = rolled.text;
    }
  });

  it("comes to the same in one step, but for the list at its end", async () => {
    const { campaign } = await loaded(read(`${id}.yaml`), id);
    for (const year of years) {
      const rolled = roll(campaign, year);
      expectRolled(campaign.source.text, rolled, 2027);
      const { problems } = await loaded(rolled.text, rolled.id);
      expect(problems).toEqual([]);
    }
  });
});

function dayOf({ day, date = "" }: Campaign, year: number): string | undefined {
  const known = day === undefined ? undefined : findDay(day);
  return known === undefined ? `${year}${date.slice(4)}` : occurrence(known, year).date;
}
