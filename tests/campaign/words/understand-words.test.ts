import { describe, expect, it } from "vitest";
import { found, head, loadFiles, twoAccounts } from "../../support/campaign/load-files.ts";

const audiences = "audiences:\n  children and young people: { ages: 10-17 }\n  the public:\n";

function load(words: string, { accounts = twoAccounts, posts = "[the public]" } = {}) {
  return loadFiles(
    {
      "campaigns/accounts.yaml": accounts,
      "campaigns/spring.yaml": `${head}posts:\n  - { id: one, at: day 09:00, audience: ${posts}, text: Someone will listen. }\n`,
      "campaigns/words.yaml": words,
    },
    { knownSignposts: new Set(["childline", "police-101"]) },
  );
}

describe("words.yaml", () => {
  it("is read into what rules ask of it", async () => {
    const loaded = await load(
      `signposts:
  mash: { name: Northdale MASH, number: "01609 780780", audiences: [the public], checked: 2027-01-04 }
names: ["It's Not OK"]
instead: { "county lines gang": "people who exploit children through county lines" }
spelling: [Sextortion]
required: { The Public: [police-101, mash] }
`,
      { accounts: twoAccounts + audiences },
    );

    expect(found(loaded)).toEqual([]);
    expect(loaded.words).toMatchObject({
      signposts: [{ id: "mash", name: "Northdale MASH", numbers: ["01609 780780"], checked: "2027-01-04" }],
      names: ["It's Not OK"],
      instead: [["county lines gang", "people who exploit children through county lines"]],
      spelling: new Set(["sextortion"]),
      required: new Map([["the public", ["police-101", "mash"]]]),
    });
  });

  it.each(["", "# nothing yet\n"])("may be empty: %j", async (text) => {
    const loaded = await load(text);

    expect(loaded.problems).toEqual([]);
  });

  it.each([
    ["names: [", "yaml-syntax at "],
    ["- a list\n", "value-type at - a list"],
    ["namse: [x]\n", "key-unknown at namse"],
    ["names: Childline\n", "value-type at Childline"],
    ["signposts: { mash: { name: MASH, number: ring us } }\n", "number-invalid at ring us"],
    ["signposts: { mash: { name: MASH, number: [] } }\n", "value-empty at []"],
    ["signposts: { Mash!: { name: MASH, number: 101 } }\n", "id-invalid at Mash!"],
    ["names: &a [*a]\n", "yaml-alias-limit at [*a]"],
    [`spelling: [${Array.from({ length: 20_001 }, (_, at) => `n${at}`).join(", ")}]\n`, "too-many-entries at spelling"],
    [`names: [${Array.from({ length: 301 }, (_, at) => `N${at}`).join(", ")}]\n`, "too-many-entries at names"],
  ])("that cannot be used is told, and spoils nothing else: %s", async (text, problem) => {
    const loaded = await load(text);

    expect(found(loaded)).toContain(problem);
    expect(loaded.words.names).toEqual([]);
    expect(loaded.campaigns.map(({ id }) => id)).toEqual(["spring"]);
  });

  it("names signposts that somebody knows", async () => {
    const loaded = await load("names: [MASH]\nrequired: { anybody: [childlin, samaritans-of-mars] }\n");

    expect(found(loaded)).toEqual(["signpost-unknown at childlin", "signpost-unknown at samaritans-of-mars"]);
    expect(loaded.problems[0]?.help).toContain('"childline"');
    expect(loaded.words.names).toEqual(["MASH"]);
  });

  it("names audiences that accounts.yaml lists", async () => {
    const text =
      'signposts: { mash: { name: MASH, number: "01609 780780", audiences: [the publik] } }\nrequired: { childrn and young people: [childline] }\n';
    const loaded = await load(text, { accounts: twoAccounts + audiences });

    expect(found(loaded)).toEqual(["audience-unknown at childrn and young people", "audience-unknown at the publik"]);
  });
});

describe("the audience of a post", () => {
  it("is any word, where accounts.yaml lists none", async () => {
    expect((await load("", { posts: "[everybody at all]" })).problems).toEqual([]);
  });

  it("is one of the list, however it is written, and else holds its post", async () => {
    const accounts = twoAccounts + audiences;

    expect((await load("", { accounts, posts: "[The  Public]" })).problems).toEqual([]);
    const loaded = await load("", { accounts, posts: "[childen and young people]" });

    expect(found(loaded)).toEqual(["audience-unknown at childen and young people"]);
    expect(loaded.problems[0]?.help).toContain('Did you mean "children and young people"?');
    expect(loaded.campaigns[0]?.posts[0]?.faults).toHaveLength(1);
  });

  it.each(["10", "17-10", "ten to twelve", "10–17"])("has ages that can be read, not %s", async (ages) => {
    const loaded = await load("", { accounts: `${twoAccounts}audiences: { children: { ages: "${ages}" } }\n` });

    expect(found(loaded)).toContain(`ages-invalid at "${ages}"`);
  });
});
