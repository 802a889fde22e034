import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { codeFrame } from "../../src/diagnostics/code-frame.ts";
import { formatProblems } from "../../src/diagnostics/format-text.ts";
import type { Problem } from "../../src/diagnostics/problem.ts";
import type { Source } from "../../src/diagnostics/source.ts";

function aProblem(parts: Partial<Problem> = {}): Problem {
  return {
    code: "key-unknown",
    severity: "error",
    message: 'There is no key "titel" here.',
    help: 'Did you mean "title"?',
    place: { file: "campaigns/a.yaml", line: 2, column: 1, length: 5 },
    ...parts,
  };
}

function sourcesOf(text: string): ReadonlyMap<string, Source> {
  const place = { file: "campaigns/a.yaml", line: 1, column: 1, length: 1 };
  return new Map([["campaigns/a.yaml", { file: "campaigns/a.yaml", text, place: () => place }]]);
}

const plain = { color: false, columns: 80 };

describe("problems for people", () => {
  it("show file, place, severity, code, lines, help and a summary", () => {
    const text = formatProblems([aProblem()], sourcesOf("campaign: a\ntitel: A\nposts: []\n"), plain);

    expect(text).toBe(`campaigns/a.yaml

campaigns/a.yaml:2:1  error  key-unknown
  There is no key "titel" here.
      1 | campaign: a
    > 2 | titel: A
        | ^^^^^
      3 | posts: []
  help: Did you mean "title"?

1 error in 1 file
`);
  });

  it("never show a secret, neither at its own place nor beside another", () => {
    const secret = "abcd-efgh-ijkl-mnop";
    const leak = aProblem({
      code: "secret-in-file",
      message: "This looks like a password.",
      confidential: true,
      place: { file: "campaigns/a.yaml", line: 1, column: 8, length: secret.length },
    });

    const text = formatProblems([leak, aProblem()], sourcesOf(`login: ${secret}\ntitel: A\n`), plain);

    expect(text).not.toContain("efgh");
    expect(text.match(/login: \*{19}/g)).toHaveLength(2);
  });

  it("are none where there is none", () => {
    expect(formatProblems([], new Map(), plain)).toBe("");
  });

  it("are grouped by file, in the order of their lines, and counted by severity", () => {
    const elsewhere = { file: "campaigns/b.yaml", line: 1, column: 1, length: 1 };
    const late = { file: "campaigns/a.yaml", line: 9, column: 1, length: 1 };
    const text = formatProblems(
      [
        aProblem({ place: late, message: "Third." }),
        aProblem({ place: elsewhere, severity: "warning", message: "Last." }),
        aProblem({ message: "First." }),
        aProblem({ severity: "info", message: "Second." }),
      ],
      new Map(),
      plain,
    );

    expect(["First.", "Second.", "Third.", "Last."].map((words) => text.indexOf(words))).toEqual(
      ["First.", "Second.", "Third.", "Last."].map((words) => text.indexOf(words)).toSorted((a, b) => a - b),
    );
    expect(text.trimEnd().split("\n").at(-1)).toBe("2 errors, 1 warning, 1 note in 2 files");
  });

  it("let no control character of a file, a name or a value reach the terminal", () => {
    const attack = "\u001b[31mred\u001b]8;;http://evil\u0007\u009b2J\u202e";
    const problem = aProblem({
      message: attack,
      help: attack,
      place: { file: `campaigns/${attack}`, line: 1, column: 1, length: 40 },
      related: [{ file: attack, line: 1, column: 1, length: 1 }],
    });
    const source = { file: problem.place.file, text: `a: ${attack}\n`, place: () => problem.place };

    const text = formatProblems([problem], new Map([[problem.place.file, source]]), plain);

    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it("paint the span instead of underlining it where colours are on", () => {
    const text = formatProblems([aProblem()], sourcesOf("a\ntitel: A\n"), { color: true, columns: 80 });

    expect(text).toContain("\u001b[31m\u001b[4mtitel\u001b[24m\u001b[39m");
    expect(text).not.toContain("^");
  });
});

describe("the lines around a problem", () => {
  const frame = (line: string, column: number, length: number, columns = 60) =>
    codeFrame([line], { file: "a", line: 1, column, length }, { columns });

  it.each([
    { line: "text: 👩‍👩‍👧 family #x", word: "#x" },
    { line: "text: e\u0301galite\u0301 #x", word: "#x" },
    { line: "text: 日本語 #x", word: "#x" },
    { line: "\ttext: #x", word: "#x" },
  ])("underline $word in $line where a terminal shows it", ({ line, word }) => {
    const [shown = "", marks = ""] = frame(line, line.indexOf(word) + 1, word.length).split("\n");

    expect(marks.indexOf("^")).toBe(stringWidth(shown.slice(0, shown.indexOf(word))));
    expect(marks.trim().replace(/^\| */, "")).toBe("^^");
  });

  it("are cut around the span, never over it", () => {
    const [shown = "", marks = ""] = frame(`${"a ".repeat(500)}WRONG${" b".repeat(500)}`, 1001, 5).split("\n");

    expect(shown).toContain("WRONG");
    expect(shown.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("WRONG");
    expect(shown).toMatch(/\| ….*…$/);
  });

  it("are never wider than the terminal, whatever stands in them", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 300 }),
        fc.nat(320),
        fc.nat(320),
        fc.integer({ min: 40, max: 120 }),
        (line, start, length, columns) => {
          const drawn = frame(line.replaceAll("\n", " "), start + 1, length + 1, columns);

          for (const row of drawn.split("\n")) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
        },
      ),
    );
  });
});
