import { expect, it } from "vitest";
import { secretInFile } from "../../../src/check/rules/secret-in-file.ts";
import { aSource } from "../../support/a-plan.ts";
import { aRendered, problemsOf } from "../../support/a-rendered.ts";

function said(text: string) {
  return problemsOf(secretInFile, aRendered("Words", { campaign: { source: { ...aSource, text } } }));
}

// Put together here, so that no scanner takes this file for a leak.
const secrets = [
  ["ab3d", "efgh", "ij4l", "mnop"].join("-"),
  `Authorization: Bearer ${"abcDEF123".repeat(4)}`,
  `AKIA${"IOSFODNN7EXAMPLE"}`,
  `ghp_${"a1B2".repeat(9)}`,
  `EAA${"Zx9".repeat(20)}`,
  `eyJ${"hbGciOiJIUzI"}.${"eyJzdWIiOiIx"}.${"SflKxwRJSMeK"}`,
  `1234567890-${"aB3".repeat(13)}`,
  `postgres://campaign:${"sw0rdfish"}@db.example.org/x`,
  `app-password: ${"hunter2hunter2"}`,
  `-----BEGIN ${"RSA PRIVATE"} KEY-----`,
  `key: ${"q8Zr2Lm5Xc7Vb9Nn1Wd4Ef6Gh3Jk0Pt"}Sy`,
];

it.each(secrets)("finds a secret (number %#) where it stands, and never repeats it", (secret) => {
  const problems = said(`title: A day\n  x: ${secret}\n`);

  expect(problems).toMatchObject([{ severity: "error", place: { line: 2 } }]);
  const longest = secret.split(/\s/).toSorted((a, b) => b.length - a.length)[0] ?? secret;
  expect(JSON.stringify(problems)).not.toContain(longest);
});

it.each([
  "know-what-that-does",
  "helpline: 0808 800 5000",
  "2027-2028-2029-2030",
  "1111-2222-3333-4444",
  "https://example.org/a/very/long/path-with-2027-and-Words-in-it-that-goes-on-and-on?utm_source=campaign",
  "#SafeguardingAdultsWeekNorthdale2027TogetherWeCan",
  "file: ../assets/ceaday/helping-hand-final-version-2027-with-a-long-name.svg",
  "We say: keep your password to yourself. Never share a password: not even with a friend.",
  "ward-2027-plan-news",
  "at: 2027-03-18 09:00+00:00",
  "123e4567-e89b-12d3-a456-426614174000",
  "mailto:help@example.org",
])("leaves alone: %s", (line) => {
  expect(said(`text: ${line}\n`)).toEqual([]);
});

it("looks through accounts.yaml too", () => {
  const rendered = aRendered("Words");
  const source = { ...aSource, file: "campaigns/accounts.yaml", text: secrets[0] ?? "" };
  const workspace = { root: "/w", id: "w", gap: 0, prices: {}, accounts: new Map(), groups: new Map(), source };

  expect(problemsOf(secretInFile, rendered, { workspace })).toMatchObject([
    { place: { file: "campaigns/accounts.yaml", line: 1, column: 1 } },
  ]);
});
