import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadWorkspace } from "../../../src/campaign/load.ts";
import type { Context } from "../../../src/cli/frame/context.ts";
import { UsageError } from "../../../src/cli/frame/exit-codes.ts";
import { runNew } from "../../../src/cli/new/new.ts";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";

let folder: TestWorkspace;
let said: string[];

beforeEach(() => {
  folder = aWorkspace();
  said = [];
});
afterEach(() => folder.remove());

function contextIn(cwd: string, workspace?: string): Context {
  const clock = { now: () => new Date("2027-04-01T10:00:00Z"), monotonic: () => 0 };
  const say = (text: string) => void said.push(text);
  return {
    output: {
      data: say,
      say,
      warn: say,
      detail: say,
      color: false,
      columns: 80,
      stdoutIsTerminal: false,
      stderrIsTerminal: false,
      showsProgress: false,
    },
    clock,
    realClock: clock,
    clockMoved: true,
    cwd,
    workspace,
    ledger: undefined,
    format: "text",
    signal: new AbortController().signal,
    atOnce: (work) => work(),
    environment: {},
    environmentFor: () => ({}),
    masked: (text) => text,
    secretIn: () => undefined,
    lacksLedger: () => false,
  };
}

function read(file: string): string {
  return readFileSync(path.join(folder.root, file), "utf8");
}

describe("campaign new", () => {
  it("makes a workspace where there is none, which loads as it stands, and says what to do next", async () => {
    const code = await runNew(contextIn(folder.root), { day: "ceaday", year: "2028" });

    const loaded = await loadWorkspace(folder.root);
    expect(code).toBe(0);
    expect(loaded.problems).toEqual([]);
    expect(loaded.campaigns.map(({ id, to }) => [id, to])).toEqual([["ceaday-2028", ["try-out"]]]);
    expect(said).toEqual([
      "Wrote campaigns/accounts.yaml",
      "Wrote schema/campaign.schema.json",
      "Wrote schema/accounts.schema.json",
      "Wrote schema/words.schema.json",
      "Wrote schema/periods.schema.json",
      "Wrote schema/consents.schema.json",
      "Wrote assets/.gitkeep",
      "Wrote .gitignore",
      "Wrote .gitattributes",
      "Wrote .env.example",
      "Wrote README.md",
      "Wrote campaigns/ceaday-2028.yaml",
      expect.stringContaining("campaign plan ceaday-2028"),
    ]);
  });

  it("writes beside what is there, to the accounts that are named, from any folder of the workspace", async () => {
    folder.write("campaigns/accounts.yaml", `${outboxAccounts}groups: { all: [print-room] }\n`);
    folder.write("assets/poster.svg", "");

    await runNew(contextIn(path.join(folder.root, "assets")), { day: "ceaday", year: "2028", to: "all, print-room" });

    expect(read("campaigns/ceaday-2028.yaml")).toContain("to: [all, print-room]");
    expect(existsSync(path.join(folder.root, "schema"))).toBe(false);
  });

  it("takes the next year that the day is held in, where none is given", async () => {
    await runNew(contextIn(folder.root), { day: "ceaday" });

    expect(existsSync(path.join(folder.root, "campaigns/ceaday-2028.yaml"))).toBe(true);
  });

  it("never overwrites", async () => {
    folder.write("campaigns/accounts.yaml", outboxAccounts);
    folder.write("campaigns/ceaday-2028.yaml", "mine\n");

    await expect(runNew(contextIn(folder.root), { day: "ceaday", year: "2028" })).rejects.toThrow(/never overwrites/);
    expect(read("campaigns/ceaday-2028.yaml")).toBe("mine\n");
  });

  it.each([
    { flags: {}, says: /campaign days/ },
    { flags: { day: "cseday" }, says: /ceaday/ },
    { flags: { day: "ceaday", year: "28" }, says: /four digits/ },
    { flags: { day: "ceaday", year: "2028", to: "print-rom" }, says: /print-room/ },
    { flags: { day: "ceaday", year: "2028", to: " ," }, says: /nobody/ },
  ])("refuses $flags, and writes nothing", async ({ flags, says }) => {
    folder.write("campaigns/accounts.yaml", outboxAccounts);

    const attempt = runNew(contextIn(folder.root), flags);

    await expect(attempt).rejects.toThrow(says);
    await expect(attempt).rejects.toBeInstanceOf(UsageError);
    expect(existsSync(path.join(folder.root, "campaigns/ceaday-2028.yaml"))).toBe(false);
  });
});
