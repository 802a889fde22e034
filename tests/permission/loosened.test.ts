/** Whatever guards posts less than before is told, each by itself; what guards them more is not. */
import { describe, expect, it } from "vitest";
import type { Consent } from "../../src/campaign/consents/consents.ts";
import type { Asset, Campaign, Workspace } from "../../src/campaign/model.ts";
import type { Period } from "../../src/campaign/periods/period.ts";
import { readTime } from "../../src/campaign/times/read-time.ts";
import { type Guards, loosenedBetween } from "../../src/permission/loosened.ts";

interface Changed {
  readonly approval?: Partial<Workspace["approval"]>;
  readonly keys?: Readonly<Record<string, string>>;
  readonly images?: Workspace["images"];
  readonly campaign?: Partial<Pick<Campaign, "needed" | "owner">> & {
    readonly off?: readonly string[];
    readonly post?: number;
    readonly picture?: Partial<Asset>;
  };
  /** `by: "approvers"`: it names nobody. */
  readonly period?: (Partial<Omit<Period, "by">> & { readonly by?: readonly string[] | "approvers" }) | null;
  readonly consent?: Partial<Consent>;
  /** Absent: at the start of a day; `none`: taken out; `unclear`: nobody can tell. */
  readonly embargo?: string;
}

const hands: Asset = {
  id: "hands",
  file: "assets/hands.jpg",
  alt: "Two hands.",
  fit: "whole",
  people: ["CR-1", "CR-2"],
  origin: "ai",
  rights: { until: "2027-12-31" },
  path: [],
};

function guards({ approval, keys, images, campaign = {}, period, consent, embargo }: Changed = {}): Guards {
  const ends = embargo ?? "2027-03-16T00:01:00Z";
  const { off = ["emoji"], post = 2, picture, ...rest } = campaign;
  const keyed = Object.entries({ "jo-bloggs": "ssh-ed25519 AAAA", ...keys });
  const workspace = {
    approval: { needed: 1, by: ["jo-bloggs"], signed: true, warn: 0, moves: 0, ...approval },
    people: new Map(keyed.map(([id, key]) => [id, { id, role: "Manager", key }])),
    images: images ?? { peopleRequired: true, refusesAi: true },
  };
  const spring = {
    id: "spring",
    owner: "sam-jones",
    needed: 2,
    checks: new Map(off.map((rule) => [rule, { off: "Agreed" }])),
    posts: [{ id: "facts", needed: post }],
    assets: new Map([["hands", { ...hands, ...picture }]]),
    timezone: "Europe/London",
    ...(ends !== "none" && { embargo: readTime("day-2 00:01") }),
    ...rest,
  };
  const { by = ["jo-bloggs"], ...spell } = period ?? {};
  const mourning: Period = {
    id: "mourning",
    kind: "mourning",
    rule: "stop",
    since: new Date("2027-03-10T00:00:00Z"),
    until: new Date("2027-03-20T00:00:00Z"),
    exceptCritical: false,
    path: [],
    ...(by !== "approvers" && { by }),
  };
  const form: Consent = {
    reference: "CR-1",
    granted: "2027-01-10",
    until: "2028-01-10",
    under18: true,
    accounts: ["lead"],
    packs: false,
  };
  return {
    workspace: workspace as unknown as Workspace,
    campaigns: [spring as unknown as Campaign],
    periods: { kind: "known", periods: period === null ? [] : [{ ...mourning, ...spell }] },
    consents: { readable: true, known: new Map([["CR-1", { ...form, ...consent }]]) },
    embargoes: new Map(Number.isNaN(Date.parse(ends)) ? [] : [["spring", new Date(ends)]]),
  };
}

const two = { needed: 1, by: ["jo-bloggs", "lee-smith"] };
const withdrawn = { withdrawn: "2027-02-01" };

