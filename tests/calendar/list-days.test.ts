import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { awarenessDays, occurrence } from "../../src/calendar/awareness-days.ts";
import { addDays } from "../../src/calendar/dates.ts";
import { formerlyCalled, listDays } from "../../src/calendar/list-days.ts";

function idsIn(from: string, until: string, search?: string): string[] {
  return listDays({ from, until }, search).map(({ occurrence }) => occurrence.id);
}

const spring = { from: "2027-03-01", until: "2027-03-31" };

describe("the days between two dates", () => {
  it("are all that fall there, even in part, both dates included", () => {
    const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2020-01-01", days));

    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 200 }), (from, length) => {
        const until = addDays(from, length);
        const within = new Set(Array.from({ length: length + 1 }, (_, index) => addDays(from, index)));
        const expected = Array.from({ length: 11 }, (_, index) => 2019 + index)
          .flatMap((year) => awarenessDays.map((day) => occurrence(day, year)))
          .filter(({ date, until: last = date }) => {
            for (let on = date ?? ""; date !== undefined && on <= (last ?? ""); on = addDays(on, 1)) {
              if (within.has(on)) return true;
            }
            return false;
          });

        const dated = listDays({ from, until }).filter(({ occurrence: { date } }) => date !== undefined);

        expect(dated.map((one) => `${one.occurrence.id} ${one.occurrence.year}`).toSorted()).toEqual(
          expected.map(({ id, year }) => `${id} ${year}`).toSorted(),
        );
      }),
      { numRuns: 20 },
    );
  });

  it("come by date, and within a day by name", () => {
    const keys = listDays(spring)
      .filter(({ occurrence: { date } }) => date !== undefined)
      .map(({ occurrence: { date, name } }) => `${date} ${name}`);

    expect(keys).toEqual(keys.toSorted());
  });

  it("hold what began in the year before and is still on", () => {
    expect(idsIn("2027-12-05", "2027-12-05")).toContain("white-ribbon");
  });

  it("hold what has no date yet after the dated ones of its year, where its months come in", () => {
    const listed = listDays({ from: "2026-11-21", until: "2027-11-20" }).map(
      ({ occurrence: { id, year, date } }) => `${id} ${date ?? year}`,
    );

    expect(listed).toContain("cmhw 2027");
    expect(listed).not.toContain("cmhw 2026");
    expect(listed.indexOf("odd-socks 2026")).toBeLessThan(listed.indexOf("brew-monday 2027-01-18"));
    expect(listed.indexOf("odd-socks 2026")).toBeGreaterThan(listed.indexOf("human-rights 2026-12-10"));
    expect(idsIn(spring.from, spring.until)).toContain("edaw");
    expect(idsIn(spring.from, spring.until)).not.toContain("organ-donation");
  });

  it("do not hold what was not yet, or is not known to have been, held that year", () => {
    expect(idsIn("2010-01-01", "2010-12-31")).not.toContain("ceaday");
    expect(idsIn("2023-01-01", "2023-12-31")).not.toContain("private-fostering");
  });
});

describe("a search", () => {
  const year = ["2027-01-01", "2027-12-31"] as const;

  it("finds names, ids and hashtags, whatever the case", () => {
    expect(idsIn(...year, "CHILD SAFETY")).toEqual(["child-safety"]);
    expect(idsIn(...year, "nhcaw")).toEqual(["nhcaw"]);
    expect(idsIn(...year, "#ceaday27")).toEqual(["ceaday"]);
    expect(idsIn(...year, "child")).toEqual(
      expect.arrayContaining(["ceaday", "child-safety", "missing-children", "world-childrens-day", "cmhw"]),
    );
  });

  it("wants every word, in any order", () => {
    expect(idsIn(...year, "week mental")).toEqual(["mhaw", "cmhw"]);
  });

  it("takes no notice of accents and apostrophes", () => {
    expect(idsIn(...year, "Chíldren’s Mêntal")).toEqual(["cmhw"]);
    expect(idsIn(...year, "childrens mental")).toEqual(["cmhw"]);
  });

  it("finds everything when it is blank", () => {
    expect(idsIn(...year, "  ")).toEqual(idsIn(...year));
  });

  it("knows what a day was called before", () => {
    expect(formerlyCalled("parents sport")).toMatchObject([
      { day: { id: "sport-week" }, name: "Parents in Sport Week" },
    ]);
    expect(formerlyCalled("nothing of the kind")).toEqual([]);
  });
});
