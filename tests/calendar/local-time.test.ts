import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf, isTimeZone, localOf } from "../../src/calendar/local-time.ts";

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const dayMs = 86_400_000;
const changing = [
  "Europe/London",
  "Europe/Dublin",
  "America/St_Johns",
  "America/New_York",
  "America/Havana",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Antarctica/Troll",
] as const;
const steady = ["UTC", "Asia/Kathmandu", "Asia/Tehran", "Pacific/Kiritimati"] as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The oracle: what Intl shows, as parts, without any offset. */
function shown(time: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    const digits = "2-digit";
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** Every instant whose reading is the given one, by trying each offset there is, from -14 to +15 hours. */
function instantsShowing(text: string, zone: string): number[] {
  const wall = Date.parse(`${text}:00Z`);
  return Array.from({ length: 29 * 4 + 1 }, (_, index) => wall - 15 * 60 * minuteMs + index * quarterMs).filter(
    (time) => shown(time, zone) === text,
  );
}

/** The minutes around which the zone's clocks jump, of the years 2024 to 2028, found by looking. */
function changesOf(zone: string): number[] {
  const gapOf = (time: number) => Date.parse(`${shown(time, zone)}:00Z`) - time;
  const found: number[] = [];
  for (let early = Date.UTC(2024, 0, 1); early < Date.UTC(2029, 0, 1); early += dayMs) {
    if (gapOf(early) === gapOf(early + dayMs)) continue;
    let time = early;
    while (gapOf(time) === gapOf(early)) time += quarterMs;
    found.push(time);
  }
  return found;
}

const changes = changing.flatMap((zone) => changesOf(zone).map((time) => ({ zone, time })));
const anyMinute = fc.integer({ min: Date.UTC(1975, 0, 1) / minuteMs, max: Date.UTC(2060, 0, 1) / minuteMs });

describe("an instant from a local time", () => {
  it("is every instant that shows it, around every change of the clocks", () => {
    expect(changes.length).toBeGreaterThan(80);
    const nearAChange = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -200, max: 200 }));

    fc.assert(
      fc.property(nearAChange, ([{ zone, time }, minutes]) => {
        const offsetBefore = Date.parse(`${shown(time - minuteMs, zone)}:00Z`) - (time - minuteMs);
        const text = new Date(time + offsetBefore + minutes * minuteMs).toISOString().slice(0, 16);
        const [date, clock] = text.split("T") as [string, string];
        const expected = instantsShowing(text, zone);

        const found = instantOf(date, clock, zone);

        if (found.kind === "overlap") {
          expect(found.offsets).toHaveLength(2);
          const resolved = found.offsets.map((offset) => instantOf(date, clock, zone, offset));
          expect(resolved).toEqual(expected.map((at) => ({ kind: "instant", instant: new Date(at) })));
        } else if (found.kind === "instant") {
          expect([found.instant.getTime()]).toEqual(expected);
        } else {
          expect(found.kind).toBe("gap");
          expect(expected).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
  });

  it("meets both gaps and overlaps in that walk", () => {
    const kinds = changes.map(({ zone, time }) => {
      const before = Date.parse(`${shown(time - minuteMs, zone)}:00Z`) + minuteMs;
      const after = Date.parse(`${shown(time, zone)}:00Z`);
      const text = new Date(Math.min(before, after)).toISOString();
      return instantOf(text.slice(0, 10), text.slice(11, 16), zone).kind;
    });

    expect(new Set(kinds)).toEqual(new Set(["gap", "overlap"]));
  });

  it("comes back from its local time, in every zone this machine knows", () => {
    const anyZone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"), ...steady);

    fc.assert(
      fc.property(anyZone, anyMinute, (zone, minute) => {
        const instant = new Date(minute * minuteMs);

        const local = localOf(instant, zone);

        expect(local.text).toBe(shown(instant.getTime(), zone));
        expect(instantOf(local.date, local.time, zone, local.offset)).toEqual({ kind: "instant", instant });
      }),
      { numRuns: 500 },
    );
  });

  it("keeps nine o'clock nine o'clock across a clock change", () => {
    expect(instantOf("2027-03-27", "09:00", "Europe/London")).toEqual(at("2027-03-27T09:00:00Z"));
    expect(instantOf("2027-03-29", "09:00", "Europe/London")).toEqual(at("2027-03-29T08:00:00Z"));
  });

  it("says which readings a gap lies between", () => {
    expect(instantOf("2027-03-28", "01:30", "Europe/London")).toEqual({ kind: "gap", before: "00:59", after: "02:00" });
    expect(instantOf("2027-10-03", "02:15", "Australia/Lord_Howe")).toEqual({
      kind: "gap",
      before: "01:59",
      after: "02:30",
    });
  });

  it("is still in a gap when an offset is written, whichever", () => {
    for (const offset of ["+00:00", "+01:00"]) {
      expect(instantOf("2027-03-28", "01:30", "Europe/London", offset).kind).toBe("gap");
    }
  });

  it("finds the edges of a gap and an overlap outside them", () => {
    expect(instantOf("2027-03-28", "00:59", "Europe/London")).toEqual(at("2027-03-28T00:59:00Z"));
    expect(instantOf("2027-03-28", "02:00", "Europe/London")).toEqual(at("2027-03-28T01:00:00Z"));
    expect(instantOf("2026-10-25", "00:59", "Europe/London")).toEqual(at("2026-10-24T23:59:00Z"));
    expect(instantOf("2026-10-25", "02:00", "Europe/London")).toEqual(at("2026-10-25T02:00:00Z"));
  });

  it("asks which of two, the earlier first, and takes the offset that is written", () => {
    expect(instantOf("2026-10-25", "01:30", "Europe/London")).toEqual({
      kind: "overlap",
      offsets: ["+01:00", "+00:00"],
    });
    expect(instantOf("2026-10-25", "01:30", "Europe/London", "+01:00")).toEqual(at("2026-10-25T00:30:00Z"));
    expect(instantOf("2026-10-25", "01:30", "Europe/London", "+00:00")).toEqual(at("2026-10-25T01:30:00Z"));
  });

  it("knows the half hour of Lord Howe and the quarters of Kathmandu and Chatham", () => {
    expect(instantOf("2027-04-04", "01:45", "Australia/Lord_Howe")).toEqual({
      kind: "overlap",
      offsets: ["+11:00", "+10:30"],
    });
    expect(instantOf("2027-03-18", "09:00", "Asia/Kathmandu")).toEqual(at("2027-03-18T03:15:00Z"));
    expect(instantOf("2027-07-18", "09:00", "Pacific/Chatham", "+12:45")).toEqual(at("2027-07-17T20:15:00Z"));
  });

  it("refuses an offset that the zone does not have then, and names those it has", () => {
    expect(instantOf("2027-03-18", "09:00", "Europe/London", "+01:00")).toEqual({
      kind: "wrong-offset",
      offsets: ["+00:00"],
    });
    expect(instantOf("2026-10-25", "01:30", "Europe/London", "+02:00")).toEqual({
      kind: "wrong-offset",
      offsets: ["+01:00", "+00:00"],
    });
  });

  it.each(["9:00", "24:00", "12:60", "noon", "09:00:00"])("throws on %j, which is no time", (time) => {
    expect(() => instantOf("2027-03-18", time, "Europe/London")).toThrow(RangeError);
  });

  it("throws on a zone that does not exist", () => {
    expect(() => instantOf("2027-03-18", "09:00", "Europe/Yorkshire")).toThrow(RangeError);
  });
});

describe("a local time from an instant", () => {
  it("has date, time and offset, with the seconds dropped", () => {
    expect(localOf(new Date("2027-03-18T09:00:59.999Z"), "America/St_Johns")).toEqual({
      date: "2027-03-18",
      time: "06:30",
      offset: "-02:30",
      text: "2027-03-18T06:30",
    });
  });
});

describe("a time zone", () => {
  it.each(["Europe/London", "UTC", "GMT", "Australia/Lord_Howe", "America/Argentina/Buenos_Aires", "Etc/GMT+1"])(
    "is %s",
    (name) => {
      expect(isTimeZone(name)).toBe(true);
    },
  );

  // BST is Bangladesh to Node, and no fixed offset knows when the clocks change.
  it.each(["BST", "EST", "+01:00", "Foo/+05", "Europe/Yorkshire", "London", "", " Europe/London"])(
    "is not %j",
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});

function at(instant: string) {
  return { kind: "instant", instant: new Date(instant) };
}
