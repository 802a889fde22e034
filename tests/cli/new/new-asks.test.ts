/** `campaign new` in a real terminal: util-linux's `script` gives it one. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const program = path.resolve(import.meta.dirname, "../../../bin/campaign.js");
const accounts = `workspace: test
accounts:
  print-room: { network: outbox, name: Northdale }
  front-desk: { network: outbox, name: Southdale }
`;

let workspace: TestWorkspace;
let running: ChildProcess | undefined;
afterEach(() => {
  running?.kill("SIGKILL");
  workspace.remove();
});

function inTerminal(cwd: string, ...args: readonly string[]) {
  const words = [process.execPath, program, ...args];
  const whole = process.platform === "darwin" ? ["-q", "/dev/null", ...words] : ["-qfec", words.join(" "), "/dev/null"];
  const child = spawn("script", whole, { cwd, env: { PATH: process.env.PATH ?? "", HOME: cwd, TERM: "xterm" } });
  running = child;
  let shown = "";
  let look = (): void => {};
  child.stdout.on("data", (chunk: Buffer) => {
    shown += stripVTControlCharacters(chunk.toString("utf8"));
    look();
  });
  return {
    /** Waits for a question, then answers it. */
    async answer(question: string, keys: string): Promise<void> {
      await new Promise<void>((resolve) => {
        look = () => {
          if (shown.includes(question)) resolve();
        };
        look();
      });
      shown = shown.slice(shown.indexOf(question) + question.length);
      child.stdin.write(keys);
    },
    ended: new Promise<number | null>((resolve) => child.on("close", resolve)),
  };
}

describe("campaign new, at a terminal", () => {
  it("asks for the day, the year and the accounts, and writes a file that validates", async () => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": accounts });
    const terminal = inTerminal(workspace.root, "new");

    await terminal.answer("Which awareness day", "child exploitation");
    await terminal.answer("National Child Exploitation Awareness Day", "\r");
    await terminal.answer("Which year?", "\r");
    await terminal.answer("From which accounts?", "a\r");
    const code = await terminal.ended;

    const year = /ceaday-(2\d{3})/.exec((await runCampaign(["plan"], { cwd: workspace.root })).stdout)?.[1];
    const file = path.join(workspace.root, `campaigns/ceaday-${year}.yaml`);
    expect(code).toBe(0);
    expect(readFileSync(file, "utf8")).toMatch(/^to: \[print-room, front-desk\]/m);
    expect((await runCampaign(["validate"], { cwd: workspace.root })).code).toBe(0);
  });

  it("writes nothing when it is interrupted, and shows no stack", async () => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": accounts });
    const terminal = inTerminal(workspace.root, "new");

    await terminal.answer("Which awareness day", "\u0003");
    const code = await terminal.ended;

    expect(code).toBe(130);
    expect(existsSync(path.join(workspace.root, "campaigns/ceaday-2027.yaml"))).toBe(false);
  });

  it("asks nothing where there is no terminal: --day is missing", async () => {
    workspace = aWorkspace({ "campaigns/accounts.yaml": accounts });

    const run = await runCampaign(["new"], { cwd: workspace.root });

    expect(run.code).toBe(2);
    expect(run.stderr).toContain("--day is missing");
  });
});

describe("campaign init, at a terminal", () => {
  it("asks how posts will be sent, where nothing was said, and writes the files for that", async () => {
    workspace = aWorkspace();
    const terminal = inTerminal(workspace.root, "init");

    await terminal.answer("How will posts be sent?", " \r");

    expect(await terminal.ended).toBe(0);
    expect(existsSync(path.join(workspace.root, "deploy/crontab"))).toBe(true);
    expect(existsSync(path.join(workspace.root, "Dockerfile"))).toBe(false);
  });
});
