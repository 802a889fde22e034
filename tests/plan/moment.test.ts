import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../src/calendar/dates.ts";
import { readTime } from "../../src/campaign/times/read-time.ts";
import { momentOf as momentOfTime } from "../../src/plan/times/moment.ts";

const london = "Europe/London";

function momentOf(written: string, anchorDay: string, zone: string) {
  return momentOfTime(readTime(written), anchorDay, zone);
}

describe("momentOf", () => {
  it.each([
    ["day 09:00", "2027-03-18T09:00:00.000Z"],
    ["day-3 00:00", "2027-03-15T00:00:00.000Z"],
    ["day+14 09:00", "2027-04-01T08:00:00.000Z"],
    ["2027-06-01 23:59", "2027-06-01T22:59:00.000Z"],
    ["2027-06-01 09:00+01:00", "2027-06-01T08:00:00.000Z"],
    ["2026-10-25 01:30+01:00", "2026-10-25T00:30:00.000Z"],
    ["2026-10-25 01:30+00:00", "2026-10-25T01:30:00.000Z"],
  ])("takes %s as %s", (written, instant) => {
    expect(momentOf(written, "2027-03-18", london)).toMatchObject({ instant: new Date(instant) });
  });

  it("keeps the clock time across the clock change", () => {
    const local = (written: string) => momentOf(written, "2027-03-28", london);

    expect(local("day-1 09:00")).toMatchObject({ local: "2027-03-27T09:00", instant: new Date("2027-03-27T09:00Z") });
    expect(local("day+1 09:00")).toMatchObject({ local: "2027-03-29T09:00", instant: new Date("2027-03-29T08:00Z") });
  });

  it("names the nearest times of one that the clocks skip", () => {
    expect(momentOf("day 01:30", "2027-03-28", london)).toMatchObject({
      code: "time-skipped",
      help: "Write `day 00:59` or `day 02:00`, the nearest times that do exist.",
    });
  });

  it("says so when the nearest is on the day before", () => {
    expect(momentOf("2027-04-30 00:30", "2027-04-30", "Africa/Cairo")).toMatchObject({
      help: "Write 23:59 on the day before or `2027-04-30 01:00`, the nearest times that do exist.",
    });
  });

  it("shows both spellings of one that comes twice", () => {
    expect(momentOf("2026-10-25 01:30", "2026-10-25", london)).toMatchObject({
      code: "time-twice",
      help: expect.stringContaining("`2026-10-25 01:30+01:00` or `2026-10-25 01:30+00:00`"),
    });
  });

  it("names the offset that the zone has", () => {
    expect(momentOf("day 09:00+01:00", "2027-03-18", london)).toMatchObject({
      code: "time-offset",
      message: expect.stringContaining("+01:00"),
      help: expect.stringContaining("`day 09:00+00:00`"),
    });
  });

  it("never throws, whatever is written", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^(day|\d{4}-\d\d-\d\d)?[+-]?\d{0,4} \d?\d:\d\d([+-]\d\d:\d\d)?$/)),
        (written) => {
          expect(() => momentOf(written, "2027-03-18", london)).not.toThrow();
        },
      ),
    );
  });

  it("means the local time that is written, on the day that is written, in any zone and across any clock change", () => {
    const zones = fc.constantFrom(
      london,
      "America/New_York",
      "Pacific/Auckland",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
    );
    const shift = fc.integer({ min: -400, max: 400 });
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(zones, shift, clock, (zone, days, [hours, minutes]) => {
        const time = `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
        const moment = momentOf(`day${days < 0 ? "" : "+"}${days} ${time}`, "2027-03-18", zone);

        if ("code" in moment) expect(["time-skipped", "time-twice"]).toContain(moment.code);
        else {
          expect(moment.local).toBe(`${addDays("2027-03-18", days)}T${time}`);
          expect(wallClock(moment.instant, zone)).toBe(moment.local);
        }
      }),
    );
  });
});

/** What the platform's own calendar says: an oracle apart from the program's. */
function wallClock(instant: Date, zone: string): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return format.format(instant).replace(" ", "T");
}
