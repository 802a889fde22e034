import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { account, accountsFile } from "../../src/campaign/written/accounts-schema.ts";
import { campaignFile, post } from "../../src/campaign/written/campaign-schema.ts";
import { head, loadCampaign, loadFiles } from "../support/campaign/load-files.ts";

const page = readFileSync("docs/campaign-file.md", "utf8");
const [accounts = "", campaign = ""] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? "");

describe("docs/campaign-file.md", () => {
  it("has examples that load", async () => {
    const loaded = await loadFiles({ "campaigns/accounts.yaml": accounts, "campaigns/ceaday-2027.yaml": campaign });

    expect(loaded.problems).toEqual([]);
    expect(loaded.campaigns[0]?.posts).toHaveLength(3);
    expect(loaded.workspace?.accounts.size).toBe(5);
  });

  it("speaks of every key", () => {
    const keys = [accountsFile, account, campaignFile, post].flatMap(({ shape }) => Object.keys(shape));

    expect(keys.filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`${key}:`))).toEqual([]);
  });

  it("shows traps that are caught, and lines that are right instead", async () => {
    const rows = [...page.matchAll(/^\| `(.+?)` \| .* \| `(.+?)` \|$/gm)].map((match) => [
      match[1] ?? "",
      match[2] ?? "",
    ]);
    const file = (line: string) =>
      line.startsWith("text")
        ? `${head}posts:\n  - { id: a, at: day 09:00, text: A. }\n  - id: b\n    at: day 10:00\n    ${line}\n`
        : line.startsWith("hashtags")
          ? `${head}${line}\nposts: []\n`
          : `${head}variables:\n  ${line}\nposts: []\n`;

    expect(rows.length).toBeGreaterThan(8);
    for (const [trap = "", right = ""] of rows) {
      expect({ trap, told: (await loadCampaign(file(trap))).problems.length }).toEqual({ trap, told: 1 });
      expect({ right, told: (await loadCampaign(file(right))).problems }).toEqual({ right, told: [] });
    }
  });
});
