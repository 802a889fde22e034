import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../src/diagnostics/problem.ts";
import { readWorkspace } from "../support/campaign/read-workspace.ts";

const folder = "docs/examples/broken";

let problems: readonly Problem[];

beforeAll(async () => {
  problems = (await readWorkspace(folder, "2027-01-10T09:00:00Z")).problems;
});

/** The post or asset that a line of a file belongs to: the nearest id at or above it. */
function ownerOf(file: string, line: number): string {
  const above = readFileSync(path.join(folder, file), "utf8").split("\n").slice(0, line);
  const owner = above
    .map((text) => /^ {2}- id: (\S+)|^ {2}([a-z-]+):\s*$|^([a-z-]+):/.exec(text))
    .findLast((match) => match !== null);
  return owner?.[1] ?? owner?.[2] ?? owner?.[3] ?? "file";
}

function postsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(folder, file), "utf8");
  return [...text.matchAll(/^ {2}- id: (\S+)/gm)].map((match) => match[1] ?? "");
}

function listed(file: string): readonly string[] {
  return problems
    .filter(({ place }) => place.file === file)
    .map(({ place, code, severity }) => `${ownerOf(file, place.line)}: ${code} (${severity})`);
}

describe("the broken example", () => {
  it("raises something for every post of the file that loads, but the first of the two that say the same", () => {
    const concerned = new Set(listed("campaigns/broken.yaml").map((line) => line.split(":")[0]));

    const silent = postsOf("campaigns/broken.yaml").filter((post) => !concerned.has(post));

    // The four pictures and the three alt texts are told at the assets, where they are to be put right.
    expect(silent.filter((post) => !["once", "pictures", "alt-texts"].includes(post))).toEqual([]);
    expect(["missing", "words", "tiny", "linked", "named", "spoken", "silent"].filter(isSilent(concerned))).toEqual([]);
  });

  it.each(["campaigns/traps.yaml", "campaigns/syntax.yaml", "campaigns/shapes.yaml"])(
    "does not load %s, and says why",
    (file) => {
      const errors = problems.filter(({ place, severity }) => place.file === file && severity === "error");

      expect(errors.length).toBeGreaterThan(0);
    },
  );

  it("raises exactly these problems", async () => {
    const names = ["accounts", "broken", "shapes", "syntax", "traps"];
    const files = names.map((name) => `campaigns/${name}.yaml`);

    const list = files.flatMap((file) => [file, ...listed(file).map((line) => `  ${line}`)]).join("\n");

    await expect(`${list}\n`).toMatchFileSnapshot("broken.expected.txt");
  });
});

/** The list grows shorter: a new problem gets an example, or a line there in the same commit, for somebody to see. */
it("every problem has an example, but for those that are listed", async () => {
  const known = readFileSync("docs/problems.md", "utf8").matchAll(/^\| `([a-z-]+)` \|/gm);
  const shown = new Set<string>(problems.map(({ code }) => code));
  const missing = [...known].flatMap(([, code = ""]) => (shown.has(code) ? [] : [code])).toSorted();

  await expect(`${missing.join("\n")}\n`).toMatchFileSnapshot("without-example.txt");
});

function isSilent(concerned: ReadonlySet<string | undefined>): (name: string) => boolean {
  return (name) => !concerned.has(name);
}
