import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { uniqueProblems } from "../../src/diagnostics/unique.ts";
import { planText } from "../../src/preview/plan-text.ts";
import type { PlannedCampaign } from "../../src/preview/planned.ts";
import { anAccount, anAsset, aPart, aPost, aText } from "../support/a-plan.ts";
import { aPlannedCampaign } from "../support/a-planned-campaign.ts";

function textOf(campaign: PlannedCampaign, columns = 80, color = false): string {
  return planText([campaign], { color, columns });
}

describe("planText", () => {
  it("groups deliveries by day, counted from the day, with the zone said once", () => {
    const posts = [aPost("before", { at: "day-3 09:00" }), aPost("on"), aPost("after", { at: "day+1 08:30" })];

    const text = textOf(aPlannedCampaign({ title: "A day", posts }));

    expect(text).toBe(
      [
        "A day (c)",
        "Thursday 18 March 2027 · all times Europe/London (UTC+00:00)",
        "",
        "Monday 15 March 2027 · D-3",
        "  09:00  one  before  Know the signs.  15/300",
        "",
        "Thursday 18 March 2027 · the day",
        "  09:00  one  on      Know the signs.  15/300",
        "",
        "Friday 19 March 2027 · D+1",
        "  08:30  one  after   Know the signs.  15/300",
        "",
        "3 deliveries to 1 account, from Mon 15 Mar 2027 09:00 until Fri 19 Mar 2027",
        "08:30",
        "accounts: one 3",
        "112/300: used and limit, as the network counts",
        "",
      ].join("\n"),
    );
  });

  it("puts the words below the account where the terminal is narrow, and beside it where it is wide", () => {
    const id = "a-partner-with-a-long-name";
    const planned = aPlannedCampaign({ to: [id] }, { accounts: [anAccount(id)] });

    expect(textOf(planned, 80)).toContain(
      "\n  09:00  a-partner-with-a-long-name  p\n         Know the signs.  15/300\n",
    );
    expect(textOf(planned, 200)).toContain(`\n  09:00  ${id}  p  Know the signs.  15/300\n`);
  });

  it("shows every part of a thread with its own length and images", () => {
    const parts = [aPart("First words.", ["a"], ["pic"]), aPart("Second words, too long.", ["b"])];
    const posts = [aPost("p", { content: { kind: "thread", parts } })];
    const assets = new Map([["pic", anAsset("pic", "A card.")]]);

    const text = textOf(aPlannedCampaign({ posts, assets }, { limit: 20 }));

    expect(text).toMatch(/1\/2 First words\. +12\/20 {2}1 image\n/);
    expect(text).toMatch(/2\/2 Second words, too long\. +!23\/20\n/);
    expect(text).toContain("!: over the limit");
  });

  it("says where the clocks change between two deliveries", () => {
    const posts = [aPost("a", { at: "2027-03-27 09:00" }), aPost("b", { at: "2027-03-29 09:00" })];

    expect(textOf(aPlannedCampaign({ posts }))).toContain("The clocks went forward: UTC+01:00 from here.");
    expect(textOf(aPlannedCampaign({ posts, timezone: "Asia/Tokyo" }))).not.toContain("clocks");
  });

  it("says which way they changed west of Greenwich too", () => {
    const posts = [aPost("a", { at: "2027-03-13 09:00" }), aPost("b", { at: "2027-03-15 09:00" })];

    expect(textOf(aPlannedCampaign({ posts, timezone: "America/New_York" }))).toContain("went forward: UTC-04:00");
  });

  it("shows a state that is not planned, a change, and how many problems there are", () => {
    const posts = [aPost("p", { content: aText("{nope} {neither}") })];

    const text = textOf(aPlannedCampaign({ posts }, { standing: () => ({ state: "held", changed: true }) }));

    expect(text).toContain("held, changed ✗2");
    expect(text).toContain("✗: errors");
  });

  it("marks each delivery of a problem that was folded from several", () => {
    const planned = aPlannedCampaign(
      { to: ["one", "two"], posts: [aPost("p", { content: aText("{nope}") })] },
      { accounts: [anAccount("one"), anAccount("two")] },
    );

    const text = textOf({ ...planned, problems: uniqueProblems(planned.problems) });

    expect(text.match(/✗1/g)).toHaveLength(2);
  });

  it("says that and why posts are missing", () => {
    const text = textOf(aPlannedCampaign({ posts: [aPost("good"), aPost("bad", { at: "noon" })] }));

    expect(text).toContain("Posts are missing from this plan until this is put right:");
    expect(text).toContain('"noon" is not a time that can be read.');
  });

  it("says that and why nothing of a blocked campaign is published", () => {
    const planned = aPlannedCampaign({ posts: [aPost("good")] });

    const text = textOf({ ...planned, plan: { ...planned.plan, blocked: true, partial: true } });

    expect(text).toContain("Nothing of this campaign is published until this is put right:");
  });

  it("adds up costs, phases, themes and audiences", () => {
    const posts = [
      aPost("a", { phase: "launch", theme: "signs", audience: ["parents", "carers"] }),
      aPost("b", { phase: "launch", audience: ["parents"] }),
    ];

    const text = textOf(aPlannedCampaign({ posts }, { costOf: () => ({ amount: 0.015, currency: "USD" }) }));

    expect(text).toContain("phases: launch 2\nthemes: signs 1\naudiences: parents 2 · carers 1\ncost: about 0.03 USD");
  });

  it("says so when nothing goes out", () => {
    expect(textOf(aPlannedCampaign({ posts: [] }))).toContain("Nothing goes out.");
  });

  it("colours only when asked", () => {
    expect(textOf(aPlannedCampaign())).not.toContain("\u001b");
    expect(textOf(aPlannedCampaign(), 80, true)).toContain("\u001b[1m");
  });

  it("lets no control character of a file reach the terminal", () => {
    const attack = "a\u001b]0;title\u0007\u001b[2J\u202e\u009b31m\rb";
    const posts = [
      aPost("p", { content: aText(attack), phase: attack, theme: attack, audience: [attack], at: "day 09:00" }),
    ];

    const text = textOf(
      aPlannedCampaign(
        { posts, title: attack, id: attack },
        {
          accounts: [anAccount("one", "bluesky", { name: attack })],
          costOf: () => ({ amount: 1, currency: attack }),
        },
      ),
    );

    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it("fits the terminal, whatever is written", () => {
    const words = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.stringMatching(/^(👩‍👩‍👧‍👦|字|é|a| )*$/),
      fc.string({ unit: "binary" }),
    );
    const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,60}$/);
    const states = fc.constantFrom("planned", "published", "recalled");
    fc.assert(
      fc.property(words, id, id, states, fc.integer({ min: 60, max: 220 }), (text, account, post, state, columns) => {
        const thread = { kind: "thread" as const, parts: [aPart(text, ["a"], ["pic"]), aPart("{x} short", ["b"])] };
        const posts = [aPost(post, { content: thread }), aPost("b", { at: "day+40 09:00", content: aText(text) })];
        const planned = aPlannedCampaign(
          { posts, to: [account], title: text, assets: new Map([["pic", anAsset("pic", "")]]) },
          { accounts: [anAccount(account)], standing: () => ({ state, changed: true }), limit: 10 },
        );

        const lines = textOf(planned, columns, true).split("\n");

        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});
