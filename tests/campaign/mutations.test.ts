import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesIn } from "../../src/campaign/names/names.ts";
import { understandAccounts, understandCampaign } from "../../src/campaign/understand.ts";
import { readYaml } from "../../src/campaign/yaml/read-yaml.ts";
import { formatProblems } from "../../src/diagnostics/format-text.ts";
import type { Problem } from "../../src/diagnostics/problem.ts";

const good = readFileSync("campaigns/ceaday-2027.yaml", "utf8");
const accounts = readFileSync("campaigns/accounts.yaml", "utf8");
const names = namesIn(readYaml("campaigns/accounts.yaml", accounts).data);

interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const snippet = fc.oneof(
  fc.constantFrom(
    ..."{}[]:#@*&!|>-%`'\",\t\n\r ~<?",
    "\u2028",
    "\0",
    "\ufeff",
    "---\n",
    "<<: ",
    "*a ",
    "&a ",
    "!!x ",
    "null",
    "  ",
    "__proto__: 1\n",
    "constructor: ",
    "👩‍👩‍👧",
    "\ud800",
  ),
  fc.string({ maxLength: 5 }),
);

const edits = (text: string) =>
  fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: text.length }),
      remove: fc.integer({ min: 0, max: 30 }),
      insert: snippet,
    }),
    { minLength: 1, maxLength: 4 },
  );

function edited(text: string, changes: readonly Edit[]): string {
  return changes.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);
}

function expectPlacesInside(text: string, problems: readonly Problem[]): void {
  const lines = text.split("\n");
  for (const { place, message, help, related = [] } of problems) {
    expect(message).not.toBe("");
    expect(help).not.toBe("");
    for (const { line, column, length } of [place, ...related]) {
      const words = lines[line - 1];
      expect(words).toBeDefined();
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column).toBeLessThanOrEqual((words ?? "").length + 1);
      expect(length).toBeGreaterThanOrEqual(1);
    }
  }
}

describe("a good campaign file, changed at random", () => {
  it("never throws, and either loads or says why at a place inside the file", () => {
    fc.assert(
      fc.property(edits(good), (changes) => {
        const text = edited(good, changes);
        const yaml = readYaml("campaigns/a.yaml", text);
        const understood = understandCampaign(yaml, { names, rules: undefined });
        const problems = [...yaml.problems, ...understood.problems];

        expectPlacesInside(text, problems);
        const printed = formatProblems(problems, new Map([["campaigns/a.yaml", yaml.source]]), {
          color: false,
          columns: 80,
        });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: no control character may reach a terminal
        expect(printed).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
        if (understood.campaign === undefined) expect(problems.some(({ severity }) => severity === "error")).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});

describe("a good accounts.yaml, changed at random", () => {
  it("never throws, and either loads or says why at a place inside the file", () => {
    fc.assert(
      fc.property(edits(accounts), (changes) => {
        const text = edited(accounts, changes);
        const yaml = readYaml("campaigns/accounts.yaml", text);
        const understood = understandAccounts(yaml, "/workspace");
        const problems = [...yaml.problems, ...understood.problems];

        expectPlacesInside(text, problems);
        if (understood.workspace === undefined)
          expect(problems.some(({ severity }) => severity === "error")).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});

describe("any text at all", () => {
  it("never throws", () => {
    fc.assert(
      fc.property(fc.array(snippet, { maxLength: 60 }), (parts) => {
        const text = parts.join("");
        const yaml = readYaml("campaigns/a.yaml", text);
        const understood = understandCampaign(yaml, { names, rules: undefined });

        expectPlacesInside(text, [...yaml.problems, ...understood.problems]);
        expect(understood.campaign).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
