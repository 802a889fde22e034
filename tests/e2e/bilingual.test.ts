/** A bilingual campaign through the command line: one account in Welsh, one in both languages. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";

const accounts = `workspace: cwm-enghraifft
accounts:
  bwrdd:
    network: bluesky
    handle: bwrdd.example.org
    languages: [cy, en]
    name: { cy: Bwrdd Cwm Enghraifft, en: Example Valley Board }
  cymraeg: { network: mastodon, handle: cymraeg, service: "https://m.example.org", languages: [cy], name: Bwrdd Cwm Enghraifft }
`;
const campaign = (posts: string) => `campaign: diwrnod
title: { cy: Diwrnod Gwrando, en: Listening Day }
date: 2027-03-18
to: [bwrdd, cymraeg]
languages: [cy, en]
hashtags: { cy: ["#Gwrando{yy}"], en: ["#Listen{yy}"] }
posts:
${posts}`;
const environment = { NO_COLOR: "1" };

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function run(posts: string, ...args: readonly string[]) {
  workspace = aWorkspace({ "campaigns/accounts.yaml": accounts, "campaigns/diwrnod.yaml": campaign(posts) });
  return runCampaign(args, { cwd: workspace.root, environment });
}

const good = `  - id: clust
    at: day 09:00
    text:
      cy: "Mae {org} yn gwrando ar {day}. {hashtags}"
      en: "{org} listens on {day}. {hashtags}"
  - id: llais
    at: day 12:00
    bilingual: apart
    text: { cy: "Dewch atom {on_day}. {hashtags}", en: "Join us {on_day}. {hashtags}" }
`;

describe("a bilingual campaign", () => {
  it("is rehearsed, each account in its own languages, and marked so on the page", async () => {
    const { code, stderr } = await run(good, "rehearse");
    const plan = await runCampaign(["plan", "--format", "json"], { cwd: workspace.root, environment });

    expect({ code, stderr }).toMatchObject({ code: 0 });
    const planned = JSON.parse(plan.stdout) as { deliveries: { id: string; texts: string[]; languages: string[] }[] };
    expect(planned.deliveries.map(({ id, texts, languages }) => [id, languages.join(), texts[0]])).toEqual([
      [
        "diwrnod/clust/bwrdd",
        "cy,en",
        "Mae Bwrdd Cwm Enghraifft yn gwrando ar ddydd Iau 18 Mawrth. #Gwrando27\n\nExample Valley Board listens on Thursday 18 March. #Listen27",
      ],
      ["diwrnod/clust/cymraeg", "cy", "Mae Bwrdd Cwm Enghraifft yn gwrando ar ddydd Iau 18 Mawrth. #Gwrando27"],
      ["diwrnod/llais/cymraeg", "cy", "Dewch atom ddydd Iau 18 Mawrth. #Gwrando27"],
      ["diwrnod/llais~cy/bwrdd", "cy", "Dewch atom ddydd Iau 18 Mawrth. #Gwrando27"],
      ["diwrnod/llais~en/bwrdd", "en", "Join us on Thursday 18 March. #Listen27"],
    ]);
    const page = readFileSync(path.join(workspace.root, "outbox/index.html"), "utf8");
    const spoken = [...page.matchAll(/<p class="text" lang="(\w+)" dir="auto">(\S+)/g)].map(([, lang, word]) => [
      lang,
      word,
    ]);
    expect(spoken).toEqual([
      ["cy", "Mae"],
      ["en", "Example"],
      ["cy", "Mae"],
      ["cy", "Dewch"],
      ["cy", "Dewch"],
      ["en", "Join"],
    ]);
    expect(page).toContain("Language: cy, en");
  });

  it("is checked in each language, at the words of that one, and counted as a whole", async () => {
    const long = "gair ".repeat(35);
    const { stdout } = await run(
      `  - id: a
    at: day 09:00
    text:
      cy: "Dewch ddydd Mercher 18 Mawrth. {hashtags}"
      en: "Come on Wednesday 18 March. {hashtags}"
  - id: b
    at: day 12:00
    text: { cy: "${long}{hashtags}", en: "${long}now. {hashtags}" }
  - id: c
    at: day 15:00
    text: { en: "Only English. {hashtags}" }
  - id: d
    at: day 18:00
    bilingual: apart
    text: { cy: "Dewch heddiw yfory. {hashtags}", en: "Come on Friday 18 March. {hashtags}" }
`,
      "validate",
      "--format",
      "json",
    );
    const problems = JSON.parse(stdout).problems as { code: string; line: number; severity: string; help: string }[];
    const errors = problems.filter(({ severity }) => severity === "error");

    expect(errors.map(({ code, line }) => `${code} ${line}`)).toEqual([
      "wrong-weekday 11",
      "wrong-weekday 12",
      "text-too-long 15",
      "language-missing 18",
      "wrong-weekday 22",
    ]);
    expect(errors[0]?.help).toContain('"Dydd Iau 18 Mawrth"');
    expect(errors[2]?.help).toContain("`bilingual: apart`");
  });
});
