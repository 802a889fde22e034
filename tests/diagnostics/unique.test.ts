import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/diagnostics/problem.ts";
import { uniqueProblems } from "../../src/diagnostics/unique.ts";

function aProblem(more: Partial<Problem> = {}): Problem {
  const place = { file: "campaigns/a.yaml", line: 3, column: 5, length: 2 };
  return {
    code: "name-unknown",
    severity: "error",
    message: "{a} has no value here.",
    help: "Name it.",
    place,
    ...more,
  };
}

describe("uniqueProblems", () => {
  it("folds what says the same of the same place, and then lists the deliveries", () => {
    const folded = uniqueProblems([aProblem({ delivery: "c/p/one" }), aProblem({ delivery: "c/p/two" })]);

    expect(folded).toEqual([aProblem({ deliveries: ["c/p/one", "c/p/two"] })]);
  });

  it("folds what was folded before", () => {
    const once = uniqueProblems([aProblem({ delivery: "c/p/one" }), aProblem({ delivery: "c/p/two" })]);

    const twice = uniqueProblems([...once, aProblem({ delivery: "c/p/two" }), aProblem({ delivery: "c/p/three" })]);

    expect(twice).toEqual([aProblem({ deliveries: ["c/p/one", "c/p/two", "c/p/three"] })]);
  });

  it("keeps a problem of the whole file one of the whole file", () => {
    expect(uniqueProblems([aProblem({ delivery: "c/p/one" }), aProblem()])).toEqual([aProblem()]);
  });

  it("keeps the delivery of a problem that only one has", () => {
    const problem = aProblem({ delivery: "c/p/one" });

    expect(uniqueProblems([problem, problem])).toEqual([problem]);
  });

  it("keeps apart other places, codes and words, in the order of first sight", () => {
    const different = [
      aProblem(),
      aProblem({ place: { ...aProblem().place, column: 9 } }),
      aProblem({ code: "brace-lone" }),
      aProblem({ message: "{b} has no value here." }),
    ];

    expect(uniqueProblems([...different, ...different])).toEqual(different);
  });
});
