import { expect, it } from "vitest";
import { secretInFile } from "../../../src/check/rules/secret-in-file.ts";
import { secretPerhaps } from "../../../src/check/rules/secret-perhaps.ts";
import { aSource, nobodyAgrees } from "../../support/campaign/a-plan.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(text: string) {
  return problemsOf(secretInFile, aRendered("Words", { campaign: { source: { ...aSource, text } } }));
}

// Put together here, so that no scanner takes this file for a leak.
const secrets = [
  `AKIA${"IOSFODNN7EXAMPLE"}`,
  `ghp_${"a1B2".repeat(9)}`,
  `EAA${"Zx9".repeat(20)}`,
  `https://graph.example.org/me?access_token=${"EAA"}${"Zx9".repeat(20)}`,
  `postgres://campaign:${"sw0rdfish"}@db.example.org/x`,
  `https://hooks.slack.com/services/${"T0A1B2C3D"}/${"B0A1B2C3D"}/${"a1B2c3D4e5F6g7H8"}`,
  `-----BEGIN ${"RSA PRIVATE"} KEY-----`,
];

it.each(secrets)("finds a secret (number %#) where it stands, and never repeats it", (secret) => {
  const problems = said(`title: A day\n  x: ${secret}\n`);

  expect(problems).toMatchObject([{ severity: "error", place: { line: 2 } }]);
  const longest = secret.split(/\s/).toSorted((a, b) => b.length - a.length)[0] ?? secret;
  expect(JSON.stringify(problems)).not.toContain(longest);
});

it.each(secrets)("names the delivery that would print one (number %#), in its text", (secret) => {
  const [problem] = problemsOf(secretInFile, aRendered(`Know the signs ${secret}.`));

  expect(problem).toMatchObject({ delivery: "c/p/one", message: expect.stringContaining("in the text") });
});

const token = secrets[1] ?? "";
it.each([
  ["an alt text", aRendered("Words", { images: ["poster"], campaign: { assets: anAlt(`A card: ${token}`) } })],
  ["a content warning", aRendered("Words", { delivery: { contentWarning: token } })],
  [
    "a card",
    aRendered("Words", { delivery: { card: { url: "https://example.org", title: token, description: "", path: [] } } }),
  ],
  ["a later part of a thread", aRendered(["One", `Two ${token}`])],
  ["a variable", aRendered("{greeting}", { campaign: { variables: { greeting: token } } })],
])("names the delivery that would print one in %s", (_where, rendered) => {
  expect(problemsOf(secretInFile, rendered).map(({ delivery }) => delivery)).toContain("c/p/one");
});

it.each(secrets)("leaves no guess to be turned off where it is sure (number %#)", (secret) => {
  expect(problemsOf(secretPerhaps, aRendered(`Know the signs ${secret} now`))).toEqual([]);
});

it("looks through accounts.yaml too", () => {
  const rendered = aRendered("Words");
  const source = { ...aSource, file: "campaigns/accounts.yaml", text: secrets[0] ?? "" };
  const workspace = {
    root: "/w",
    id: "w",
    gap: 0,
    prices: {},
    ...nobodyAgrees,
    accounts: new Map(),
    groups: new Map(),
    source,
  };

  expect(problemsOf(secretInFile, rendered, { workspace })).toMatchObject([
    { place: { file: "campaigns/accounts.yaml", line: 1, column: 1 } },
  ]);
});
