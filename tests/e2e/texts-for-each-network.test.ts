/** One text for several networks: what is a link, a hashtag or somebody on one of them is not so on another. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";

const accounts = `workspace: each-network
accounts:
  nd-bluesky: { network: bluesky, handle: northdale.example.org, name: Northdale }
  nd-x: { network: x, handle: NorthdaleSample, name: Northdale }
  nd-mastodon: { network: mastodon, service: https://social.example.org, handle: northdale, name: Northdale }
`;
const head = `campaign: texts
title: One text for every network
date: 2027-03-18
to: [nd-bluesky, nd-x, nd-mastodon]
posts:
`;
const environment = { NO_COLOR: "1" };

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

async function problemsWith(code: string, posts: string): Promise<readonly { line: number; message: string }[]> {
  workspace = aWorkspace({ "campaigns/accounts.yaml": accounts, "campaigns/texts.yaml": head + posts });
  const run = await runCampaign(["validate", "--format", "json"], { cwd: workspace.root, environment });
  const problems = JSON.parse(run.stdout).problems as { code: string; line: number; message: string }[];
  return problems.filter((problem) => problem.code === code);
}

describe("validate", () => {
  it("warns of a full stop without a space, where X would bill a link", async () => {
    const problems = await problemsWith(
      "full-stop-without-space",
      `  - { id: pm, at: "day 09:00", text: "Our drop-in is open until 5.pm today for families." }
  - { id: next, at: "day 10:00", text: "We listen to children.Next week we meet carers." }
  - { id: then, at: "day 11:00", text: "We begin at 9 a.m.Then we walk together." }
`,
    );

    expect(problems.map(({ line }) => line)).toEqual([6, 7]);
    expect(problems.every(({ message }) => /^X makes a link of .* 0\.20 USD/.test(message))).toBe(true);
  });

  it("warns of a handle on each network whose form it has not", async () => {
    const problems = await problemsWith(
      "mention-of-another-network",
      `  - { id: x-style, at: "day 09:00", text: "Thank you @NorthdalePolice for standing with us today." }
  - { id: bluesky-style, at: "day 10:00", text: "Thank you @police.northdale.example.org for standing with us." }
  - { id: masto-style, at: "day 11:00", text: "Thank you @police@social.example.org for being here with us." }
`,
    );

    const told = problems.map(({ line, message }) => `${line} ${/^On (\w+)/.exec(message)?.[1]}`);
    expect(told.toSorted()).toEqual(["6 Bluesky", "6 Mastodon", "7 Mastodon", "7 X", "8 Bluesky", "8 X"]);
  });
});

describe("preview", () => {
  it("marks as a mention only what will be one", async () => {
    const text = "@NorthdalePolice, @police.northdale.org and @police@social.example.org";
    workspace = aWorkspace({
      "campaigns/accounts.yaml": accounts,
      "campaigns/texts.yaml": `${head}  - { id: all, at: "day 09:00", text: "${text}" }\n`,
    });

    const run = await runCampaign(["preview", "--html", "page.html"], { cwd: workspace.root, environment });

    const page = readFileSync(path.join(workspace.root, "page.html"), "utf8");
    const texts = [...page.matchAll(/<p class="text"[^>]*>(.*?)<\/p>/gs)].map(([, words = ""]) => words);
    const marked = texts.map((words) => [...words.matchAll(/<span class="mention">([^<]*)</g)].map(([, name]) => name));
    expect(run.code, run.stderr).toBe(0);
    expect(marked).toHaveLength(3);
    expect(marked).toContainEqual(["@police.northdale.org"]);
    expect(marked).toContainEqual(["@NorthdalePolice", "@police"]);
    expect(marked).toContainEqual(["@NorthdalePolice", "@police@social.example.org"]);
  });
});
