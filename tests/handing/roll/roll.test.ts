/** What a rolled file says of what may be wrong in another year. */
import { describe, expect, it } from "vitest";
import type { Campaign } from "../../../src/campaign/model.ts";
import { type Rolled, type RollInput, rollCampaign } from "../../../src/handing/roll/roll.ts";
import { outboxAccounts } from "../../support/campaign/a-workspace.ts";
import { loadFiles, onlyCampaign } from "../../support/campaign/load-files.ts";

const opening =
  "campaign: ceaday-2027\ntitle: CEA Day 2027\nday: ceaday\nyear: 2027\nto: [print-room]\nhashtags: ['#CEADay{yy}']\n";

async function rolled(
  text: string,
  { year = 2028, beside = {}, ...more }: Partial<RollInput> & { readonly beside?: Record<string, string> } = {},
): Promise<Rolled & { readonly campaign: Campaign }> {
  const loaded = await loadFiles({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/it.yaml": text, ...beside });
  const campaign = onlyCampaign(loaded);
  const result = rollCampaign({ campaign, year, consents: loaded.consents, words: loaded.words, ...more });
  if (result === undefined) throw new Error("It says no year.");
  return { ...result, campaign };
}

const posts = (...lines: readonly string[]) => `${opening}posts:\n${lines.map((line) => `  ${line}\n`).join("")}`;
const said = ({ review }: Rolled) => review.map(({ words }) => words).join("\n");

describe("a text that names what may have changed", () => {
  it.each([
    ["a date", "Join us on Friday 12 March at noon.", "Join us on TODO Friday 12 March at noon."],
    ["a year", "Our work in 2027 goes on.", "Our work in TODO 2027 goes on."],
    ["a weekday", "See you this Thursday.", "See you this TODO Thursday."],
    ["a price", "It costs (£5) each.", "It costs (TODO £5) each."],
    ["an event", "Our conference fills up.", "Our TODO conference fills up."],
    [
      "an address with the year",
      "Read https://example.org/2027/facts now.",
      "Read TODO https://example.org/2027/facts now.",
    ],
    ["a hashtag of others", "For #SafeWeek27 too.", "For TODO #SafeWeek27 too."],
    ["last year", "Last year we met.", "TODO Last year we met."],
    ["a date in Welsh", "Dewch ar ddydd Gwener 12 Mawrth.", "Dewch ar TODO ddydd Gwener 12 Mawrth."],
  ])("has a TODO before %s", async (_, before, after) => {
    const { text } = await rolled(posts("- id: one", "  at: day 09:00", `  text: ${JSON.stringify(before)}`));
    expect(text).toContain(JSON.stringify(after));
  });

  it.each([
    ["names in braces", "It is {day} {year}. Call {line_2027}."],
    ["numbers that are no years", "Call 01632 960123, or text 85258. 2,000 children."],
    ["every week", "We are open every Monday."],
  ])("has none for %s", async (_, words) => {
    const file = `${opening}variables: { line_2027: 'now' }\nposts:\n  - { id: one, at: day 09:00, text: ${JSON.stringify(words)} }\n`;
    expect((await rolled(file)).text).toContain(JSON.stringify(words));
  });

  it("moves the campaign's own hashtag where it was written by hand", async () => {
    const { text } = await rolled(
      posts("- id: one", "  at: day 09:00", "  text: 'Hold out a hand. #CEADay27 #ceaday2027'"),
    );
    expect(text).toContain("'Hold out a hand. #CEADay28 #ceaday2028'");
  });

  it("is marked in every style of YAML, in each language, in alt texts and variables, and nothing else changes", async () => {
    const file = `${opening}languages: [cy, en]
variables:
  fee: "only \\u00a34 a head"    # what it costs
assets:
  hall:   { file: ../assets/hall.svg, alt: { cy: Drws, en: 'The hall, 3 May 2027' } }
posts:
  - id: one   # the first
    at:   day 09:00
    text:
      cy: >-
        Dewch i'r gweithdy
        yn y dref.
      en: |
        Come to the hall
        on 3 May.

        {hashtags}
    for: { print-room: { text: { cy: 'Gwrandewch', en: It was 2027 } } }
`;
    const { text } = await rolled(file);
    const expected = file
      .replaceAll("ceaday-2027", "ceaday-2028")
      .replace("CEA Day 2027", "CEA Day 2028")
      .replace("year: 2027", "year: 2028")
      .replace("only \\u00a34", "only TODO \\u00a34")
      .replace("hall, 3 May", "hall, TODO 3 May")
      .replace("i'r gweithdy", "i'r TODO gweithdy")
      .replace("on 3 May", "on TODO 3 May")
      .replace("was 2027", "was TODO 2027");
    expect(text.slice(0, expected.length)).toBe(expected);
    expect(text.slice(expected.length)).toMatch(/^\n# To look at, after the roll from 2027 to 2028\./);
  });

  it("keeps the line breaks of Windows", async () => {
    const file = posts("- id: one", "  at: day 09:00", "  text: |", "    On 3 May we meet.").replaceAll("\n", "\r\n");
    const { text } = await rolled(file);
    expect(text).toContain("    On TODO 3 May we meet.\r\n");
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("gets no second TODO in the year after, and one list at its end", async () => {
    const first = await rolled(posts("- id: one", "  at: day 09:00", "  text: On 3 May we meet."));
    const second = await rolled(first.text, { year: 2029 });
    expect(second.text.match(/TODO 3 May/g)).toHaveLength(1);
    expect(second.text).not.toContain("TODO TODO");
    expect(second.text.match(/# To look at/g)).toHaveLength(1);
    expect(second.text).toContain("from 2028 to 2029");
  });
});

describe("days and times", () => {
  it("take a date that the organiser has announced, and let no forecast pass for one", async () => {
    const file = (year: number) =>
      `campaign: safer-sleep-${year}\ntitle: Safer sleep\nday: safer-sleep\nyear: ${year}\ndate: ${year}-03-08\nto: [print-room]\nposts:\n  - { id: one, at: day 09:00, text: Sleep. }\n`;
    const { text, review } = await rolled(file(2027), { year: 2031 });
    expect(text).toMatch(/year: 2031\n# date: 2031-03-\d\d\n/);
    expect(review[0]?.words).toMatch(/is not confirmed; the forecast is .* Ask the organiser/);
  });

  it("keep a day of one's own on its weekday, and say what its date would be", async () => {
    const file =
      "campaign: fair\ntitle: Fair\ndate: 2027-02-06\nto: [print-room]\nposts:\n  - { id: one, at: day 09:00, text: Come. }\n";
    const result = await rolled(file);
    expect(result.text).toContain("campaign: fair-2028\n");
    expect(result.text).toContain("date: 2028-02-05\n");
    expect(said(result)).toContain(
      "now Saturday 5 February 2028. On the date of before it would be Sunday 6 February 2028.",
    );
  });

  it("say what a weekend, or a clock that changes, makes of a time", async () => {
    const file = posts(
      "- { id: friday, at: day-6 09:00, text: A. }",
      "- { id: offset, at: day+8 09:00+00:00, text: B. }",
      "- { id: gap, at: day+8 01:30, text: C. }",
      "- { id: twice, at: day+225 01:30, text: D. }",
      "- { id: own, at: { from: 2027-03-30 09:00+01:00, until: '2027-03-31 09:00' }, series: [{ text: E. }] }",
    );
    const result = await rolled(file);
    expect(said(result)).toContain("Sunday 12 March 2028 is at a weekend; it was Friday 12 March 2027.");
    expect(result.text).toContain("at: day+8 09:00+01:00");
    expect(said(result)).toContain("The clock of Sunday 26 March 2028 is +01:00, no more +00:00.");
    expect(said(result)).toContain("The clocks go forward over 01:30 on Sunday 26 March 2028: choose another time.");
    expect(said(result)).toContain("01:30 comes twice on Sunday 29 October 2028: write +01:00 or +00:00 behind it.");
    expect(result.text).toContain("{ from: 2028-03-28 09:00+01:00, until: '2028-03-29 09:00' }");
  });
});

describe("consents, rights and signposts", () => {
  it("are flagged at the picture where they end before the last post", async () => {
    const file = `${opening}assets:
  hands:                # from the school
    file: ../assets/hands.jpg
    alt: Hands
    people: [CR-1, CR-2, CR-3]
    rights: { until: 2027-12-31 }
posts:
  - { id: one, at: day 09:00, text: A., images: [hands] }
`;
    const beside = {
      "campaigns/consents.yaml":
        "CR-1: { granted: 2027-01-10, until: 2028-03-17, accounts: all }\nCR-2: { granted: 2027-01-10, until: 2028-03-18, accounts: all }\nCR-3: { granted: 2027-01-10, withdrawn: 2027-05-01, accounts: all }\n",
    };
    const result = await rolled(file, { beside });
    const above = result.text.slice(0, result.text.indexOf("  hands:"));
    expect(above).toContain(
      "  # TODO: consent CR-1 ends on Friday 17 March 2028, before the last post of Saturday 18 March 2028.\n",
    );
    expect(above).toContain("  # TODO: consent CR-3 was withdrawn on Saturday 1 May 2027.\n");
    expect(above).toContain("  # TODO: the right to use it ends on Friday 31 December 2027");
    expect(result.text).not.toContain("CR-2 ends");
    const line = result.text.split("\n").findIndex((each) => each.startsWith("  hands:")) + 1;
    expect(result.review.find(({ words }) => words.includes("CR-1"))?.line).toBe(line);
  });

  it("are to be looked up again where nobody has for a year", async () => {
    const beside = {
      "campaigns/words.yaml":
        "signposts:\n  door: { name: Front Door, number: '01632 960123', checked: 2026-11-02 }\n  new: { name: New Door, number: '01632 960124', checked: 2028-01-01 }\n",
    };
    const result = await rolled(posts("- { id: one, at: day 09:00, text: 'Call 01632 960123 or 01632 960124.' }"), {
      beside,
    });
    expect(said(result)).toContain("Look up Front Door (01632 960123) again: last on Monday 2 November 2026.");
    expect(said(result)).not.toContain("New Door");
  });
});

describe("what else is of last year", () => {
  it("is listed with its line: comments, ids, files, themes, checks that are off", async () => {
    const file = `# Agreed on 4 January 2027 with the board
${opening}checks:
  hashtag-count: { off: Agreed with the panel }
assets:
  poster-2027: { file: ../assets/2027/poster.svg, alt: A poster }
posts:
  - id: launch-2027
    at: day 09:00
    theme: plans for 2027
    text: |
      # Not a comment of 2027-01-01
`;
    const result = await rolled(file);
    const lines = new Map(result.review.map(({ line, words }) => [words, line]));
    const of = (words: string) => [...lines].find(([each]) => each.includes(words))?.[1];
    expect(of("Agreed on 4 January 2027")).toBe(1);
    expect(of("does that still hold?")).toBe(9);
    expect(of('"poster-2027" is named after 2027')).toBe(11);
    expect(of("../assets/2027/poster.svg")).toBe(11);
    expect(of("launch-2027")).toBe(13);
    expect(of("plans for 2027")).toBe(15);
    expect([...lines.keys()].filter((words) => words.includes("the comment"))).toHaveLength(1);
    expect(result.text).toContain("# Not a comment of TODO 2027-01-01");
  });
});
