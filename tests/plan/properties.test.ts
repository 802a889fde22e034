import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localOf } from "../../src/calendar/local-time.ts";
import type { Campaign, Post } from "../../src/campaign/model.ts";
import { planCampaign } from "../../src/plan/plan.ts";
import { aCampaign, anAccount, anOverride, aPost, aSeries, aWorkspace } from "../support/campaign/a-plan.ts";

const accounts = [anAccount("one"), anAccount("two", "x"), anAccount("three", "mastodon")];
const workspace = aWorkspace(accounts, { both: ["one", "two"], all: ["one", "two", "three"] });

const name = fc.constantFrom("one", "two", "three", "both", "all");
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const written = fc.oneof(
  fc.tuple(fc.integer({ min: -200, max: 200 }), clock).map(([n, time]) => `day${n < 0 ? "" : "+"}${n} ${time}`),
  clock.map((time) => `day ${time}`),
  fc.constantFrom("2027-03-28 01:30", "2027-10-31 01:30", "2027-10-31 01:30+00:00", "tomorrow", "day 9:00", ""),
);
const override = fc
  .tuple(fc.constantFrom("one", "x", "mastodon"), fc.record({ skip: fc.boolean(), at: written }, { requiredKeys: [] }))
  .map(([key, more]) => anOverride(key, more));
const single = fc.record({ at: written, to: fc.array(name) });
const series = fc
  .tuple(written, written, fc.integer({ min: 1, max: 30 }))
  .map(([from, until, count]) => ({ at: { from, until }, content: aSeries(count) }));

const aRandomCampaign: fc.Arbitrary<Campaign> = fc
  .record({
    posts: fc.array(fc.tuple(fc.oneof(single, series), fc.array(override)), { maxLength: 6 }),
    to: fc.array(name),
    timezone: fc.constantFrom("Europe/London", "America/New_York", "Australia/Lord_Howe"),
    onWeekend: fc.constantFrom("keep", "previous-workday", "next-workday"),
    date: fc.constantFrom("2027-03-18", "2027-03-27", "2027-03-28", "2028-02-29"),
  })
  .map(({ posts, ...more }) =>
    aCampaign({
      ...more,
      posts: posts.map(([post, overrides], index): Post => {
        const own = { ...post, path: ["posts", index] };
        return aPost(`p${index}`, "content" in own ? own : { ...own, for: new Map(overrides) });
      }),
    }),
  );

describe("any plan", () => {
  it("is the same for the same campaign, in order, and names each delivery once", () => {
    fc.assert(
      fc.property(aRandomCampaign, (campaign) => {
        const plan = planCampaign(campaign, workspace);

        expect(planCampaign(campaign, workspace)).toEqual(plan);
        const ids = plan.deliveries.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const inOrder = plan.deliveries.toSorted(
          (a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1),
        );
        expect(plan.deliveries).toEqual(inOrder);
      }),
    );
  });

  it("has local times that are those of its instants, on whole minutes", () => {
    fc.assert(
      fc.property(aRandomCampaign, (campaign) => {
        for (const { dueAt, local } of planCampaign(campaign, workspace).deliveries) {
          expect(localOf(dueAt, campaign.timezone).text).toBe(local);
          expect(dueAt.getTime() % 60_000).toBe(0);
        }
      }),
    );
  });

  it("loses no delivery in silence: what a problem does not explain is there, and what is missing is told", () => {
    fc.assert(
      fc.property(aRandomCampaign, (campaign) => {
        const plan = planCampaign(campaign, workspace);

        expect(plan.partial).toBe(plan.problems.length > 0);
        if (plan.partial) return;
        for (const post of campaign.posts.filter(({ for: overrides }) => overrides.size === 0)) {
          const to = new Set((post.to ?? campaign.to).flatMap((each) => workspace.groups.get(each) ?? [each]));
          const items = post.content.kind === "series" ? post.content.items.length : 1;
          const found = plan.deliveries.filter((each) => each.post.split(".")[0] === post.id);
          expect(found).toHaveLength(to.size * items);
        }
      }),
    );
  });
});
