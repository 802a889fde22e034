/** Help and version, which the build kept: never other than what the full program says, and without loading it. */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, cpSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askingLines, saidOf } from "../../../scripts/ask-program.ts";
import { lineOf, type OwnAnswers } from "../../../src/cli/own-answers.ts";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runAndSeeWhatLoads } from "../../support/machine/loaded-packages.ts";
import { Terminal } from "../../support/machine/on-terminal.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const top = path.resolve(import.meta.dirname, "../../..");
const pages = askingLines().filter((line) => !line.includes("-h") && !line.includes("help"));

let elsewhere: TestWorkspace;
beforeAll(() => {
  elsewhere = aWorkspace();
});
afterAll(() => elsewhere.remove());

function aCopy() {
  const { root, remove } = aWorkspace();
  for (const name of ["bin", "dist", "package.json"])
    cpSync(path.join(top, name), path.join(root, name), { recursive: true });
  symlinkSync(path.join(top, "node_modules"), path.join(root, "node_modules"));
  return { root, remove, program: path.join(root, "bin/campaign.js") };
}

const run = (line: readonly string[], environment: Record<string, string> = {}) =>
  runCampaign(line, { cwd: elsewhere.root, environment, ownProcess: true });

it("keeps for every command line that asks for help or the version what the full program says", async () => {
  const kept = JSON.parse(readFileSync(path.join(top, "dist/answers.json"), "utf8")) as OwnAnswers;
  const said = await Promise.all(askingLines().map((line) => saidOf(line, 80)));

  expect(askingLines().map((line) => kept.texts[kept.lines[lineOf(line)] ?? -1])).toEqual(said);
});

it.each(pages.map((line) => [line.join(" "), line] as const))("campaign %s prints it", async (_, line) => {
  expect(await run(line)).toEqual({ code: 0, signal: null, stdout: await saidOf(line, 80), stderr: "" });
});

it.each([["--help"], ["-h"], ["help"], ["--version"], ["plan --help"], ["help plan"], ["accounts list -h"]])(
  "campaign %s loads nothing of the full program",
  async (words) => {
    const { chunks, packages, stdout } = await runAndSeeWhatLoads(words.split(" "), { cwd: elsewhere.root });

    expect(stdout).toBe(await saidOf(words.split(" "), 80));
    expect({ chunks, packages: [...packages] }).toEqual({ chunks: ["main.cjs"], packages: [] });
  },
);

it.each([{ FORCE_COLOR: "1" }, { NO_COLOR: "1" }, { GITHUB_ACTIONS: "true" }, { COLUMNS: "40" }])(
  "is the same with %j",
  async (environment) => {
    expect((await run(["publish", "--help"], environment)).stdout).toBe(await saidOf(["publish", "--help"], 80));
  },
);

describe("on a terminal", () => {
  it.each([40, 79, 80, 81, 200])("%i columns wide it is as the full program wraps it", async (columns) => {
    const { code, screen } = await new Terminal(["--help"], { cwd: elsewhere.root, columns }).ended();

    const said = await saidOf(["--help"], columns);
    expect({ code, screen: screen.replaceAll("\r\n", "\n") }).toEqual({ code: 0, screen: said });
  });

  it("is wrapped where that is narrow", async () => {
    const said = await Promise.all([80, 79, 40].map((columns) => saidOf(["--help"], columns)));

    expect(new Set(said).size).toBe(3);
  });

  it("is no wider than in a file where that is wide, of any command", async () => {
    const wide = await Promise.all(pages.map((line) => saidOf(line, 200)));

    expect(wide).toEqual(await Promise.all(pages.map((line) => saidOf(line, 80))));
  });
});

describe("the full program answers", () => {
  it.each([
    ["an unknown command", ["plann", "--help"]],
    ["flags before the command", ["--quiet", "plan", "--help"]],
    ["words behind it", ["plan", "--help", "later"]],
    ["two words that came as one", ["plan --help"]],
    ["a command that asks for help with help", ["help", "help"]],
    ["a command of a group", ["help", "accounts", "list"]],
  ])("%s", async (_, line) => {
    const { chunks } = await runAndSeeWhatLoads(line, { cwd: elsewhere.root });

    expect(chunks).toContain("program.cjs");
  });

  it.each([
    ["is missing", (file: string) => rmSync(file)],
    ["is damaged", (file: string) => writeFileSync(file, '{ "lines": {')],
    ["holds something else", (file: string) => writeFileSync(file, "[]")],
  ])("where the file of answers %s", async (_, spoil) => {
    const copied = aCopy();
    try {
      spoil(path.join(copied.root, "dist/answers.json"));
      const answer = await runCampaign(["plan", "--help"], { cwd: elsewhere.root, program: copied.program });

      expect(answer).toEqual({ code: 0, signal: null, stdout: await saidOf(["plan", "--help"], 80), stderr: "" });
    } finally {
      copied.remove();
    }
  });
});

it("keeps what Node made of its file, functions too, though it ends at once", async () => {
  const copied = aCopy();
  try {
    const kept = path.join(copied.root, "dist/compiled");
    rmSync(kept, { recursive: true, force: true });
    await runCampaign(["--help"], { cwd: elsewhere.root, program: copied.program });

    const files = readdirSync(kept, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(path.sep));
    expect(files).toHaveLength(1);
    // A word that stands in no line outside of a function.
    expect(readFileSync(path.join(kept, files[0] ?? ""), "latin1")).toContain("isCharacterDevice");
  } finally {
    copied.remove();
  }
});

it("ends quietly where nobody reads it any more, as `head` does", async () => {
  const program = [process.execPath, path.join(top, "bin/campaign.js")].map((word) => `'${word}'`).join(" ");
  const line = `{ read -r go; ${program} --help; echo "ended with $?" >&2; } | { exec 0<&-; echo closed >&2; }`;
  const shell = spawn("sh", ["-c", line], { cwd: elsewhere.root, stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  shell.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
    if (said === "closed\n") shell.stdin.write("go\n");
  });
  await new Promise((resolve) => shell.on("close", resolve));

  expect(said).toBe("closed\nended with 0\n");
});

it.skipIf(process.platform !== "linux")("says it in words where the disk takes no more", () => {
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [path.join(top, "bin/campaign.js"), "--help"], {
    cwd: elsewhere.root,
    stdio: ["ignore", full, "pipe"],
    encoding: "utf8",
  });
  closeSync(full);

  expect(stderr).toContain("the disk has no room left");
  expect(stderr).not.toContain("    at ");
  expect(status).toBe(4);
});
