/** Mistakes of officers in a hurry, in words that no rule had seen, as `validate` tells them at the command line. */
import { afterEach, expect, it } from "vitest";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

const head = `campaign: words
title: National Child Exploitation Awareness Day
date: 2027-03-18
to: [print-room]
posts:
`;

async function codesOf(posts: readonly (readonly [at: string, text: string])[]) {
  const lines = posts.map(([at, text], index) => `  - { id: p${index}, at: "${at}", text: ${JSON.stringify(text)} }\n`);
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/words-2027.yaml": head + lines.join(""),
  });
  const { code, stdout } = await runCampaign(["validate", "--format", "json", "--now", "2027-01-10T09:00:00Z"], {
    cwd: workspace.root,
  });
  const problems: readonly { code: string; line: number; message: string }[] = JSON.parse(stdout).problems;
  const of = (index: number) =>
    problems
      .filter(({ line }) => line === head.split("\n").length + index)
      .map((problem) => problem.code)
      .toSorted();
  return { code, codes: posts.map((_, index) => of(index)) };
}

it("tells a slip in the day's hashtag, a split one, a date that is not today, and a number that is nearly 999", async () => {
  const { code, codes } = await codesOf([
    ["day 09:00", "You are not alone. #CEDay27"],
    ["day 12:00", "#You Are Not Alone"],
    ["day-1 09:00", "18 March is today"],
    ["day-1 12:00", "Dial 9990 in an emergency"],
    ["day-2 09:00", "Send your photos to"],
  ]);

  expect(codes).toEqual([
    ["hashtag-wrong-year"],
    ["hashtag-split"],
    ["relative-day"],
    ["emergency-number"],
    ["lost-content"],
  ]);
  expect(code).toBe(1);
});

it("says nothing of right texts that stand next to them", async () => {
  const { code, codes } = await codesOf([
    ["day 09:00", "You are not alone. #CEADay27"],
    ["day 12:00", "#Safeguarding matters to us all"],
    ["day 15:00", "18 March is today"],
    ["day-1 12:00", "Take bus number 199 to the police open day"],
    ["day-2 09:00", "Do you know whom your child sends photos to?"],
  ]);

  expect(codes).toEqual([[], [], [], [], []]);
  expect(code).toBe(0);
});