describe("what was loosened", () => {
  it.each<[string, string, Changed, Changed?]>([
    [
      "accounts.yaml's number",
      "accounts.yaml asks nobody to agree, where it asked one person",
      { approval: { needed: 0 } },
    ],
    ["who may", "lee-smith may approve now", { approval: { by: ["jo-bloggs", "lee-smith"] } }],
    ["signatures", "need no signature any more", { approval: { signed: false } }],
    ["a key", "Another key counts now for jo-bloggs", { keys: { "jo-bloggs": "ssh-ed25519 BBBB" } }],
    ["an embargo", "spring has no embargo any more, was until 2027-03-16 00:01 (`embargo`)", { embargo: "none" }],
    [
      "its end",
      "The embargo of spring ends earlier, 2027-03-15 09:00, was 2027-03-16 00:01 (`embargo`)",
      { embargo: "2027-03-15T09:00:00Z" },
    ],
    ["moves", "(`moves`: 120m, was 0m)", { approval: { moves: 7_200_000 } }],
    ["who is in pictures", "need not say any more who", { images: { peopleRequired: false, refusesAi: true } }],
    ["drawn pictures", "that a program made may go out", { images: { peopleRequired: true, refusesAi: false } }],
    ["a campaign's number", "spring asks one person to agree, where it asked 2 people", { campaign: { needed: 1 } }],
    ["a post's number", "spring/facts asks nobody to agree", { campaign: { post: 0 } }],
    ["an owner", "sam-jones owns spring no more", { campaign: { owner: "lee-smith" } }],
    ["a rule", "spring turns off helpline-number", { campaign: { off: ["emoji", "helpline-number"] } }],
    ["a period", "The sensitive period mourning was taken out", { period: null }],
    ["its beginning", "begins later", { period: { since: new Date("2027-03-11T00:00:00Z") } }],
    ["its end", "ends earlier", { period: { until: new Date("2027-03-19T00:00:00Z") } }],
    ["its rule", "has the rule ask, was stop", { period: { rule: "ask" } }],
    ["its accounts", "is about fewer accounts", { period: { accounts: new Set(["a"]) } }],
    ["its campaigns", "is about fewer campaigns", { period: { campaigns: new Set(["spring"]) } }],
    ["what is critical", "lets through what is critical", { period: { exceptCritical: true } }],
    ["who may lift it", "may be lifted by lee-smith", { period: { by: ["lee-smith"] } }],
    [
      "who may lift it, by naming nobody",
      "may be lifted by lee-smith",
      { approval: two, period: { by: "approvers" } },
      { approval: two },
    ],
    [
      "who is in a picture",
      "spring/hands does not name CR-2 any more",
      { campaign: { picture: { people: ["CR-1"] } } },
    ],
    [
      "who is in it, under another id",
      "spring/palms does not name CR-1 and CR-2 any more",
      { campaign: { picture: { id: "palms", people: [] } } },
    ],
    [
      "until when it may be used",
      "may be used until 2028-12-31, was 2027-12-31",
      { campaign: { picture: { rights: { until: "2028-12-31" } } } },
    ],
    ["that it may end", "may be used without an end", { campaign: { picture: { rights: {} } } }],
    ["how it came to be", "is not one that a program made", { campaign: { picture: { origin: "photo" } } }],
    ["a withdrawal", "The consent CR-1 is not withdrawn any more", {}, { consent: withdrawn }],
    ["a consent's end", "lasts until 2029-01-10, was 2028-01-10", { consent: { until: "2029-01-10" } }],
    ["its beginning", "was granted on 2027-01-01, was 2027-01-10", { consent: { granted: "2027-01-01" } }],
    ["its accounts", "covers more accounts", { consent: { accounts: "all" } }],
    ["its packs", "be handed to partners", { consent: { packs: true } }],
    ["a child", "is not of a child any more", { consent: { under18: false } }],
  ])("names %s alone, and says nothing of the way back", (_, words, now, before = {}) => {
    const there = loosenedBetween(guards(before), guards(now));
    const back = loosenedBetween(guards(now), guards(before));

    expect(there).toEqual([expect.stringContaining(words)]);
    // Another key, another owner and other people are told whichever way they changed.
    expect(back.filter((sentence) => !/key counts|owns|lifted/.test(sentence))).toEqual([]);
  });

  it("is nothing where nothing changed, and where files cannot be used", () => {
    const broken: Guards = {
      ...guards(),
      workspace: undefined,
      periods: { kind: "unusable", reason: "It is broken." },
    };

    expect(loosenedBetween(guards(), guards())).toEqual([]);
    expect(loosenedBetween(broken, guards())).toEqual([]);
    expect(loosenedBetween(guards(), broken)).toEqual([]);
  });
});
