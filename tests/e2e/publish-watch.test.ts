/** `publish --watch` as its user runs it: the built program, a real clock, real files. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";

const program = path.resolve(import.meta.dirname, "../../bin/campaign.js");

interface Line {
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly id?: string;
  readonly message?: string;
  readonly code?: string;
}

let workspace: TestWorkspace;
let running: ChildProcess | undefined;
afterEach(() => {
  running?.kill("SIGKILL");
  workspace.remove();
});

/** A post of this very minute. */
function campaign(id: string, text: string): string {
  const now = new Date().toISOString();
  return `campaign: ${id}
title: Now
date: ${now.slice(0, 10)}
timezone: UTC
to: [print-room]
posts:
  - id: now
    at: ${now.slice(0, 10)} ${now.slice(11, 16)}
    text: |
      ${text}
`;
}

function watching(cwd: string) {
  const child = spawn(process.execPath, [program, "publish", "--watch", "--format", "json"], {
    cwd,
    env: { PATH: process.env.PATH ?? "", HOME: cwd },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running = child;
  const lines: Line[] = [];
  const waiting = new Set<{ wanted: (line: Line) => boolean; found: (line: Line) => void }>();
  let rest = "";
  child.stdout.on("data", (chunk: Buffer) => {
    const parts = (rest + chunk.toString("utf8")).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      const line = JSON.parse(part) as Line;
      lines.push(line);
      for (const each of waiting) if (each.wanted(line)) each.found(line);
    }
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return {
    lines,
    /** The first line like this, said already or yet to come. */
    said: (wanted: (line: Line) => boolean) =>
      new Promise<Line>((resolve) => {
        const present = lines.find(wanted);
        if (present === undefined) waiting.add({ wanted, found: resolve });
        else resolve(present);
      }),
    stop(): Promise<number | null> {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

describe("publish --watch", () => {
  it("sends what a new file brings, says a line for each event, outlives a broken file, and stops on SIGTERM", async () => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts });
    const watcher = watching(workspace.root);
    await watcher.said(({ type }) => type === "next");

    workspace.write("campaigns/first.yaml", campaign("first", "Someone will listen."));
    const first = await watcher.said(({ type, id }) => type === "published" && id === "first/now/print-room");
    workspace.write("campaigns/accounts.yaml", "accounts: [");
    await watcher.said(({ type }) => type === "problem");
    workspace.write("campaigns/accounts.yaml", outboxAccounts);
    workspace.write("campaigns/second.yaml", campaign("second", "You can talk to us."));
    await watcher.said(({ type, id }) => type === "published" && id === "second/now/print-room");
    const code = await watcher.stop();
    const after = await runCampaign(["publish", "--format", "json"], { cwd: workspace.root });

    expect(code).toBe(143);
    expect(first).toMatchObject({ version: 1, at: expect.stringMatching(/Z$/) });
    expect(watcher.lines[0]?.type).toBe("started");
    expect(watcher.lines.at(-1)?.type).toBe("stopped");
    expect(watcher.lines.filter(({ type }) => type === "published")).toHaveLength(2);
    expect(JSON.parse(after.stdout)).toMatchObject({ published: [], failed: [] });
  });

  it.each([["--dry-run"], ["--now", "2027-03-18T09:00:00Z"]])("does not go with %s", async (...flags) => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts });

    const run = await runCampaign(["publish", "--watch", ...flags], { cwd: workspace.root });

    expect(run.code).toBe(2);
    expect(run.stderr).toContain("--watch");
  });
});
