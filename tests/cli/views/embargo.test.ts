/** What is under embargo is shown as such everywhere, and goes out before its end by nobody's hand. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const posts = `  - { id: early, at: day-2 00:00, text: "Know the signs. {hashtags}" }
  - { id: first, at: day-2 00:01, text: "You can talk to us. {hashtags}" }
  - { id: later, at: day 09:00, text: "Somebody will listen. {hashtags}" }
`;

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/news.yaml": newsUntil("day-2 00:01"),
  });
});
afterEach(() => workspace.remove());

const newsUntil = (embargo: string) => campaignYaml({ id: "news", posts, more: `embargo: ${embargo}\n` });
const run = (args: readonly string[], startsAt = "2027-03-01T09:00:00Z") =>
  runCampaign(args, { cwd: workspace.root, startsAt });
const at = (instant: string) => ["--now", instant];
const until = "Embargoed until Tuesday 16 March 2027, 00:01 (Europe/London)";

describe("an embargo", () => {
  it("is an error for a post a minute before its end, and for none at it", async () => {
    const { code, stdout } = await run(["validate", "--format", "json", ...at("2027-03-01T09:00:00Z")]);
    const { problems } = JSON.parse(stdout);

    expect(code).toBe(1);
    expect(problems.filter((each: { code: string }) => each.code === "embargo-before")).toMatchObject([
      {
        message: "This goes out on 2027-03-16 00:00, before the embargo ends on 2027-03-16 00:01.",
        file: "campaigns/news.yaml",
        line: 9,
      },
    ]);
  });

  it("stands in plan, table, JSON, preview and comment", async () => {
    const now = at("2027-03-01T09:00:00Z");
    const [plan, csv, json, preview, comment] = await Promise.all([
      run(["plan", ...now]),
      run(["plan", "--format", "csv", ...now]),
      run(["plan", "--format", "json", ...now]),
      run(["preview", ...now]),
      run(["preview", "--markdown", "-", ...now]),
    ]);

    expect(plan.stdout).toContain(until);
    expect(csv.stdout.match(/,2027-03-16 00:01,+\r?$/gm)).toHaveLength(3);
    expect(JSON.parse(json.stdout).deliveries.map(({ embargo }: { embargo: string }) => embargo)).toEqual(
      Array.from({ length: 3 }, () => "2027-03-16T00:01:00.000Z"),
    );
    expect(preview.stdout).toContain(until);
    expect(comment.stdout.replaceAll("\\", "")).toContain(until);
  });

  it("holds the post that is before it, and lets the others go", async () => {
    const early = await run(["publish", "--format", "json", ...at("2027-03-16T00:00:30Z")]);
    const onTime = await run(["publish", "--format", "json", ...at("2027-03-16T00:01:30Z")]);

    expect(JSON.parse(early.stdout)).toMatchObject({ published: [], held: [{ id: "news/early/print-room" }] });
    expect(JSON.parse(onTime.stdout).published).toMatchObject([{ id: "news/first/print-room" }]);
  });

  it("is not broken by `send`, which may only do it afterwards", async () => {
    await run(["publish", ...at("2027-03-15T09:00:00Z")]);
    const refused = await run(["send", "news/later/print-room"], "2027-03-15T23:50:00Z");
    const sent = await run(["send", "news/later/print-room"], "2027-03-16T00:01:01Z");

    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain("news/later/print-room is under embargo until 2027-03-16 00:01.");
    expect(sent.code).toBe(0);
  });

  it.each(["day-2 0:01", "tomorrow", "2027-03-28 01:30"])(
    "that nobody can tell (%s) keeps everything back",
    async (end) => {
      workspace.write("campaigns/news.yaml", newsUntil(end));
      const { code, stdout } = await run(["publish", "--format", "json", ...at("2027-03-18T09:00:30Z")]);

      expect(code).toBe(1);
      expect(JSON.parse(stdout)).toMatchObject({ published: [], problems: [{ line: 7 }] });
    },
  );
});
