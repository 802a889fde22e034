/** Through the command line: only a campaign read in each of its languages has them. */
import { afterEach, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

async function told(asset: string, bilingual: string) {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": "workspace: test\naccounts:\n  print-room: { network: outbox }\n",
    "campaigns/day.yaml": `campaign: day
title: A day to listen
date: 2027-03-18
timezone: Europe/London
to: [print-room]
languages: [cy, en]
bilingual: ${bilingual}
assets:
${asset}
posts:
  - { id: one, at: day 09:00, images: [card], text: { cy: "Gwrandewch heddiw.", en: "Listen today." } }
`,
  });
  const { stdout } = await runCampaign(["validate", "--format", "json"], { cwd: workspace.root });
  const { problems } = JSON.parse(stdout) as { problems: readonly { code: string; line: number; severity: string }[] };
  return problems.filter(({ code }) => code === "poster-in-one-language");
}

const inBoth = '  card: { poster: { ground: navy, words: { cy: "Gwrandewch.", en: "Listen." } } }';

it("warns of a poster of which a post in two languages shows the first alone", async () => {
  expect(await told(inBoth, "together")).toMatchObject([{ severity: "warning", line: 9 }]);
});

it("warns of one in a montage", async () => {
  const montage = `  drawn: { poster: { ground: navy, words: { cy: "Gwrandewch.", en: "Listen." } } }
  plain: { poster: { ground: teal, words: "101" } }
  card: { montage: { of: [drawn, plain] } }`;
  expect(await told(montage, "together")).toHaveLength(1);
});

it.each([
  ["that is sent apart", inBoth, "apart"],
  ["whose words are the same in both", '  card: { poster: { ground: navy, words: "101" } }', "together"],
])("leaves alone a poster %s", async (_, asset, bilingual) => {
  expect(await told(asset, bilingual)).toEqual([]);
});
