import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { uniqueProblems } from "../../../src/diagnostics/unique.ts";
import type { PlannedCampaign } from "../../../src/preview/plan/planned.ts";
import { planText } from "../../../src/preview/plan/text.ts";
import { anAccount, anAsset, aPart, aPost, aText } from "../../support/campaign/a-plan.ts";
import { aPlannedCampaign } from "../../support/campaign/a-planned-campaign.ts";

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
        "  09:00  before",
        "         Know the signs.",
        "           one 15/300",
        "",
        "Thursday 18 March 2027 · the day",
        "  09:00  on",
        "         Know the signs.",
        "           one 15/300",
        "",
        "Friday 19 March 2027 · D+1",
        "  08:30  after",
        "         Know the signs.",
        "           one 15/300",
        "",
        "3 deliveries to 1 account, from Mon 15 Mar 2027 09:00 until Fri 19 Mar 2027",
        "08:30",
        "accounts: one 3",
        "15/300: used and limit, as the network counts",
        "",
      ].join("\n"),
    );
  });

  it("shows a post once that was sent by hand to two accounts, a second apart", () => {
    const named = ["one", "two"].map((id) => anAccount(id));
    const planned = aPlannedCampaign({ to: ["one", "two"] }, { accounts: named });
    const rows = planned.rows.map((row, second) => {
      const dueAt = new Date(Date.UTC(2027, 2, 18, 9, 0, 5 + second));
      const delivery = { ...row.rendered.delivery, dueAt };
      return {
        ...row,
        rendered: { ...row.rendered, delivery },
        entry: { ...row.entry, dueAt: dueAt.toISOString() },
      };
    });

    expect(textOf({ ...planned, rows })).toContain("         Know the signs.\n           one 15/300 · two 15/300\n\n");
  });

  it("shows each wording once, with the accounts that get it in a line that is wrapped between them", () => {
    const accounts = ["first-account", "second-account", "third-account", "fourth-account"];
    const named = accounts.map((id) => anAccount(id));
    const planned = aPlannedCampaign({ to: accounts }, { accounts: named });

    expect(textOf(planned, 80)).toContain(
      [
        "  09:00  p",
        "         Know the signs.",
        "           first-account 15/300 · fourth-account 15/300 ·",
        "           second-account 15/300 · third-account 15/300",
        "",
      ].join("\n"),
    );
    expect(textOf(planned, 200).match(/Know the signs/g)).toHaveLength(1);
  });

  it("shows another wording of the same post below the first, under one time", () => {
    const accounts = [
      anAccount("one", "bluesky", { variables: { town: "Northdale" } }),
      anAccount("two", "bluesky", { variables: { town: "Southdale" } }),
    ];
    const posts = [aPost("p", { content: aText("{town} listens.") })];

    const text = textOf(aPlannedCampaign({ to: ["one", "two"], posts }, { accounts }));

    expect(text).toContain(
      "  09:00  p\n         Northdale listens.\n           one 18/300\n         Southdale listens.\n           two 18/300\n",
    );
  });

  it("is one calendar by day of several campaigns, each post named with its own", () => {
    const posts = [aPost("a", { at: "2027-03-16 09:00" }), aPost("b", { at: "2027-03-18 09:00" })];
    const others = [aPost("z", { at: "2027-03-16 08:00" })];
    const campaigns = [aPlannedCampaign({ id: "first", posts }), aPlannedCampaign({ id: "second", posts: others })];

    const text = planText(campaigns, { color: false, columns: 100 });
    const days = text
      .split("\n")
      .filter((line) => /^(Tuesday|Thursday) 1\d March 2027 · (first|second)|^ {2}\d\d:\d\d/.test(line));

    expect(days).toEqual([
      "Tuesday 16 March 2027 · first D-2, second D-2",
      "  08:00  second/z",
      "  09:00  first/a",
      "Thursday 18 March 2027 · first the day",
      "  09:00  first/b",
    ]);
  });

  it("names the zone of each time where the campaigns have several", () => {
    const campaigns = [aPlannedCampaign({ id: "first" }), aPlannedCampaign({ id: "second", timezone: "Asia/Tokyo" })];

    expect(planText(campaigns, { color: false, columns: 100 })).toContain("  09:00 Asia/Tokyo  second/p\n");
  });

  it("says what each post costs, beside its account", () => {
    const text = textOf(aPlannedCampaign({}, { costOf: () => ({ amount: 0.205, currency: "USD" }) }));

    expect(text).toContain("one 15/300, 0.205 USD\n");
  });

  it("shows every part of a thread with its own length and images", () => {
    const parts = [aPart("First words.", ["a"], ["pic"]), aPart("Second words, too long.", ["b"])];
    const posts = [aPost("p", { content: { kind: "thread", parts } })];
    const assets = new Map([["pic", anAsset("pic", "A card.")]]);

    const text = textOf(aPlannedCampaign({ posts, assets }, { limit: 20 }));

    expect(text).toContain(
      "1/2 First words.  1 image\n         2/2 Second words, too long.\n           one 12/20 + !23/20\n",
    );
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
    expect(text.replaceAll("\n", " ")).toContain("held: kept back until what is wrong is put right");
    expect(text.replaceAll("\n", " ")).toContain("✗: errors");
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
