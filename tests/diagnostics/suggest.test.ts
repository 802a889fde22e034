import { describe, expect, it } from "vitest";
import { problemToJson } from "../../src/diagnostics/format-json.ts";
import { didYouMean, nearest } from "../../src/diagnostics/suggest.ts";

const keys = ["title", "timezone", "to", "text", "thread", "on-weekend"];

describe("the nearest name", () => {
  it.each([
    { given: "timezon", near: "timezone" },
    { given: "Timezone", near: "timezone" },
    { given: "on_weekend", near: "on-weekend" },
    { given: "texts", near: "text" },
    { given: "image", near: undefined },
    { given: "", near: undefined },
    { given: "t".repeat(1000), near: undefined },
  ])("to $given is $near", ({ given, near }) => {
    expect(nearest(given, keys)).toBe(near);
  });

  it("is asked for, or else the few that there are, are listed", () => {
    expect(didYouMean("titel", keys)).toBe('Did you mean "title"?');
    expect(didYouMean("zzz", ["a", "b"])).toBe("Known here: a, b.");
    expect(didYouMean("zzz", [])).toBeUndefined();
    expect(
      didYouMean(
        "zzzzzz",
        Array.from({ length: 40 }, (_, index) => `name-${index}`),
      ),
    ).toBeUndefined();
  });
});

describe("a problem as JSON", () => {
  it("has the keys that other programs rely on, and no others", () => {
    const place = { file: "campaigns/a.yaml", line: 3, column: 5, length: 2 };
    const problem = { code: "c", severity: "error", message: "M.", help: "H.", place, delivery: "a/b/c" } as const;

    expect(problemToJson(problem)).toEqual({
      code: "c",
      severity: "error",
      message: "M.",
      help: "H.",
      file: "campaigns/a.yaml",
      line: 3,
      column: 5,
    });
  });
});
