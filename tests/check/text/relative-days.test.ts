import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { relativeDaysIn } from "../../../src/check/text/relative-days.ts";

describe("a relative day", () => {
  it("is found of a day whose name has a hyphen or brackets", () => {
    const day = { names: ["Anti-Bullying Week (UK)"], tags: ["AntiBullyingWeek"], dayText: "Monday 15 November" };

    const found = relativeDaysIn("Tomorrow is Anti-Bullying Week (UK).", day);

    expect(found).toMatchObject([{ word: "tomorrow", start: 0 }]);
  });

  it("never trips over a name or a text, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (name, tag, text) => {
        const day = { names: [name], tags: [tag], dayText: "Thursday 18 March" };
        const found = relativeDaysIn(`Today is ${name}. ${text}`, day);

        for (const { start, end } of found) expect(start).toBeLessThan(end);
      }),
    );
  });
});
