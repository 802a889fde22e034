/** A post to a name that does not exist, or at a time that cannot be read: what else is wrong with it is told at once. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const open: TestWorkspace[] = [];
afterEach(() => {
  for (const workspace of open.splice(0)) workspace.remove();
});

const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: Northdale, variables: { report_url: "https://northdale.example.org/worried" } }
  northdale-x: { network: x, handle: NorthdaleSample, variables: { report_url: "https://northdale.example.org/x" } }
groups:
  lead: [print-room, northdale-x]
`;

/** Each as it is told: `line code`. */
async function told(posts: string, { head = "to: [print-room]", file = accounts } = {}) {
  const workspace = aWorkspace({
    "campaigns/accounts.yaml": file,
    "campaigns/w.yaml": `campaign: w\ntitle: Kind words\ndate: 2027-03-08\n${head}\nposts:\n${posts}`,
  });
  open.push(workspace);
  const { code, stdout } = await runCampaign(["validate", "--format", "json", "--now", "2027-01-04T09:00:00Z"], {
    cwd: workspace.root,
  });
  const { problems } = JSON.parse(stdout) as { problems: { code: string; line: number; deliveries?: unknown }[] };
  expect(code).toBe(1);
  return problems.map((problem) => `${problem.line} ${problem.code}`);
}

const wrong = "Come on Tuesday 8 March. TODO: the place. {report_url}";

describe("validate with a mistyped account", () => {
  it.each([
    ["one that is like another", "[prnt-room]", ["6 account-unknown", "7 wrong-weekday", "7 placeholder-left"]],
    ["one that is like nothing", "[zzzzzzzz]", ["6 account-unknown", "7 wrong-weekday", "7 placeholder-left"]],
    ["a group", "[leed]", ["6 account-unknown", "7 wrong-weekday", "7 placeholder-left"]],
    ["a network", "[outbox]", ["6 account-unknown", "7 wrong-weekday", "7 placeholder-left"]],
  ])("tells what else is wrong with the post: %s", async (_, to, expected) => {
    expect(await told(`  - { id: a, at: day 09:00, to: ${to},\n      text: "${wrong}" }\n`)).toEqual(expected);
  });

  it("tells it of a whole campaign that goes to nobody known", async () => {
    const posts = `  - { id: a, at: day 09:00, text: "${wrong}" }\n  - { id: b, at: day 10:00, text: "{nosuch} is none." }\n`;

    expect(await told(posts, { head: "to: [leed]" })).toEqual([
      "4 account-unknown",
      "6 wrong-weekday",
      "6 placeholder-left",
      "7 name-unknown",
    ]);
  });

  it("holds the words against the limits of the account that was meant, beside those that are known", async () => {
    const long = "Twelve kind words for a friend. ".repeat(10);

    expect(
      await told(`  - { id: a, at: day 09:00, to: [print-room, northdle-x],\n      text: "${long}" }\n`),
    ).toContain("7 text-too-long");
  });

  it("tells it beside a mistake that spoils the file, and where an account of accounts.yaml is no use", async () => {
    const posts = `  - { id: a, at: day 09:00, to: [prnt-room],\n      text: "${wrong}" }\n`;

    expect(await told(posts, { head: "colour: red" })).toEqual(expect.arrayContaining(["7 wrong-weekday"]));
    const unusable = accounts.replace("network: outbox", "network: outbocks");
    expect(await told(posts.replace("prnt", "print"), { file: unusable })).toEqual(
      expect.arrayContaining(["7 wrong-weekday", "7 placeholder-left"]),
    );
  });

  it("says nothing of a delivery that there is none of", async () => {
    const workspace = aWorkspace({
      "campaigns/accounts.yaml": accounts,
      "campaigns/w.yaml": `campaign: w\ntitle: W\ndate: 2027-03-08\nposts:\n  - { id: a, at: day 09:00, to: [leed], text: "${wrong}" }\n`,
    });
    open.push(workspace);

    const { stdout } = await runCampaign(["plan", "--format", "json", "--now", "2027-01-04T09:00:00Z"], {
      cwd: workspace.root,
    });

    expect(stdout).toContain("wrong-weekday");
    expect(stdout).not.toContain("w/a/");
  });
});

