import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentOf, secretName } from "../../src/system/secrets.ts";

describe("the environment of a workspace", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "campaign-secrets-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("is completed from .env, only with CAMPAIGN_ names, and never overruled by it", () => {
    writeFileSync(path.join(root, ".env"), "CAMPAIGN_A_APP_PASSWORD=from-file\nCAMPAIGN_B=from-file\nPATH=/evil\n");

    const { environment, refused } = environmentOf(root, { PATH: "/bin", CAMPAIGN_B: "from-environment" });

    expect(environment).toEqual({ PATH: "/bin", CAMPAIGN_A_APP_PASSWORD: "from-file", CAMPAIGN_B: "from-environment" });
    expect(refused).toBe(false);
  });

  it("ignores a .env that git tracks, since a pull request could have written it", () => {
    writeFileSync(path.join(root, ".env"), "CAMPAIGN_A_APP_PASSWORD=from-file\n");
    execFileSync("git", ["init", "--quiet"], { cwd: root });
    execFileSync("git", ["add", ".env"], { cwd: root });

    const result = environmentOf(root, {});

    expect(result).toEqual({ environment: {}, refused: true });
  });

  it("is the environment itself where there is no .env", () => {
    const given = { CAMPAIGN_A: "x" };

    expect(environmentOf(root, given)).toEqual({ environment: given, refused: false });
  });
});

describe("the name of a secret", () => {
  it("is made of the account and the field", () => {
    expect(secretName("nyscp-bluesky", "app-password")).toBe("CAMPAIGN_NYSCP_BLUESKY_APP_PASSWORD");
  });
});
