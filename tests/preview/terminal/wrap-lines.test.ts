import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { type AccountEntry, accountsText } from "../../../src/preview/accounts/list.ts";
import { statusText } from "../../../src/preview/status-text.ts";
import { wrapLines } from "../../../src/preview/terminal/wrap-lines.ts";

const account: AccountEntry = {
  id: "northdale-safeguarding-bluesky",
  network: "bluesky",
  name: "Northdale Partneriaeth Diogelu 👩‍👩‍👧 a Chyngor Gogledd y Dyffryn, with the police and the health board of the county",
  handle: "northdale.example.org",
  service: null,
  groups: ["lead", "young-people", "professionals", "partners-of-the-north", "partners-of-the-south"],
  secrets: [{ name: "CAMPAIGN_NORTHDALE_BLUESKY_APP_PASSWORD", set: false }],
  sendsTo: "https://social.example.org",
  sendsToNote: "the public https server that the login names, and to no other place",
  docs: "docs/networks/bluesky.md",
};

const status = {
  id: "ceaday-2027/what-it-is/northdale-safeguarding-bluesky",
  state: "unknown",
  dueAt: "2027-03-18T09:00:00Z",
  publishedAt: null,
  url: null,
  attempts: 1,
  reason:
    "It may have gone out ☕️: the network gave no answer within sixty seconds, and its latest posts cannot be read.",
} as const;

const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");

describe.each([60, 80, 200])("at %i columns", (columns) => {
  it.each([
    ["accounts", accountsText([account])],
    [
      "status",
      statusText([status], {
        now: new Date("2027-03-18T12:00:00Z"),
        zoneOf: () => undefined,
        wordsOf: () => "Know the signs.",
        sentOf: () => "ADDRESS",
      }),
    ],
  ])("no line of %s is wider than the terminal but for a word, and no word is lost", (_, text) => {
    const wrapped = wrapLines(text, columns);

    for (const line of wrapped.split("\n")) {
      expect(stringWidth(line) <= columns || words(line).length === 1, line).toBe(true);
    }
    expect(words(wrapped)).toEqual(words(text));
  });
});

it("goes on below the words that a line began with", () => {
  expect(wrapLines("    name      Northdale Council and its many partners", 40)).toBe(
    "    name      Northdale Council and its\n              many partners",
  );
  expect(wrapLines("A line that fits   stays.", 40)).toBe("A line that fits   stays.");
});
