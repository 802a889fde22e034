import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { wrongWeekday } from "../../src/check/rules/wrong-weekday.ts";
import { earlierLikeness } from "../../src/check/text/similar-pairs.ts";
import { shinglesOf, similarity } from "../../src/check/text/similarity.ts";
import { aContext, anAlt, aRendered, dueOn, problemsOf } from "../support/campaign/a-rendered.ts";
import { hostileKinds, hostileText } from "../support/check/hostile-texts.ts";

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

  const more = [
    "a.",
    "(",
    "Mon ",
    "aB3-",
    "not ",
    "today is ",
    "📣",
    "to call ",
    "a at b dot ",
    "https://%",
    "Tuesday1",
    "#Spot The ",
    "O8 ",
  ];
  const longest = 10_000;

  it.each([...hostileKinds, ...more])(
    "is judged by every rule in one pass, also %s ten thousand characters long",
    (kind) => {
      const text = more.includes(kind) ? kind.repeat(Math.floor(longest / kind.length)) : hostileText(kind, longest);
      const context = aContext([aRendered(text, { campaign: { hashtags: ["#CEADay{yy}"] } })]);

      // A rule that looks back from each letter takes minutes here: the limit of a test is the judge.
      expect(check(context).every(({ message }) => message.length > 0)).toBe(true);
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

  const forms = [
    (name: string, spoken: string, iso: string) => `${name} ${spoken} ${iso.slice(0, 4)}`,
    (name: string, spoken: string) => `${name}, ${spoken}`,
    (name: string, _: string, iso: string) =>
      `${name.slice(0, 3)} ${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`,
    (name: string, _: string, iso: string) => `${name} ${iso}`,
    (name: string, spoken: string) => `${name}${spoken}`,
  ];
  const days = (Date.UTC(2040, 11, 31) - Date.UTC(2020, 0, 1)) / dayMs;

  it("is right for one weekday of seven on any date from 2020 to 2040, with and without its year", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: days }), fc.constantFrom(...forms), (index, form) => {
        const date = new Date(Date.UTC(2020, 0, 1) + index * dayMs);
        const iso = date.toISOString().slice(0, 10);
        const spoken = `${date.getUTCDate()} ${month.format(date)}`;

        const right = names.filter((name) => wrongIn(form(name, spoken, iso), iso) === 0);

        expect(right).toEqual([long.format(date)]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("texts that are alike", () => {
  it("are found by the index exactly when comparing all with all finds them", () => {
    const word = fc.constantFrom("hold", "out", "a", "hand", "notice", "ask", "tell", "someone");
    const text = fc.array(word, { maxLength: 10 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const items = texts.map((one, index) => ({ index, at: index, by: `${index}`, shingles: shinglesOf(one) }));
        const threshold = 0.5;

        const found = earlierLikeness(items, { threshold, window: 100 });

        const expected = items.filter((item) =>
          items.some((other) => other.index < item.index && similarity(other.shingles, item.shingles) >= threshold),
        );
        expect([...found.keys()].map(({ index }) => index)).toEqual(expected.map(({ index }) => index));
      }),
    );
  });
});
