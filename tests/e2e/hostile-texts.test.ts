/** A text made to hang what reads it costs its own post, and nobody else's: through the program, as its user runs it. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { hostileText } from "../support/check/hostile-texts.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";

const nowhere = "http://127.0.0.1:9";
const accounts = `workspace: hostile
accounts:
  sky: { network: bluesky, handle: northdale.example.org, service: "${nowhere}", name: Northdale }
  bird: { network: x, handle: northdale, service: "${nowhere}", name: Northdale }
  elephant: { network: mastodon, handle: northdale, service: "${nowhere}", name: Northdale }
  print-room: { network: outbox, name: Northdale }
`;
const atNine = "2027-03-18T09:00:30Z";
const good = campaignYaml({
  id: "good",
  posts: '  - { id: hello, at: "day 09:00", text: "Someone will listen. {hashtags}" }\n',
});

/** Those of the kinds that once took minutes. */
const kinds = [
  "a handle of letters",
  "a handle of full stops",
  "digits joined as emoji",
  "emoji joined",
  "addresses begun",
  "addresses that never end",
  "hashtags",
];

function far(texts: readonly string[], more = ""): string {
  const posts = texts
    .map(
      (text, n) =>
        `  - { id: p${n}, at: "2028-01-${String(n + 1).padStart(2, "0")} 09:00", text: ${JSON.stringify(text)} }\n`,
    )
    .join("");
  return campaignYaml({ id: "far", to: "sky, bird, elephant, print-room", more, posts });
}

let workspace: TestWorkspace;
afterEach(() => workspace.remove());

function inWorkspace(campaign: string): void {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/good.yaml": good,
    "campaigns/far.yaml": campaign,
  });
}

async function expectGoodGoesOut(): Promise<void> {
  await runCampaign(["publish", "good", "--now", "2027-01-10T09:00:00Z"], { cwd: workspace.root });

  const run = await runCampaign(["publish", "good", "--now", atNine, "--format", "json"], { cwd: workspace.root });

  expect(run.signal, run.stderr).toBe(null);
  expect(JSON.parse(run.stdout).published).toHaveLength(1);
}

describe("texts of 6,000 characters of nothing else", () => {
  it("are judged, and another campaign's post goes out", async () => {
    inWorkspace(far(kinds.map((kind) => hostileText(kind, 6_000))));

    const validate = await runCampaign(["validate", "far", "--format", "json"], { cwd: workspace.root });

    const problems = JSON.parse(validate.stdout).problems as { code: string; line: number }[];
    const tooLong = new Set(problems.filter(({ code }) => code === "text-too-long").map(({ line }) => line));
    expect(validate.code, validate.stderr).toBe(1);
    expect(tooLong.size).toBe(kinds.length);
    await expectGoodGoesOut();
  });
});

describe("a text longer than any network takes", () => {
  it("is refused at its line before anything measures it, and another campaign's post goes out", async () => {
    inWorkspace(far(["x", `@${"a".repeat(400_000)}`]));

    const validate = await runCampaign(["validate", "far"], { cwd: workspace.root });

    expect(validate.code).toBe(1);
    expect(validate.stdout).toContain("campaigns/far.yaml:9:");
    expect(validate.stdout).toContain("This text has 400,001 characters, and no network takes more than 10,000.");
    expect(validate.stdout.length).toBeLessThan(20_000);
    await expectGoodGoesOut();
  });

  it("is refused where its values make it one", async () => {
    inWorkspace(far(["{wall}".repeat(1_600)], `variables: { wall: "${"word ".repeat(1_900)}" }\n`));

    const validate = await runCampaign(["validate", "far", "--format", "json"], { cwd: workspace.root });

    const problems = JSON.parse(validate.stdout).problems as { code: string }[];
    expect(validate.code).toBe(1);
    expect(problems.map(({ code }) => code)).toContain("text-too-long-filled-in");
    await expectGoodGoesOut();
  });
});
