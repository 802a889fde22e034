/** What the file says of a post reaches the person who posts it, and no network: the built program. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: Northdale }
  newsletter: { network: handoff, channel: email, name: Northdale }
`;
const posts = `  - id: a
    at: day 09:00
    theme: signs <b>at work</b>
    audience: [night workers, carers]
    critical: true
    text: "Know the signs. {hashtags}"
`;

describe("the folder of a hand-off", () => {
  let workspace: TestWorkspace;
  afterEach(() => workspace.remove());

  function send(account: string) {
    workspace = aWorkspace({
      "campaigns/accounts.yaml": accounts,
      "campaigns/day.yaml": campaignYaml({ id: "day", posts, to: "print-room, newsletter" }),
    });
    return runCampaign(["send", `day/a/${account}`], { cwd: workspace.root });
  }
  function written(ending: string): string {
    const found = readdirSync(workspace.root, { recursive: true, encoding: "utf8" }).find((name) =>
      name.endsWith(ending),
    );
    return found === undefined ? "" : readFileSync(path.join(workspace.root, found), "utf8");
  }

  it("says whom a post speaks to, and what of", async () => {
    const sent = await send("newsletter");

    expect(sent.code, sent.stderr).toBe(0);
    expect(written("hand-off.html")).toContain(
      '<dt>For</dt><dd dir="auto">night workers, carers</dd><dt>Theme</dt><dd dir="auto">signs &lt;b&gt;at work&lt;/b&gt;</dd>',
    );
    expect(written("reminder.ics").replace(/\r\n[ \t]/g, "")).toContain(
      "\\n\\nFor: night workers\\, carers\\nTheme: signs <b>at work</b>\\nCritical: goes out while others are paused\\n\\nKnow the signs.",
    );
    expect(JSON.parse(written("hand-off.json"))).toMatchObject({
      facts: [
        { label: "For", text: "night workers, carers" },
        { label: "Theme", text: "signs <b>at work</b>" },
        { label: "Critical", text: "goes out while others are paused" },
      ],
    });
  });

  it("is alone in that: a network that sends by itself is told nothing of it", async () => {
    const sent = await send("print-room");

    expect(sent.code, sent.stderr).toBe(0);
    expect(written("post.json")).toContain("Know the signs.");
    expect(written("post.json")).not.toContain("night workers");
  });
});
