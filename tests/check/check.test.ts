import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import type { Rule } from "../../src/check/rule.ts";
import { rules } from "../../src/check/rules/index.ts";
import { anAccount } from "../support/campaign/a-plan.ts";
import { aContext, aRendered } from "../support/campaign/a-rendered.ts";

function aRule(more: Partial<Rule> = {}): Rule {
  return {
    code: "a-rule",
    severity: "warning",
    summary: "S.",
    canBeTurnedOff: true,
    check: ({ rendered }, report) => {
      for (const { delivery } of rendered) {
        const place = delivery.campaign.source.place([...delivery.path, "text"]);
        report({ message: "Wrong.", help: "Right it.", place, delivery: delivery.id });
      }
    },
    ...more,
  };
}

const accounts = ["b", "a", "c"].map((id) => anAccount(id));
const three = accounts.map((account) => aRendered("Words", { account }));

describe("check", () => {
  it("tells a warning for all accounts of a post once, of no single delivery", () => {
    const problems = check(aContext(three), [aRule()]);

    expect(problems).toMatchObject([{ code: "a-rule", severity: "warning", message: "Wrong." }]);
    expect(problems[0]).not.toHaveProperty("delivery");
  });

  it("names the accounts when it is so for some of them only", () => {
    const rule = aRule({
      check: (context, report) => aRule().check({ ...context, rendered: three.slice(0, 2) }, report),
    });

    const problems = check(aContext(three), [rule]);

    expect(problems.map(({ message }) => message)).toEqual(["Wrong. This is so for 2 accounts: a, b."]);
  });

  it("keeps errors apart, so that each delivery is held by its own", () => {
    const problems = check(aContext(three), [aRule({ severity: "error" })]);

    expect(problems.map(({ delivery }) => delivery)).toEqual(["c/p/b", "c/p/a", "c/p/c"]);
  });

  it("skips a rule that the campaign turned off", () => {
    const checks = new Map([["a-rule", { off: "Agreed." }]]);

    expect(check(aContext([aRendered("Words", { campaign: { checks } })]), [aRule()])).toEqual([]);
  });

  it("runs a rule that may not be turned off all the same (loading refuses such an entry)", () => {
    const checks = new Map([["a-rule", { off: "Agreed." }]]);

    const problems = check(aContext([aRendered("Words", { campaign: { checks } })]), [
      aRule({ canBeTurnedOff: false }),
    ]);

    expect(problems.map(({ code }) => code)).toEqual(["a-rule"]);
  });

  it("tells one kind of fault in one text fifty times at the most", () => {
    const problems = check(aContext([aRendered("word#glued ".repeat(200))]));

    expect(problems.filter(({ code }) => code === "hashtag-glued")).toHaveLength(50);
  });

  it("finds nothing in no deliveries", () => {
    expect(check(aContext([]))).toEqual([]);
  });
});

describe("the rules", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const codes = rules.map(({ code }) => code).toSorted();
  const namesIn = (folder: string, ending: string) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith(ending) && name !== "index.ts")
      .map((name) => name.slice(0, -ending.length))
      .toSorted();

  const without = <T>(all: readonly T[], some: readonly T[]) => all.filter((one) => !some.includes(one));

  it("are the files of their folder, each listed in its index", () => {
    const files = namesIn("src/check/rules", ".ts");

    expect({ "not listed": without(files, codes), "not a file": without(codes, files) }).toEqual({
      "not listed": [],
      "not a file": [],
    });
  });

  it("have a test each", () => {
    const tests = namesIn("tests/check/rules", ".test.ts");

    expect({ "no test": without(codes, tests), "no rule": without(tests, codes) }).toEqual({
      "no test": [],
      "no rule": [],
    });
  });

  it("have a line each in docs/rules.md, with severity and whether they can be turned off", () => {
    const page = readFileSync(path.join(root, "docs/rules.md"), "utf8");
    const lines = [...page.matchAll(/^\| `[a-z0-9-]+` \| \w+ \| (?:yes|no) \|/gm)].map(([line]) => line);
    const due = rules.map((rule) => `| \`${rule.code}\` | ${rule.severity} | ${rule.canBeTurnedOff ? "yes" : "no"} |`);

    expect({ "no line": without(due, lines), "no rule": without(lines, due) }).toEqual({
      "no line": [],
      "no rule": [],
    });
    expect(lines).toHaveLength(due.length);
  });

  it("each say in one sentence what they find", () => {
    for (const { summary } of rules) expect(summary).toMatch(/^[A-Z"].*[.]$/);
  });
});
