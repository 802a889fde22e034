import { expect, it } from "vitest";
import { datesInProse, whenOf } from "../../../src/handing/import/find/dates.ts";

const near = "2027-01-05";

it.each([
  ["Ymunwch â ni ddydd Iau 18 Mawrth 2027.", "2027-03-18", undefined, "ddydd Iau 18 Mawrth 2027"],
  ["Dydd Iau 18 Mawrth", "2027-03-18", undefined, "Dydd Iau 18 Mawrth"],
  ["Diwrnod gwrando: 18 Mawrth 2027 am 9.30", "2027-03-18", "09:30", "18 Mawrth 2027 am 9.30"],
  ["Cwrdd ar 4 Mehefin, 2.15 y prynhawn", "2027-06-04", "14:15", "4 Mehefin, 2.15 y prynhawn"],
  ["Ar 3 Ionawr", "2028-01-03", undefined, "3 Ionawr"],
  ["Join us on Thursday 18 March 2027", "2027-03-18", undefined, "on Thursday 18 March 2027"],
])("%s names a day", (text, date, time, words) => {
  expect(datesInProse(text, near)).toEqual([
    expect.objectContaining({ date, words, ...(time !== undefined && { time }) }),
  ]);
});

it.each(["Dydd Mawrth nesaf", "Mae 18 o blant yma", "31 Chwefror", "Mai 2027"])("%s names none", (text) => {
  expect(datesInProse(text, near)).toEqual([]);
});

it("suggests a day in Welsh words, and says from which", () => {
  const suggested = whenOf({ date: "Dydd Iau 18 Mawrth", time: "" }, { near, monthFirst: false });

  expect(suggested).toEqual({ at: "2027-03-18 09:00", doubt: '"Dydd Iau 18 Mawrth" may mean Thursday 18 March 2027' });
});
