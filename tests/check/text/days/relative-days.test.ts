import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimsIn } from "../../../../src/check/text/days/relative-days.ts";

describe("a relative day", () => {
  it("is found of a day whose name has a hyphen or brackets", () => {
    const day = { names: ["Anti-Bullying Week (UK)"], tags: ["AntiBullyingWeek"] };

    const found = claimsIn("Tomorrow is Anti-Bullying Week (UK).", day);

    expect(found).toMatchObject([{ kind: "day", word: "tomorrow", start: 0 }]);
  });

  it("never trips over a name or a text, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (name, tag, text) => {
        const found = claimsIn(`Today is ${name}. ${text}`, { names: [name], tags: [tag] });

        for (const { start, end } of found) expect(start).toBeLessThan(end);
      }),
    );
  });
});
