import { expect, it } from "vitest";
import { secretInFile } from "../../../src/check/rules/secret-in-file.ts";
import { secretPerhaps } from "../../../src/check/rules/secret-perhaps.ts";
import { aKey } from "../../support/approval/a-key.ts";
import { aSource } from "../../support/campaign/a-plan.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(text: string) {
  const rendered = aRendered("Words", { campaign: { source: { ...aSource, text } } });
  return [...problemsOf(secretPerhaps, rendered), ...problemsOf(secretInFile, rendered)];
}

// Put together here, so that no scanner takes this file for a leak.
const guesses = [
  ["ab3d", "efgh", "ij4l", "mnop"].join("-"),
  `Authorization: Bearer ${"abcDEF123".repeat(4)}`,
  `eyJ${"hbGciOiJIUzI"}.${"eyJzdWIiOiIx"}.${"SflKxwRJSMeK"}`,
  `1234567890-${"aB3".repeat(13)}`,
  `app-password: ${"hunter2hunter2"}`,
  `APP_PASSWORD=${["abcd", "efgh", "ijkl", "mnop"].join("-")}`,
  `key: ${"q8Zr2Lm5Xc7Vb9Nn1Wd4Ef6Gh3Jk0Pt"}Sy`,
];

it.each(guesses)("finds what may be a secret (number %#) where it stands, and never repeats it", (secret) => {
  const problems = said(`title: A day\n  x: ${secret}\n`);

  expect(problems).toMatchObject([{ code: "secret-perhaps", severity: "error", place: { line: 2 } }]);
  const longest = secret.split(/\s/).toSorted((a, b) => b.length - a.length)[0] ?? secret;
  expect(JSON.stringify(problems)).not.toContain(longest);
});

it.each(guesses)("holds the delivery that would print one (number %#)", (secret) => {
  expect(problemsOf(secretPerhaps, aRendered(`Know the signs ${secret} now`))).toMatchObject([
    { delivery: "c/p/one", help: expect.stringContaining("secret-perhaps: { off:") },
  ]);
});

it("holds a delivery that prints a variable named like a password", () => {
  const rendered = aRendered("Sign in with {app_password}", { campaign: { variables: { app_password: "hunter2" } } });

  expect(problemsOf(secretPerhaps, rendered)).toMatchObject([{ delivery: "c/p/one" }]);
  const together = { ...rendered, delivery: aRendered("Mewngofnodwch").delivery };
  const { campaign } = rendered.delivery;
  const delivery = { ...together.delivery, campaign };
  const both = { ...together, delivery, voices: [{ ...together, delivery }, rendered] };
  expect(problemsOf(secretPerhaps, both)).toMatchObject([{ delivery: "c/p/one" }]);
});

it("is turned off by the campaign, with its reason", () => {
  const checks = new Map([["secret-perhaps", { off: "A voucher" }]]);

  expect(problemsOf(secretPerhaps, aRendered(`Use ${guesses[0]}`, { campaign: { checks } }))).toEqual([]);
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
  "case ab12-cd34-ef56-gh78",
  "Quote your case number ab23-cd4e-ef56-gh27 when you call",
  "https://www.youtube.com/playlist?list=PLq3XvT7bK9mZr2WcY8sHd4JfNg6LpQa1Ue",
  "youtube.com/playlist?list=PLq3XvT7bK9mZr2WcY8sHd4JfNg6LpQa1Ue",
  "https://forms.office.com/Pages/ResponsePage.aspx?id=Kx2Vd9mWq4ZtB8hYrNc5JgTfPu3XoLa6EiRbMwDs1QzUN0xZ",
  "https://northdale.sharepoint.com/:f:/s/Comms/EAA2vD9mWq4ZtB8hYrNc5JgTfPu3XoLa6EiRbMwDs1QzHvA?e=5KxVd9",
  "https://teams.microsoft.com/l/meetup-join/19%3ameeting_Kx2Vd9mWq4ZtB8hYrNc5JgTfPu3XoLa6EiRbMwDs%40thread.v2/0",
  "https://us02web.zoom.us/j/86412345678?pwd=Kx2Vd9mWq4ZtB8hYrNc5JgTfPu3XoL.1",
  "https://example.org/safe?fbclid=IwAR2Kx2Vd9mWq4ZtB8hYrNc5JgTfPu3XoLa6EiRbMwDs1QzHvA",
  `https://lnks.gd/l/eyJ${"hbGciOiJIUzI1NiJ9"}.eyJidWxsZXRpbl9saW5rX2lkIjoxMDB9.${"SflKxwRJSMeKKF2QT4fw"}/s/1/br/2-l`,
  `lnks.gd/l/eyJ${"hbGciOiJIUzI1NiJ9"}.eyJidWxsZXRpbl9saW5rX2lkIjoxMDB9.${"SflKxwRJSMeKKF2QT4fw"}`,
  "https://example.org/sk-how-to-keep-your-children-safe-online-2027",
  `key: ${aKey().line}`,
  "key: ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDOVDUidklcvoEnVd5vuiasw3qPdAV7K3b3wISmPIfoqGm/vvXX4ExyXzZmjayGswYTKndU jo",
  "key: ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBLmQnbmdvJmGnxL5+DCjkoKOhriB4zcNRSjjE2xs9=",
])("leaves alone: %s", (line) => {
  expect(said(`text: "${line}"\n`)).toEqual([]);
  expect(problemsOf(secretPerhaps, aRendered(line))).toEqual([]);
});
