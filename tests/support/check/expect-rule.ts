/** The tests that every rule about words has: what it underlines, and what it must leave alone. */
import { describe, expect, it } from "vitest";
import type { Rule } from "../../../src/check/rule.ts";
import { aRendered, problemsOf, type RenderedOptions, underlined } from "../campaign/a-rendered.ts";

export interface Expected {
  /** A text, and what is underlined in it. */
  readonly finds: readonly (readonly [text: string, ...underlined: string[]])[];
  readonly leaves: readonly string[];
  readonly options?: RenderedOptions;
}

export function expectRule(rule: Rule, { finds, leaves, options = {} }: Expected): void {
  describe(rule.code, () => {
    it.each(finds.map(([text, ...words]) => ({ text, words })))("finds $words in: $text", ({ text, words }) => {
      const found = underlined(rule, text, options);

      expect(found).toEqual(words);
    });

    it.each(leaves)("leaves alone: %s", (text) => {
      const problems = problemsOf(rule, aRendered(text, options));

      expect(problems).toEqual([]);
    });

    it("speaks in sentences that end", () => {
      const [text = ""] = finds[0] ?? [];

      const [problem] = problemsOf(rule, aRendered(text, options));

      expect(problem?.message).toMatch(/\.$/);
      expect(problem?.help).toMatch(/[.`)]$/);
    });
  });
}