describe("validate with a mistyped time", () => {
  it.each([
    ["a clock of twelve hours", "day 9am"],
    ["a date written the day first", "08/03/2027 09:00"],
  ])("tells what else is wrong with the post: %s", async (_, at) => {
    expect(await told(`  - { id: a, at: "${at}",\n      text: "${wrong}" }\n`)).toEqual([
      "6 time-unreadable",
      "7 wrong-weekday",
      "7 placeholder-left",
    ]);
  });

  it("and a mistyped account tells it once", async () => {
    expect(await told(`  - { id: a, at: day 9am, to: [leed, print-room],\n      text: "${wrong}" }\n`)).toEqual([
      "6 time-unreadable",
      "6 account-unknown",
      "7 wrong-weekday",
      "7 placeholder-left",
    ]);
  });

  it("tells it of a series", async () => {
    const series = `[{ id: one, text: "${wrong}" }, { id: two, text: "See {report_url}." }]`;

    expect(await told(`  - id: a\n    at: { from: day 9am, until: day 17:00 }\n    series: ${series}\n`)).toEqual([
      "7 time-unreadable",
      "8 wrong-weekday",
      "8 placeholder-left",
    ]);
  });

  it.each([
    ["of an account", "northdale-x"],
    ["of a network", "x"],
  ])("tells what else is wrong for the only one whose time it is: %s", async (_, name) => {
    const post = `  - { id: a, at: day 09:00, to: [lead], text: "See {report_url}",\n      for: { ${name}: {\n        at: day 9am,\n        text: "${wrong}" } } }\n`;

    expect(await told(post)).toEqual(["8 time-unreadable", "9 wrong-weekday", "9 placeholder-left"]);
  });

  it("tells it of a part of a thread and of words of the post that only this account's limits refuse", async () => {
    const long = "Twelve kind words for a friend. ".repeat(10);
    const thread = `thread: [{ text: "See {report_url}" },\n        { text: "${wrong}" }]`;

    expect(
      await told(
        `  - { id: a, at: day 09:00, to: [lead],\n      for: { x: { at: day 9am } },\n      text: "${long}" }\n`,
      ),
    ).toEqual(["7 time-unreadable", "8 text-too-long"]);
    expect(
      await told(
        `  - { id: a, at: day 09:00, to: [lead], text: "See {report_url}",\n      for: { x: { at: day 9am,\n        ${thread} } } }\n`,
      ),
    ).toEqual(["7 time-unreadable", "9 wrong-weekday", "9 placeholder-left"]);
  });

  it("judges its words by the day that was meant for it, and leaves a day alone that nobody can tell", async () => {
    const post = (at: string) =>
      `  - { id: a, at: day 09:00, to: [lead], text: "Today is the day. {report_url}",\n      for: { x: { at: ${at} } } }\n`;

    expect(await told(post("day-5 9am"))).toEqual(["6 day-doubtful", "7 time-unreadable"]);
    expect(await told(post("after lunch"))).toEqual(["7 time-unreadable"]);
  });

  it("tells nothing twice of an account whose own time can be read where the post's cannot", async () => {
    const post = `  - { id: a, at: after lunch, to: [lead], text: "See {report_url}",\n      for: { x: { at: day 10:00,\n        text: "${wrong}" } } }\n`;

    expect(await told(post)).toEqual(["6 time-unreadable", "8 wrong-weekday", "8 placeholder-left"]);
  });

  it("judges no day where nobody can tell which was meant", async () => {
    expect(await told(`  - { id: a, at: after lunch,\n      text: "Today is the day. {report_url}" }\n`)).toEqual([
      "6 time-unreadable",
    ]);
  });
});

describe("validate of a workspace whose accounts YAML cannot read", () => {
  it("tells what is wrong with the campaigns all the same, and nothing of what the accounts would have said", async () => {
    const posts = `  - { id: a, at: day 09:00, text: "${wrong}" }\n  - { id: b, at: day 10:00, text: "See {report_url}. @ours", for: { x: { text: "See {x_url}." } } }\n`;

    expect(await told(posts, { file: 'workspace: "t\naccounts:\n  print-room: { network: outbox }\n' })).toEqual([
      "1 yaml-syntax",
      "6 wrong-weekday",
      "6 placeholder-left",
    ]);
  });
});
