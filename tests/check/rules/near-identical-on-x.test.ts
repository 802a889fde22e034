import { expect, it } from "vitest";
import { nearIdenticalOnX } from "../../../src/check/rules/near-identical-on-x.ts";
import type { NetworkId } from "../../../src/networks/network.ts";
import { anAccount } from "../../support/campaign/a-plan.ts";
import { aRendered, dueOn, problemsOf } from "../../support/campaign/a-rendered.ts";

const words =
  "Every child deserves someone who notices them. Hold out a hand. Worried? https://one.example.org #CEADay27";

function by(account: string, text: string, local = "2027-03-18T09:00", network: NetworkId = "x") {
  return aRendered(text, { account: anAccount(account, network), post: account, delivery: dueOn(local) });
}

it.each([
  ["the same words", words],
  ["another link and hashtag", words.replace("one.example", "two.example").replace("#CEADay27", "#HelpingHands")],
  ["capitals and other punctuation", words.toUpperCase().replaceAll(".", "!")],
  ["a word more", words.replace("Hold", "Please hold")],
])("finds %s, on the later delivery", (_, text) => {
  const problems = problemsOf(nearIdenticalOnX, [by("a", words), by("b", text, "2027-03-20T09:00")]);

  expect(problems).toMatchObject([{ severity: "error", delivery: "c/b/b" }]);
});

it("is one problem of a post that several accounts would say, and holds each of them", () => {
  const posts = ["a", "b", "d"].map((account) =>
    aRendered(words, { account: anAccount(account, "x"), delivery: dueOn("2027-03-18T09:00") }),
  );
  const problems = problemsOf(nearIdenticalOnX, posts);

  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toMatch(/^b and d say nearly the same as a in /);
  expect(problems[0]?.deliveries).toEqual(["c/p/b", "c/p/d"]);
});

it("leaves alone other words with the same ending", () => {
  const other =
    "Your small worry may be the missing piece of a bigger picture. Please pass it on. Worried? https://x.example.org";

  expect(problemsOf(nearIdenticalOnX, [by("a", words), by("b", other)])).toEqual([]);
});

it("leaves alone the same account, other networks, texts of links alone, and what is more than a week apart", () => {
  expect(problemsOf(nearIdenticalOnX, [by("a", words), by("a", words, "2027-03-19T09:00")])).toEqual([]);
  expect(problemsOf(nearIdenticalOnX, [by("a", words), by("b", words, "2027-03-18T09:00", "bluesky")])).toEqual([]);
  expect(problemsOf(nearIdenticalOnX, [by("a", "https://a.example"), by("b", "https://a.example")])).toEqual([]);
  expect(problemsOf(nearIdenticalOnX, [by("a", words), by("b", words, "2027-03-25T09:01")])).toEqual([]);
});

it("cannot be turned off", () => {
  expect(nearIdenticalOnX.canBeTurnedOff).toBe(false);
});
