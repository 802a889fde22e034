import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, dayText, isCalendarDate, shortDayText, weekdayOf } from "../../src/calendar/dates.ts";

const dayMs = 86_400_000;
const anyDate = fc
  .integer({ min: Date.UTC(1950, 0, 1) / dayMs, max: Date.UTC(2150, 0, 1) / dayMs })
  .map((day) => new Date(day * dayMs).toISOString().slice(0, 10));

/** An oracle that counts weekdays its own way (Sakamoto's congruence), 1 is Monday. */
function weekdayByCongruence(date: string): number {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  const sum = y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (shifts[month - 1] ?? 0) + day;
  return sum % 7 || 7;
}

describe("a calendar date", () => {
  it.each(["2027-03-18", "2028-02-29", "1900-01-01", "2999-12-31"])("is %s", (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    "2027-02-29",
    "2027-13-01",
    "2027-00-10",
    "2027-04-31",
    "2027-3-18",
    "18 March 2027",
    "2027-03-18T09:00",
    " 2027-03-18",
    "0207-03-18",
    "20270-03-18",
    "٢٠٢٧-٠٣-١٨",
    "",
  ])("is not %j", (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it("counts days there and back, across leap years and clock changes", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const moved = addDays(date, days);

        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
      }),
    );
  });

  it("knows its weekday as another way of counting does", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(date)).toBe(weekdayByCongruence(date));
      }),
    );
  });

  it("refuses a text that is no date instead of counting on", () => {
    expect(() => addDays("2027-02-30x", 1)).toThrow(RangeError);
    expect(() => weekdayOf("2027-13-01")).toThrow(RangeError);
  });
});

describe("a date in words", () => {
  it.each([
    ["en", "Thursday 18 March"],
    ["en-GB", "Thursday 18 March"],
    ["EN", "Thursday 18 March"],
    ["cy", "Dydd Iau 18 Mawrth"],
    ["fr", "jeudi 18 mars"],
    ["pl", "czwartek, 18 marca"],
  ])("is, in %s, %s", (lang, text) => {
    expect(dayText("2027-03-18", lang)).toBe(text);
  });

  it("is British English where the language is unknown, empty or no language tag", () => {
    for (const lang of ["xx", "", "not a tag", "x_!"]) expect(dayText("2027-03-18", lang)).toBe("Thursday 18 March");
  });

  it("keeps to the Gregorian calendar in languages that count otherwise", () => {
    expect(dayText("2027-03-18", "fa")).toContain("مارس");
    expect(dayText("2027-03-18", "th")).toContain("18");
  });

  it("names the Welsh weekdays and months", () => {
    const weekdays = ["Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn", "Sul"];
    const months = [
      ...["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"],
      ...["Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"],
    ];

    for (let month = 1; month <= 12; month++) {
      const date = `2027-${String(month).padStart(2, "0")}-05`;

      expect(dayText(date, "cy")).toBe(`Dydd ${weekdays[weekdayByCongruence(date) - 1]} 5 ${months[month - 1]}`);
    }
  });

  it("is short in tables, September too", () => {
    expect(shortDayText("2027-09-06")).toBe("Mon 6 Sep");
  });
});
