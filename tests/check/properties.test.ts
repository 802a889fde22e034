import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { wrongWeekday } from "../../src/check/rules/wrong-weekday.ts";
import { earlierLikeness } from "../../src/check/text/similar-pairs.ts";
import { shinglesOf, similarity } from "../../src/check/text/similarity.ts";
import { aContext, anAlt, aRendered, dueOn, problemsOf } from "../support/a-rendered.ts";

const awkward = fc.constantFrom(
  "#",
  "#a'b",
  "https://",
  "www.",
  "[email protected]",
  "Mon 31/02",
  "\u200d",
  "\ud83d",
  "{",
  "12pm",
  ":",
  "\n",
  "NSPCC 0",
  "today is ",
  "“",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.array(fc.oneof(fc.lorem({ maxCount: 4 }), awkward), { maxLength: 40 }).map((words) => words.join(" ")),
  fc.array(awkward, { maxLength: 60 }).map((words) => words.join("")),
);

describe("any text", () => {
  it("is judged without a throw, and every place lies within it", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, alt) => {
        const campaign = { assets: anAlt(alt), hashtags: ["#CEADay{yy}"] };

        const problems = check(aContext([aRendered([text, text], { images: ["poster"], campaign, network: "x" })]));

        for (const { place } of problems) {
          expect(place.column).toBeGreaterThanOrEqual(1);
          expect(place.length).toBeGreaterThanOrEqual(1);
          if (place.file.endsWith("/text"))
            expect(place.column - 1 + place.length).toBeLessThanOrEqual(Math.max(1, text.length));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(["#", "a.", "(", "Mon ", "\u00a0", "[", "www.", "0 ", "aB3-", "not ", "today is ", "📣", '"'])(
    "is judged in a moment even when %j stands in it four thousand times",
    (piece) => {
      const rendered = aRendered(piece.repeat(4000), { campaign: { hashtags: ["#CEADay{yy}"] } });

      const begun = performance.now();
      check(aContext([rendered]));

      expect(performance.now() - begun).toBeLessThan(2000);
    },
  );
});

describe("a weekday with a date", () => {
  const long = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });
  const names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  const dayMs = 86_400_000;

  function wrongIn(text: string, iso: string): number {
    const delivery = { anchor: { date: iso, until: iso, day: iso }, ...dueOn(`${iso}T09:00`) };
    return problemsOf(wrongWeekday, aRendered(text, { delivery })).length;
  }

  it("is right for one weekday of seven on every date from 2020 to 2040, with and without its year", () => {
    for (let time = Date.UTC(2020, 0, 1); time <= Date.UTC(2040, 11, 31); time += dayMs) {
      const date = new Date(time);
      const iso = date.toISOString().slice(0, 10);
      const right = long.format(date);
      const spoken = `${date.getUTCDate()} ${month.format(date)}`;
      const [year, monthNumber, day] = iso.split("-");
      // Every form would take a minute over 7,671 dates; each date tries one, in turn.
      const form = [
        (name: string) => `${name} ${spoken} ${year}`,
        (name: string) => `${name}, ${spoken}`,
        (name: string) => `${name.slice(0, 3)} ${day}/${monthNumber}/${year}`,
        (name: string) => `${name} ${iso}`,
      ][(time / dayMs) % 4];
      const wrong = names.filter((name) => wrongIn(form?.(name) ?? "", iso) > 0);
      if (wrong.length !== 6 || wrong.includes(right)) expect.fail(`${form?.(right)}: wrong are ${wrong.join(", ")}`);
    }
  }, 60_000);
});

describe("texts that are alike", () => {
  it("are found by the index exactly when comparing all with all finds them", () => {
    const word = fc.constantFrom("hold", "out", "a", "hand", "notice", "ask", "tell", "someone");
    const text = fc.array(word, { maxLength: 10 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const items = texts.map((one, index) => ({ index, shingles: shinglesOf(one) }));
        const threshold = 0.5;

        const found = earlierLikeness(items, { threshold, comparable: () => true });

        const expected = items.filter((item) =>
          items.some((other) => other.index < item.index && similarity(other.shingles, item.shingles) >= threshold),
        );
        expect([...found.keys()].map(({ index }) => index)).toEqual(expected.map(({ index }) => index));
      }),
    );
  });
});
