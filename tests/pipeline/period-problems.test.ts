/** What `validate` says of posts that fall into a sensitive period, as soon as both are known. */
import { afterEach, describe, expect, it } from "vitest";
import { deliveriesOf } from "../../src/diagnostics/unique.ts";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { readWorkspace } from "../support/campaign/read-workspace.ts";

let workspace: TestWorkspace | undefined;
afterEach(() => workspace?.remove());

const accounts = `format: 2
accounts:
  hall: { network: outbox }
  board: { network: outbox }
people: { mo: { role: Monitoring officer } }
`;
const posts = [
  '  - { id: before, at: day-1 09:00, text: "Know the signs. {hashtags}" }\n',
  '  - { id: during, at: day 09:00, text: "Someone will listen. {hashtags}" }\n',
  '  - { id: urgent, at: day 10:00, critical: true, text: "Call 999 in an emergency. {hashtags}" }\n',
].join("");

async function said(periods: string, files: Readonly<Record<string, string>> = {}) {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts, to: "hall, board" }),
    "campaigns/periods.yaml": periods,
    ...files,
  });
  const { problems } = await readWorkspace(workspace.root, "2027-01-10T09:00:00Z");
  return problems
    .filter(({ code }) => code.startsWith("in-period"))
    .map((problem) => ({ ...problem, line: problem.place.line, deliveries: deliveriesOf(problem) }));
}

describe("a post in a period", () => {
  it("that stops will be missed, told once for all posts and accounts, with the days of the period", async () => {
    const found = await said("- { id: mourning-2027, kind: mourning, from: 2027-03-18, until: 2027-03-19 }\n");

    expect(found.map(({ deliveries }) => deliveries)).toEqual([
      ["day/during/board", "day/during/hall", "day/urgent/board", "day/urgent/hall"],
    ]);
    expect(found[0]).toMatchObject({
      severity: "warning",
      line: 9,
      message:
        "2 posts (during, urgent) fall into the sensitive period mourning-2027 (mourning), in which nothing goes out: they will be missed.",
      help: "Move them to another time. The period is from Thursday 18 March 2027 until Friday 19 March 2027.",
    });
  });

  it("that asks will be held, and says who can approve it and how", async () => {
    const found = await said("- { id: pre, kind: pre-election, from: 2027-03-18, until: 2027-03-18, by: [mo] }\n");

    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: "warning",
      message:
        "2 posts (during, urgent) fall into the sensitive period pre (pre-election) and are not approved for it: they will be held.",
      help: "`campaign approve day/during day/urgent --period pre --as mo`, or move them. The period is on Thursday 18 March 2027.",
    });
  });

  it("that excepts what is critical holds that, and misses the rest", async () => {
    const period = "{ id: m, kind: mourning, from: 2027-03-18, except: critical, by: [mo] }";
    const found = await said(`- ${period}\n`);

    expect(found.map(({ message, deliveries }) => [message, deliveries])).toEqual([
      [
        "This post falls into the sensitive period m (mourning), in which nothing goes out: it will be missed.",
        ["day/during/board", "day/during/hall"],
      ],
      [
        "This post falls into the sensitive period m (mourning) and is not approved for it: it will be held.",
        ["day/urgent/board", "day/urgent/hall"],
      ],
    ]);
  });

  it("that only tells is a note", async () => {
    const found = await said("- { id: q, kind: quiet, from: 2027-03-18, until: 2027-03-18 }\n");

    expect(found).toMatchObject([
      { severity: "info", message: "2 posts (during, urgent) go out in the sensitive period q (quiet)." },
    ]);
  });

  it("that is for others, or cannot be used, is not told of it", async () => {
    expect(
      await said("- { id: m, kind: mourning, from: 2027-03-18, until: 2027-03-18, accounts: [board] }\n"),
    ).toMatchObject([{ deliveries: ["day/during/board", "day/urgent/board"] }]);
    workspace?.remove();
    expect(await said("- { id: m, kind: mourning, from: soon }\n")).toEqual([]);
  });
});
