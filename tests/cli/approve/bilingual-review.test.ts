/** The page on which a campaign in two languages is agreed to, in a real browser: both in full, each in its own language. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { startBrowser } from "../../support/machine/browser.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `format: 2
workspace: test
people: { jo-bloggs: { role: Manager }, sam-jones: { role: Officer } }
policies: { approval: { needed: 1 } }
accounts:
  cyngor: { network: outbox, name: { cy: Cyngor Gogledd, en: Northdale Council }, languages: [cy, en] }
  cymraeg: { network: outbox, folder: cymraeg, name: Cyngor Gogledd, languages: [cy] }
  bwrdd: { network: outbox, folder: bwrdd, name: { cy: Y Bwrdd, en: The Board }, languages: [cy, en] }
`;
const campaign = `campaign: day
title: { cy: Diwrnod, en: Day }
date: 2027-03-18
owner: sam-jones
to: [cyngor, cymraeg, bwrdd]
languages: [cy, en]
assets:
  card: { file: ../assets/card.svg, alt: { cy: Cerdyn gwyrdd., en: A teal card. } }
posts:
  - id: signs
    at: day 09:00
    images: [card]
    text: { cy: Cewch siarad â ni., en: You can talk to us. }
    for: { bwrdd: { bilingual: apart } }
`;
const card =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="1200" height="675"/></svg>';
const welsh = ["cy", "Cewch siarad â ni."];
const english = ["en", "You can talk to us."];

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

it("shows each language under its own tag, and what is ticked there agrees to all of it", async () => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/day.yaml": campaign,
    "assets/card.svg": card,
  });
  const run = (startsAt: string, ...args: readonly string[]) => runCampaign(args, { cwd: workspace.root, startsAt });
  await run("2027-01-10T09:00:00Z", "preview", "day", "--review", "agree.html");
  const { browser, stop } = await startBrowser();
  const page = await browser.newPage();
  await page.goto(pathToFileURL(path.join(workspace.root, "agree.html")).href);
  const told = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll((all) => all.map((each) => [each.getAttribute("lang"), each.textContent?.trim()]));
  const [texts, alts] = [await told("p.text"), await told(".alt")];
  const titles = await told("h1 span");
  const heading = await page.locator("h1").textContent();
  const language = await page.locator("html").getAttribute("lang");
  for (const radio of await page.getByRole("radio", { name: "Agree", exact: true }).all()) await radio.check();
  const answer = await page.getByLabel("The answer it makes").inputValue();
  await stop();
  workspace.write("jo.txt", answer);
  const approved = await run("2027-01-11T09:00:00Z", "approve", "--answer", "jo.txt", "--as", "jo-bloggs");
  const plan = await run("2027-01-11T09:01:00Z", "plan", "--format", "json");
  const { deliveries } = JSON.parse(plan.stdout) as { deliveries: { id: string; blocked: string | null }[] };

  expect(language).toBe("en-GB");
  expect([heading, titles]).toEqual(["To agree: Diwrnod", [["cy", "Diwrnod"]]]);
  expect(texts).toEqual([welsh, welsh, english, welsh, english]);
  expect(alts.map(([lang]) => lang)).toEqual(["cy", "cy", "en", "cy", "en"]);
  expect(approved.code).toBe(0);
  expect(deliveries.map(({ id, blocked }) => [id, blocked])).toEqual([
    ["day/signs/cymraeg", null],
    ["day/signs/cyngor", null],
    ["day/signs~cy/bwrdd", null],
    ["day/signs~en/bwrdd", null],
  ]);
});
