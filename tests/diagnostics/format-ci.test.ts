import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatGithub } from "../../src/diagnostics/format-github.ts";
import { formatSarif } from "../../src/diagnostics/format-sarif.ts";
import type { Problem } from "../../src/diagnostics/problem.ts";

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

describe("problems for GitHub", () => {
  it("stand beside their lines, in the folder of the workspace", () => {
    expect(formatGithub([aProblem(), aProblem({ severity: "info" })], "social/")).toBe(
      [
        '::error file=social/campaigns/a.yaml,line=2,col=1,endColumn=6,title=key-unknown::There is no key "titel" here. Did you mean "title"?',
        '::notice file=social/campaigns/a.yaml,line=2,col=1,endColumn=6,title=key-unknown::There is no key "titel" here. Did you mean "title"?',
        "",
      ].join("\n"),
    );
  });

  it("are one command each, whatever a campaign says", () => {
    const attack = fc.string({
      unit: fc.constantFrom("\n", "\r", "::", "%", "::stop-commands::x", ",", "a", "\u001b[2J"),
    });
    fc.assert(
      fc.property(attack, attack, (message, name) => {
        const file = `campaigns/${name}.yaml`;
        const place = { file, line: 1, column: 1, length: 1 };
        const text = formatGithub([aProblem({ message, help: "", place })], "");
        const [line = "", ...more] = text.split(/[\r\n]/);

        expect(more).toEqual([""]);
        expect(line).toMatch(/^::error file=[^,:]*,line=1,col=1,endColumn=2,title=key-unknown::/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not come through
        expect(line).not.toMatch(/\u001b/);
      }),
    );
  });
});

describe("problems as SARIF", () => {
  it("name their rule, level, place and related places", () => {
    const related = [{ file: "campaigns/b c.yaml", line: 9, column: 3, length: 2 }];
    const log = JSON.parse(
      formatSarif([aProblem({ related }), aProblem({ code: "alt-missing", severity: "warning" })], {
        version: "1.2.3",
        folder: "social/",
      }),
    );

    expect(log).toMatchObject({ version: "2.1.0", runs: [{ columnKind: "utf16CodeUnits" }] });
    const [{ tool, results }] = log.runs;
    expect(tool.driver).toEqual({
      name: "campaign",
      version: "1.2.3",
      rules: [{ id: "alt-missing" }, { id: "key-unknown" }],
    });
    expect(results[0]).toEqual({
      ruleId: "key-unknown",
      ruleIndex: 1,
      level: "error",
      message: { text: 'There is no key "titel" here. Did you mean "title"?' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "social/campaigns/a.yaml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 2, startColumn: 1, endColumn: 6 },
          },
        },
      ],
      relatedLocations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "social/campaigns/b%20c.yaml", uriBaseId: "%SRCROOT%" },
            region: { startLine: 9, startColumn: 3, endColumn: 5 },
          },
        },
      ],
    });
    expect(results[1]).toMatchObject({ ruleId: "alt-missing", ruleIndex: 0, level: "warning" });
  });
});
