import { describe, expect, it } from "vitest";
import { isAbout, isDuring } from "../../../src/campaign/periods/period.ts";
import { type Known, readPeriods } from "../../../src/campaign/periods/read-periods.ts";

const known: Known = {
  accounts: new Set(["council-mastodon", "police-x"]),
  groups: new Map([["partners", ["police-x"]]]),
  people: new Set(["mo-officer"]),
  approvers: ["jo-bloggs"],
  campaigns: new Set(["ceaday-2027"]),
};

function read(text: string, more: Partial<Known> = {}) {
  const { periods, problems } = readPeriods({ kind: "text", text }, { ...known, ...more });
  return { periods, problems: problems.map(({ code, severity, place }) => `${severity} ${code} ${place.line}`) };
}

function bounds(text: string) {
  const { periods } = read(text);
  if (periods.kind === "unusable") throw new Error(periods.reason);
  return periods.periods.map(({ since, until }) => [since.toISOString(), until?.toISOString()]);
}

describe("campaigns/periods.yaml", () => {
  it("has usual rules by kind", () => {
    const kinds = ["pre-election", "mourning", "incident", "quiet"];
    const text = kinds
      .map((kind) => `- { id: ${kind}, kind: ${kind}, from: 2027-01-01, until: 2027-01-02 }\n`)
      .join("");
    const { periods } = read(text);

    expect(periods.kind === "known" && periods.periods.map(({ rule }) => rule)).toEqual([
      "ask",
      "stop",
      "stop",
      "tell",
    ]);
  });

  it("takes days as days in London, both included, and instants as they are", () => {
    expect(bounds("- { id: a, kind: mourning, from: 2027-03-27, until: 2027-03-28 }")).toEqual([
      ["2027-03-27T00:00:00.000Z", "2027-03-28T23:00:00.000Z"],
    ]);
    expect(bounds('- { id: a, kind: mourning, from: "2027-07-01T14:30+01:00" }')).toEqual([
      ["2027-07-01T13:30:00.000Z", undefined],
    ]);
  });

  it.each([
    ["england", "2027-03-31T23:00:00.000Z".replace("31T23", "30T23")],
    ["scotland", "2027-03-24T00:00:00.000Z"],
  ])("reckons a poll in %s from the last day for the notice to the end of polling day, and warns", (nation, since) => {
    const text = `- id: pre\n  kind: pre-election\n  nation: ${nation}\n  poll: 2027-05-06\n`;

    expect(bounds(text)).toEqual([[since, "2027-05-06T23:00:00.000Z"]]);
    expect(read(text).problems).toEqual(["warning period-reckoned 4"]);
  });

  it("lets the council's own day win, without a warning", () => {
    const text = "- { id: pre, kind: pre-election, nation: scotland, poll: 2027-05-06, from: 2027-03-19 }";

    expect(bounds(text)).toEqual([["2027-03-19T00:00:00.000Z", "2027-05-06T23:00:00.000Z"]]);
    expect(read(text).problems).toEqual([]);
  });

  it("is for the accounts, groups and campaigns that it names, else for all", () => {
    const { periods } = read(
      "- { id: a, kind: quiet, from: 2027-01-01, accounts: [partners], campaigns: [ceaday-2027] }\n- { id: b, kind: quiet, from: 2027-01-01 }",
    );
    const [some, all] = periods.kind === "known" ? periods.periods : [];
    if (some === undefined || all === undefined) throw new Error("Two periods were expected.");

    expect(isAbout(some, { account: "police-x", campaign: "ceaday-2027" })).toBe(true);
    expect(isAbout(some, { account: "police-x", campaign: "other" })).toBe(false);
    expect(isAbout(some, { account: "council-mastodon", campaign: "ceaday-2027" })).toBe(false);
    expect(isAbout(all, { account: "council-mastodon", campaign: "other" })).toBe(true);
    expect(isDuring(all, new Date("2026-12-31T23:59:59Z"))).toBe(false);
    expect(isDuring(all, new Date("2037-01-01T00:00:00Z"))).toBe(true);
  });

  it.each(["", "# nothing yet\n", "[]\n"])("is no period where it is empty: %j", (text) => {
    expect(read(text)).toEqual({ periods: { kind: "known", periods: [] }, problems: [] });
  });

  it.each([
    ["- [", "error yaml-syntax 1"],
    ["pause: all", "error value-type 1"],
    ["- { id: a, kind: mourning }", "error period-incomplete 1"],
    ["- { id: a, kind: pre-election, from: 2027-03-19 }", "error period-incomplete 1"],
    ["- { id: a, kind: pre-election, poll: 2027-05-06 }", "error period-incomplete 1"],
    ["- { id: a, kind: mourning, from: 2027-03-19, until: 2027-03-18 }", "error period-backwards 1"],
    ["- { id: a, kind: mourning, from: 19 March }", "error date-invalid 1"],
    ["- { id: a, kind: sad, from: 2027-03-19 }", "error value-not-allowed 1"],
    ["- { id: a, kind: mourning, from: 2027-03-19, account: [x] }", "error key-unknown 1"],
    ["- { id: a, kind: mourning, from: 2027-03-19, accounts: [council-mastodo] }", "error account-unknown 1"],
    ["- { id: a, kind: quiet, from: 2027-03-19 }\n- { id: a, kind: quiet, from: 2027-03-19 }", "error id-twice 2"],
  ])("stops everything, and says where, for %s", (text, problem) => {
    const { periods, problems } = read(text);

    expect(problems).toContain(problem);
    expect(periods.kind === "unusable" && periods.reason).toMatch(
      /^campaigns\/periods\.yaml cannot be used, so nothing/,
    );
  });

  it("only warns of a campaign that is over and of a person who is not there", () => {
    const { periods, problems } = read(
      "- { id: a, kind: quiet, from: 2027-01-01, campaigns: [ceaday-2026], by: [mo-oficer] }",
    );

    expect(problems).toEqual(["warning period-campaign-unknown 1", "warning period-person-unknown 1"]);
    // A campaign that was renamed does not leave the period that is about it.
    expect(periods).toMatchObject({ kind: "known", periods: [{ id: "a" }] });
    expect(periods.kind === "known" && periods.periods[0]?.campaigns).toBeUndefined();
  });

  it("says that nobody may agree to what asks, which holds only that", () => {
    const text = "- { id: a, kind: pre-election, from: 2027-03-19, until: 2027-05-06 }";
    const { periods, problems } = read(text, { approvers: [] });

    expect(problems).toEqual(["error period-nobody 1"]);
    expect(periods.kind).toBe("known");
    expect(read(text.replace("}", ", by: [mo-officer] }"), { approvers: [] }).problems).toEqual([]);
  });
});
