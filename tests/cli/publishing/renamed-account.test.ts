/** An account is who it is on its network, whatever accounts.yaml calls it; and who it is now is another than before when that changes. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const posts = '  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }\n';

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace();
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });

function write(accounts: Readonly<Record<string, string>>): void {
  const lines = Object.entries(accounts).map(([id, account]) => `  ${id}: { ${account} }\n`);
  workspace.write("campaigns/accounts.yaml", `workspace: test\naccounts:\n${lines.join("")}`);
  workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, to: Object.keys(accounts).join(", ") }));
}

function written(): readonly string[] {
  return readdirSync(workspace.root, { recursive: true, encoding: "utf8" }).filter(
    (file) => path.basename(file) === "hand-off.json" || path.basename(file) === "post.json",
  );
}

describe("an account under another id", () => {
  it.each([
    ["hand-off with a handle", "network: handoff, channel: linkedin, handle: northdale"],
    ["hand-off that only its id told apart", "network: handoff, channel: screen"],
    ["folder", "network: outbox, folder: published/board"],
    ["folder that only its id told apart", "network: outbox"],
  ])("says nothing a second time: a %s", async (_, account) => {
    write({ old: account });
    expect((await run("send", "day/a/old")).code).toBe(0);
    const before = written();

    write({ new: account });
    const again = await run("send", "day/a/new");

    expect(again.code).toBe(3);
    expect(again.stderr).toContain("already went out as day/a/old");
    expect([before.length, written()]).toEqual([1, before]);
  });

  it.each([
    ["handle", "network: handoff, channel: linkedin, handle: northdale"],
    ["id that only told it apart", "network: handoff, channel: screen"],
  ])("says nothing again in the other form of two languages: told by its %s", async (_, account) => {
    const text = "{ en: 'Know the signs. {hashtags}', cy: 'Dyma’r arwyddion. {hashtags}' }";
    const inBoth = (how: string) =>
      workspace.write(
        "campaigns/day.yaml",
        `${campaignYaml({ id: "day", posts: `  - { id: a, at: day 09:00, text: ${text} }\n`, to: how === "apart" ? "new" : "old" })}languages: [cy, en]\nbilingual: ${how}\n`,
      );
    write({ old: account });
    inBoth("together");
    expect((await run("send", "day/a/old")).code).toBe(0);

    write({ new: account });
    inBoth("apart");
    const told = await run("validate");
    const again = await run("send", "day/a~cy/new");

    expect(told.stdout).toContain("day/a~cy/new already went out as day/a/old.");
    expect(again.code).toBe(3);
    expect(again.stderr).toContain("already went out as day/a/old");
    expect(written()).toHaveLength(1);
  });

  it("is another where both are in the file, and only their ids tell them apart", async () => {
    const screen = "network: handoff, channel: screen";
    write({ hall: screen, lobby: screen });

    expect((await run("send", "day/a/hall")).code).toBe(0);
    expect((await run("send", "day/a/lobby")).code).toBe(0);
    expect(written()).toHaveLength(2);
  });
});

describe("an account that becomes another", () => {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: workspace.root });
  const fingerprint = async () => {
    await run("preview", "--html", "page.html");
    const page = readFileSync(path.join(workspace.root, "page.html"), "utf8");
    const found = /\b[0-9a-f]{4}(?: [0-9a-f]{4}){3}\b/.exec(page)?.[0];
    if (found === undefined) throw new Error("The page names no fingerprint.");
    return found;
  };

  it.each([
    ["Page", "network: facebook, page: '111'", "network: facebook, page: '222'"],
    ["channel", "network: handoff, channel: instagram", "network: handoff, channel: linkedin"],
    [
      "server",
      "network: bluesky, handle: n.example.org",
      "network: bluesky, handle: n.example.org, service: 'https://pds.example.org'",
    ],
    ["shown name", "network: outbox, name: Northdale", "network: outbox, name: Southdale"],
  ])("is a change in a pull request: another %s", async (_, before, after) => {
    write({ ours: before });
    git("init", "-q");
    git("add", "campaigns");
    git("commit", "-qm", "first");
    const signed = await fingerprint();

    write({ ours: after });
    const compared = await run("preview", "--base", "HEAD", "--markdown", "-");

    expect(compared.stdout).toContain("1 changed");
    expect(await fingerprint()).not.toBe(signed);
  });
});
