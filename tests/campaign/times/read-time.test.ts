import { describe, expect, it } from "vitest";
import { readDay, readTime } from "../../../src/campaign/times/read-time.ts";

describe("readTime", () => {
  it("takes apart what the grammar puts together", () => {
    expect(readTime("day-3 09:00+01:00")).toEqual({
      day: { shift: -3 },
      time: "09:00",
      offset: "+01:00",
      text: "day-3 09:00+01:00",
    });
    expect(readTime("2027-03-18 09:00")).toMatchObject({ day: { date: "2027-03-18" }, time: "09:00" });
  });

  it.each([
    ["day 9:00", "day 09:00"],
    ["Day 09:00", "day 09:00"],
    ["day 9am", "day 09:00"],
    ["day 12.30 pm", "day 12:30"],
    ["day 9.30pm", "day 21:30"],
    ["day 09:00:00", "day 09:00"],
    ["day - 3 09:00", "day-3 09:00"],
    ["day −3 09:00", "day-3 09:00"],
    ["D-3 09:00", "day-3 09:00"],
    ["day-03 9:00", "day-3 09:00"],
    ["09:00", "day 09:00"],
    ["18/03/2027 09:00", "2027-03-18 09:00"],
    ["2027-3-18 09:00", "2027-03-18 09:00"],
    ["2027-03-18T09:00", "2027-03-18 09:00"],
    ["2027-03-18T09:00Z", "2027-03-18 09:00+00:00"],
    ["day  09:00", "day 09:00"],
    ["day 09:00 +0100", "day 09:00+01:00"],
  ])("reads %s as a slip for %s", (written, meant) => {
    expect(readTime(written)).toMatchObject({
      code: "time-unreadable",
      help: expect.stringContaining(`\`${meant}\``),
    });
  });

  it.each([
    "",
    "day",
    "noon",
    "day 24:00",
    "day 09:60",
    "tomorrow 09:00",
    "day 9",
    "day+1000 09:00",
    "9999-01-01 09:00",
  ])("makes nothing of %j", (written) => {
    expect(readTime(written)).toMatchObject({ code: "time-unreadable" });
  });

  it("names a date that does not exist", () => {
    expect(readTime("2027-02-29 09:00")).toMatchObject({
      message: "There is no such date as 2027-02-29.",
    });
  });
});

describe("readDay", () => {
  it.each([
    ["D-7", "day-7"],
    ["18/03/2027", "2027-03-18"],
  ])("reads %s as a slip for %s", (written, meant) => {
    expect(readDay(written)).toMatchObject({ code: "phase-unreadable", help: expect.stringContaining(`\`${meant}\``) });
  });

  it.each(["3000-01-01", "2027-02-30", "day 09:00"])("makes nothing of %s", (written) => {
    expect(readDay(written)).toMatchObject({ code: "phase-unreadable" });
  });
});
