/** Completion in a real bash, and the words it is given. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const program = path.resolve(import.meta.dirname, "../../../bin/campaign.js");

let workspace: TestWorkspace;
beforeEach(() => {
  const posts = '  - { id: hello, at: "day 09:00", text: "Someone will listen. {hashtags}" }\n';
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/good.yaml": campaignYaml({ id: "good", posts }),
  });
});
afterEach(() => workspace.remove());

async function words(...typed: readonly string[]): Promise<readonly string[]> {
  const { stdout, code } = await runCampaign(["completion", "--words", "--", ...typed], { cwd: workspace.root });
  expect(code).toBe(0);
  return stdout.split("\n").filter(Boolean);
}

describe("completion", () => {
  it("offers commands, and those of a group", async () => {
    expect(await words("pl")).toContain("plan");
    expect(await words("accounts", "")).toEqual(["list", "check"]);
  });

  it("offers flags, formats, campaigns, accounts, days and deliveries where they fit", async () => {
    expect(await words("plan", "--f")).toEqual(expect.arrayContaining(["--from", "--format"]));
    expect(await words("plan", "--format", "")).toEqual(["text", "json", "csv", "ics"]);
    expect(await words("plan", "")).toEqual(["good"]);
    expect(await words("pause", "--account", "")).toEqual(["print-room"]);
    expect(await words("new", "--day", "cea")).toContain("ceaday");
    expect(await words("send", "")).toEqual(["good/hello/print-room"]);
    expect(await words("unskip", "")).toEqual(["good/hello", "good/hello/print-room"]);
  });

  it("works in bash", async () => {
    const bin = path.join(workspace.root, "bin");
    mkdirSync(bin);
    writeFileSync(path.join(bin, "campaign"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(path.join(bin, "campaign"), 0o755);
    const script = `
      eval "$(campaign completion bash)"
      COMP_WORDS=(campaign validate go); COMP_CWORD=2; _campaign; printf '%s\\n' "\${COMPREPLY[@]}"
      COMP_WORDS=(campaign val); COMP_CWORD=1; _campaign; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const said = execFileSync("bash", ["--noprofile", "--norc", "-c", script], {
      cwd: workspace.root,
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: workspace.root },
      encoding: "utf8",
    });

    expect(said).toBe("good\nvalidate\n");
  });

  it.each(["zsh", "fish"])("prints the script of %s, which asks the program for its words", async (shell) => {
    const { stdout, code } = await runCampaign(["completion", shell], { cwd: workspace.root });

    expect(code).toBe(0);
    expect(stdout).toContain("completion --words -- ");
  });

  it.each([[[]], [["tcsh"]], [["toString"]], [["bash", "zsh"]]])("%j is wrong use", async (shells) => {
    const run = await runCampaign(["completion", ...shells], { cwd: workspace.root });

    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("campaign completion bash");
  });
});
