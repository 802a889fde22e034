import { describe, expect, it } from "vitest";
import { planRange } from "../../src/plan/range.ts";

/** 00:30 on 29 March in London, still the 28th in UTC. */
const delivery = { dueAt: new Date("2027-03-28T23:30:00Z"), local: "2027-03-29T00:30" };

function takes(from: string | undefined, until: string | undefined): boolean {
  const range = planRange({ from, until });
  if (typeof range === "string") throw new Error(range);
  return range(delivery);
}

describe("planRange", () => {
  it.each([
    [undefined, undefined, true],
    ["2027-03-29", "2027-03-29", true],
    ["2027-03-30", undefined, false],
    [undefined, "2027-03-28", false],
    ["2027-03-28T23:30:00Z", "2027-03-28T23:30:00Z", true],
    ["2027-03-29T00:30+01:00", undefined, true],
    ["2027-03-28T23:30:00.001Z", undefined, false],
    [undefined, "2027-03-28T23:29Z", false],
    ["2027-03-28", "2027-03-28T23:59Z", true],
  ])("from %s until %s, dates as the campaign's zone has them: %s", (from, until, taken) => {
    expect(takes(from, until)).toBe(taken);
  });

  it.each(["tomorrow", "2027-02-29", "2027-03-18T09:00", "2027-02-29T09:00Z", "2027-03-18T24:00Z", "18/03/2027", ""])(
    "says what is wrong with %j",
    (written) => {
      expect(planRange({ from: written })).toContain("--from");
      expect(planRange({ until: written })).toContain("--until");
    },
  );

  it.each([
    ["2027-03-19", "2027-03-18"],
    ["2027-03-18T09:00Z", "2027-03-18T08:59Z"],
  ])("says that %s until %s is the wrong way round", (from, until) => {
    expect(planRange({ from, until })).toBe(`--until ${until} is before --from ${from}.`);
  });
});
