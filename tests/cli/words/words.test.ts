/** words.yaml as its users meet it: told by validate, heeded at the minute, and never a reason to hold what it cannot say. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: Northdale Safeguarding Partnership }
audiences:
  the public:
  children: { ages: 10-17 }
`;
const posts = `campaign: day
title: A day
date: 2027-03-18
to: [print-room]
posts:
  - { id: one, at: day 09:00, audience: [children], text: "Someone will lisen to you. Talk to somebody today." }
  - { id: two, at: day 09:30, audience: [the public], text: "Northdale MASH is on 01609 780781." }
  - { id: cy, at: day 10:00, lang: cy, text: "Siaradwch â rhywyn heddiw." }
`;
const words = `signposts: { mash: { name: Northdale MASH, number: "01609 780780", checked: 2027-01-04 } }
required: { children: [childline] }
`;

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/day.yaml": posts,
    "campaigns/words.yaml": words,
  });
});
afterEach(() => workspace.remove());

const run = (...args: readonly string[]) => runCampaign(args, { cwd: workspace.root });

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
}

async function validated(): Promise<{ readonly code: number | null; readonly problems: readonly string[] }> {
  const { code, stdout } = await run("validate", "--format", "json", "--now", "2027-03-01T09:00:00Z");
  const { problems } = JSON.parse(stdout) as { readonly problems: readonly Told[] };
  return {
    code,
    problems: problems.map((each) => `${each.file}:${each.line} ${each.severity} ${each.code}`),
  };
}

it("has what it says told by validate, in both languages", async () => {
  const { code, problems } = await validated();

  expect(code).toBe(1);
  expect(problems).toEqual([
    "campaigns/day.yaml:6 warning signpost-required",
    "campaigns/day.yaml:6 info spelling",
    "campaigns/day.yaml:7 error helpline-mistyped",
    "campaigns/day.yaml:8 info spelling",
  ]);
});

it("holds a wrong number at its minute, and lets it go once words.yaml says that it is right", async () => {
  const held = await run("publish", "--now", "2027-03-18T09:31:00Z");
  expect(held.stdout).toMatch(/held +day\/two\/print-room +01609 780781 is not the number of Northdale MASH\./);

  workspace.write("campaigns/words.yaml", words.replace("780780", "780781"));
  const sent = await run("publish", "--now", "2027-03-18T09:32:00Z");

  expect(sent.stdout).toMatch(/published +day\/two\/print-room/);
});

it("is an error of validate where it cannot be used, and nothing is held for it", async () => {
  workspace.write("campaigns/words.yaml", "signposts: [mash]\n");

  expect((await validated()).problems).toContain("campaigns/words.yaml:1 error value-type");
  const sent = await run("publish", "--now", "2027-03-18T09:31:00Z");
  expect(sent.stdout).toMatch(/published +day\/one\/print-room/);
  expect(sent.stdout).toMatch(/published +day\/two\/print-room/);
  expect(sent.stderr).toContain("campaigns/words.yaml");
});
