import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
  readonly modules: readonly { readonly source: string }[];
}

const root = path.resolve(import.meta.dirname, "../..");

function sourceFiles(): string[] {
  return readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `src/${file.split(path.sep).join("/")}`)
    .toSorted();
}

describe("the import rules", () => {
  let cruise: Cruise;

  beforeAll(() => {
    const tool = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
    let output: string;
    try {
      output = execFileSync(
        process.execPath,
        [tool, "src", "--config", ".dependency-cruiser.mjs", "--output-type", "json"],
        {
          cwd: root,
          encoding: "utf8",
          maxBuffer: 64 * 1024 * 1024,
        },
      );
    } catch (error) {
      output = (error as { stdout: string }).stdout;
    }
    cruise = JSON.parse(output) as Cruise;
  });

  it("see every file of src, so that they cannot pass by seeing nothing", () => {
    const seen = cruise.modules.map((module) => module.source).filter((source) => source.startsWith("src/"));

    expect(seen.toSorted()).toEqual(sourceFiles());
  });

  it("hold for every import", () => {
    const broken = cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);

    expect(broken).toEqual([]);
  });
});
