import { expect, it } from "vitest";
import { momentWordsAlike } from "../../../src/check/rules/moment-words-alike.ts";
import { aCampaign, aPost, aSource, aText } from "../../support/campaign/a-plan.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const words = "Every child deserves someone who notices them. Hold out a hand. {report_url} {hashtags}";
const others = "Our librarians, nurses and drivers are listening today, all over town. {report_url} {hashtags}";

function said(partners: Readonly<Record<string, string>>, ours = "We begin at a quarter to eight together.") {
  const bodies = Object.entries(partners).map(([id, text]) => [id, aText(text, ["posts", 0, "moment", id])] as const);
  const moment = { partners: new Map(bodies), ours: [aText(ours)] };
  const campaign = aCampaign({ posts: [aPost("p", { moment })], source: aSource });
  const rendered = aRendered(ours, { campaign: { posts: campaign.posts, source: aSource } });
  return problemsOf(momentWordsAlike, rendered);
}

it("names all that say nearly the same, once, and holds the post of that minute", () => {
  const found = said({
    york: words,
    leeds: others,
    hull: words.toUpperCase(),
    selby: words.replace("Hold", "Do hold"),
  });

  expect(found).toHaveLength(1);
  expect(found[0]?.message).toBe("hull, selby and york say nearly the same in the moment p.");
  expect(found[0]).toMatchObject({
    severity: "error",
    delivery: "c/p/one",
    place: { file: "campaigns/a.yaml#posts/0/moment/selby" },
    related: [{ file: "campaigns/a.yaml#posts/0/moment/york" }],
  });
});

it("counts the words of our own accounts too", () => {
  expect(said({ york: words }, `Please! ${words}`)[0]?.message).toContain("the post itself and york");
});

it("leaves alone other words with the same link, hashtags and name, and texts of nothing else", () => {
  expect(said({ york: words, leeds: others })).toEqual([]);
  expect(said({ york: "{org} {report_url} {hashtags}", leeds: "{org} {report_url} {hashtags}" })).toEqual([]);
  expect(
    said({ york: `Look here. {org} {report_url} {hashtags}`, leeds: `Hear us. {org} {report_url} {hashtags}` }),
  ).toEqual([]);
});

it("says nothing of a post that is not judged now", () => {
  expect(problemsOf(momentWordsAlike, aRendered("We begin.", { post: "another" }))).toEqual([]);
});

it("cannot be turned off", () => {
  expect(momentWordsAlike.canBeTurnedOff).toBe(false);
});
