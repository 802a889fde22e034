import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "../../src/plan/times/series.ts";

const start = Date.parse("2027-03-28T00:00:00Z");
const minute = 60_000;

function minutesOf(length: number, count: number): readonly number[] {
  const instants = spread(new Date(start), new Date(start + length * minute), count);
  if ("code" in instants) throw new Error(instants.message);
  return instants.map((instant) => (instant.getTime() - start) / minute);
}

describe("spread", () => {
  it("rounds down to the minute", () => {
    expect(minutesOf(10, 4)).toEqual([0, 3, 6, 10]);
  });

  it("sends a single item at the start", () => {
    expect(minutesOf(60, 1)).toEqual([0]);
  });

  it("keeps its ends, its order, whole minutes, and gaps that differ by at most one", () => {
    const lengthAndCount = fc
      .integer({ min: 1, max: 20_000 })
      .chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 2, max: Math.min(length + 1, 400) })));
    fc.assert(
      fc.property(lengthAndCount, ([length, count]) => {
        const minutes = minutesOf(length, count);
        const gaps = minutes.slice(1).map((each, index) => each - (minutes[index] ?? 0));

        expect(minutes).toHaveLength(count);
        expect([minutes[0], minutes.at(-1)]).toEqual([0, length]);
        expect(minutes.every(Number.isInteger)).toBe(true);
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("agrees with exact arithmetic", () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 527_040 }), fc.integer({ min: 2, max: 500 }), (length, count) => {
        const exact = Array.from({ length: count }, (_, index) =>
          Number((BigInt(length) * BigInt(index)) / BigInt(count - 1)),
        );

        expect(minutesOf(length, count)).toEqual(exact);
      }),
    );
  });

  it("refuses more items than minutes, both ends counted", () => {
    expect(minutesOf(2, 3)).toEqual([0, 1, 2]);
    expect(spread(new Date(start), new Date(start + 2 * minute), 4)).toMatchObject({ code: "series-crowded" });
  });
});
