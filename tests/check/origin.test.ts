import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { nowAt } from "../../src/check/now.ts";
import { networkOf } from "../../src/networks/registry.ts";
import { planCampaign } from "../../src/plan/plan.ts";
import { renderDelivery } from "../../src/render/text.ts";
import { loadFiles } from "../support/campaign/load-files.ts";

const accounts = `accounts:
  a: { network: mastodon, handle: b, service: https://social.example.org, variables: { line: 0800 1112 } }
`;
const campaign = `campaign: spring
title: National Child Exploitation Awareness Day
date: 2027-03-18
to: [a]
hashtags: ["#LookCloser", "#CEADay26"]
variables: { when: Tuesday 18 March }
assets:
  poster: { file: p.png, alt: "Come on Monday 18 March." }
posts:
  - id: one
    at: day 09:00
    images: [poster]
    content-warning: Talks of children who committed suicide
    text: "Join us {when}. Childline: {line} {hashtags}"
    card: { url: "https://example.org/x", title: "Call Childline, 0800 1113", description: "Sunday 18 March" }
`;

async function places() {
  const { workspace, campaigns, sources } = await loadFiles({
    "campaigns/accounts.yaml": accounts,
    "campaigns/spring.yaml": campaign,
  });
  const [one] = campaigns;
  if (workspace === undefined || one === undefined) throw new Error("not loaded");
  const plan = planCampaign(one, workspace);
  const rendered = plan.deliveries.map(
    (each) => renderDelivery(each, networkOf(each.account.network).profile(each.account)).rendered,
  );
  const now = nowAt(new Date("2026-11-27T09:00:00Z"));
  const problems = check({ workspace, campaign: one, plan, rendered, all: rendered, images: new Map(), now });
  return problems.map(({ code, place }) => {
    const line = sources.get(place.file)?.text.split("\n")[place.line - 1] ?? "";
    return `${code}: ${place.file.slice(10)}: ${line.slice(place.column - 1, place.column - 1 + place.length)}`;
  });
}

describe("a problem", () => {
  it("points at the line to change, wherever its words are written", async () => {
    expect(await places()).toEqual(
      expect.arrayContaining([
        "hashtag-wrong-year: spring.yaml: #CEADay26",
        "wrong-weekday: spring.yaml: Tuesday 18 March",
        "helpline-mistyped: accounts.yaml: 0800 1112",
        "wrong-weekday: spring.yaml: Monday 18 March",
        "discouraged-words: spring.yaml: committed suicide",
        "helpline-mistyped: spring.yaml: 0800 1113",
        "wrong-weekday: spring.yaml: Sunday 18 March",
      ]),
    );
  });
});
