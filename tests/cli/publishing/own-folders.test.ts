/** Folders that a pull request has prepared with links, as `publish` and `rehearse` meet them: the built program. */
import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: Northdale }
  screens: { network: handoff, channel: screen, name: Northdale }
  healthy: { network: outbox, name: Northdale, folder: kept/healthy }
`;
const posts = '  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }\n';

let workspace: TestWorkspace;
let elsewhere: TestWorkspace;
let victim: string;

beforeEach(() => {
  const day = campaignYaml({ id: "day", posts, to: "print-room, healthy" });
  const screens = campaignYaml({ id: "screens-day", posts, to: "screens" });
  workspace = aWorkspace({
    "campaigns/accounts.yaml": accounts,
    "campaigns/day.yaml": day,
    "campaigns/screens.yaml": screens,
  });
  elsewhere = aWorkspace({ authorized_keys: "ssh-ed25519 AAAA our key\n" });
  victim = path.join(elsewhere.root, "authorized_keys");
});
afterEach(() => {
  workspace.remove();
  elsewhere.remove();
});

function link(target: string, ...at: string[]): void {
  const file = path.join(workspace.root, ...at);
  mkdirSync(path.dirname(file), { recursive: true });
  symlinkSync(target, file);
}

function expectUntouched(): void {
  expect(readdirSync(elsewhere.root)).toEqual(["authorized_keys"]);
  expect(readFileSync(victim, "utf8")).toBe("ssh-ed25519 AAAA our key\n");
}

function files(folder: string): string[] {
  return readdirSync(path.join(workspace.root, folder), { recursive: true }).map(String);
}

/** The ledger is made before anything is due: a new one holds what fell due before it. */
async function publish() {
  await run("publish", "day", "--now", "2027-03-18T08:00:00Z");
  return run("publish", "day", "--now", "2027-03-18T09:00:30Z");
}
async function run(...args: string[]) {
  const { code, stdout, stderr } = await runCampaign(args, { cwd: workspace.root });
  return { code, told: `${stdout}${stderr}`.replace(/\s+/g, " ") };
}

describe("a link where `publish` would write", () => {
  it.each<[string, string, () => void]>([
    ["the mark of a stale page", ".page-is-stale", () => link(victim, "published/print-room/.page-is-stale")],
    ["the page", "index.html", () => link(victim, "published/print-room/index.html")],
    ["a day", "2027-03-18", () => link(elsewhere.root, "published/print-room/2027-03-18")],
    ["the account's folder", "published/print-room", () => link(elsewhere.root, "published/print-room")],
    ["a folder above it", "published", () => link(elsewhere.root, "published")],
    ["a link to nowhere", "published", () => link(path.join(elsewhere.root, "new"), "published")],
    ["a link inside the workspace", "published", () => link("campaigns", "published")],
  ])("holds the post of an outbox: %s", async (_what, named, prepare) => {
    prepare();

    const { code, told } = await publish();

    expectUntouched();
    expect(readdirSync(path.join(workspace.root, "campaigns")).sort()).toEqual([
      "accounts.yaml",
      "day.yaml",
      "screens.yaml",
    ]);
    expect(code).toBe(3);
    expect(told).toContain("day/a/print-room");
    expect(told).toContain(`${named} is a link.`);
    expect(files("kept/healthy").some((name) => name.endsWith("post.json"))).toBe(true);
  });

  it.each<[string, () => void]>([
    ["handoff/screens", () => link(elsewhere.root, "handoff/screens")],
    ["handoff", () => link(elsewhere.root, "handoff")],
  ])("holds a hand-off: %s", async (named, prepare) => {
    prepare();

    await run("publish", "screens-day");
    const { code, told } = await run("send", "screens-day/a/screens");

    expectUntouched();
    expect(code).toBe(2);
    expect(told).toContain(`${named} is a link.`);
  });

  it("sends the held post when the link is gone", async () => {
    link(victim, "published/print-room/.page-is-stale");
    await publish();
    execFileSync("rm", [path.join(workspace.root, "published/print-room/.page-is-stale")]);

    await publish();

    expect(files("published/print-room").some((name) => name.endsWith("post.json"))).toBe(true);
  });

  it("neither waits for a pipe nor writes into it", async () => {
    mkdirSync(path.join(workspace.root, "published/print-room"), { recursive: true });
    execFileSync("mkfifo", [path.join(workspace.root, "published/print-room/.page-is-stale")]);

    const { code, told } = await publish();

    expect(code).toBe(3);
    expect(told).toContain(".page-is-stale is a device or a pipe.");
  });

  it("does not take a post back through a link", async () => {
    await publish();
    const day = path.join(workspace.root, "published/print-room/2027-03-18");
    execFileSync("mv", [day, path.join(elsewhere.root, "2027-03-18")]);
    symlinkSync(path.join(elsewhere.root, "2027-03-18"), day);

    await run("recall", "day/a/print-room", "--reason", "Withdrawn");

    const [folder = ""] = readdirSync(path.join(elsewhere.root, "2027-03-18"));
    expect(existsSync(path.join(elsewhere.root, "2027-03-18", folder, "post.json"))).toBe(true);
  });
});

describe("a link where `rehearse` would write", () => {
  it.each<[string, () => void]>([
    ["outbox", () => link(elsewhere.root, "outbox")],
    ["rehearsal.sqlite", () => link(victim, "outbox/rehearsal.sqlite")],
    [
      "rehearsal.sqlite-wal",
      () => {
        link(victim, "outbox/rehearsal.sqlite-wal");
        writeFileSync(path.join(workspace.root, "outbox/rehearsal.sqlite"), "");
      },
    ],
    [
      "index.html",
      () => {
        link(victim, "outbox/index.html");
        writeFileSync(path.join(workspace.root, "outbox/rehearsal.sqlite"), "");
      },
    ],
    [
      ".page-is-stale",
      () => {
        link(victim, "outbox/.page-is-stale");
        writeFileSync(path.join(workspace.root, "outbox/rehearsal.sqlite"), "");
      },
    ],
  ])("is refused: %s", async (named, prepare) => {
    prepare();

    const { code, told } = await run("rehearse");

    expectUntouched();
    expect(lstatSync(victim).mode & 0o777).toBe(0o644);
    expect(code).toBe(2);
    expect(told).toContain(`${named} is a link`);
  });

  it("holds what is due on a day whose folder is one", async () => {
    await run("rehearse");
    execFileSync("rm", ["-r", path.join(workspace.root, "outbox/2027-03-18")]);
    link(elsewhere.root, "outbox/2027-03-18");
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts: posts.replace("Know", "Learn") }));

    const { code, told } = await run("rehearse");

    expectUntouched();
    expect(code).toBe(3);
    expect(told).toContain("outbox/2027-03-18 is a link.");
  });

  it("follows one that a person named outside the workspace", async () => {
    symlinkSync(path.join(elsewhere.root), path.join(elsewhere.root, "..", `${path.basename(elsewhere.root)}-link`));
    const named = `${elsewhere.root}-link/new`;

    const { code } = await run("rehearse", "--outbox", named);

    execFileSync("rm", [`${elsewhere.root}-link`]);
    expect(code).toBe(0);
    expect(existsSync(path.join(elsewhere.root, "new/index.html"))).toBe(true);
  });
});
