import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dayText } from "../../src/calendar/dates.ts";
import { readTime } from "../../src/campaign/times/read-time.ts";
import { planCampaign } from "../../src/plan/plan.ts";
import { momentOf } from "../../src/plan/times/moment.ts";
import { aCampaign, anAccount, aPost, aWorkspace } from "../support/campaign/a-plan.ts";

const document = readFileSync(new URL("../../docs/times.md", import.meta.url), "utf8");
const zone = "Europe/London";

describe("docs/times.md", () => {
  it("says when each time goes out", () => {
    const rows = [...document.matchAll(/^\| `at: (.+)` \| (.+) (\d{4}), (\d\d:\d\d) \|$/gm)];

    expect(rows.length).toBeGreaterThan(3);
    for (const [, written = "", day, year, time] of rows) {
      const moment = momentOf(readTime(written), "2027-03-18", zone);
      if ("code" in moment) throw new Error(moment.message);
      const [date = "", clock] = moment.local.split("T");
      expect([dayText(date, "en"), date.slice(0, 4), clock]).toEqual([day, year, time]);
    }
  });

  it("says what the weekend rule does", () => {
    const rows = [...document.matchAll(/^\| `(keep|previous-workday|next-workday)`.*? \| (.+) \| (.+) \| (.+) \|$/gm)];

    expect(rows).toHaveLength(3);
    for (const [, rule, ...days] of rows) {
      const onWeekend = rule as "keep" | "previous-workday" | "next-workday";
      const posts = ["day 09:00", "day-1 09:00", "2028-03-18 12:00"].map((at, index) => aPost(`p${index}`, { at }));
      const plan = planCampaign(aCampaign({ date: "2028-03-18", onWeekend, posts }), aWorkspace([anAccount("one")]));
      const byPost = plan.deliveries.toSorted((a, b) => (a.post < b.post ? -1 : 1));
      expect(byPost.map(({ local }) => dayText(local.slice(0, 10), "en"))).toEqual(days);
    }
  });

  it.each(["2027-03-28 01:30", "2027-10-31 01:30"])("quotes what is said of %s", (written) => {
    const quoted = document.replace(/\n> /g, " ").replace(/\s+/g, " ");

    const moment = momentOf(readTime(written), "2027-03-18", zone);

    if (!("code" in moment)) throw new Error("it is a moment");
    expect(quoted).toContain(`${moment.message} ${moment.help}`);
  });
});
