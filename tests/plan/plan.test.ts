import { describe, expect, it } from "vitest";
import type { Campaign } from "../../src/campaign/model.ts";
import { readDay } from "../../src/campaign/times/read-time.ts";
import { planCampaign } from "../../src/plan/plan.ts";
import {
  aCampaign,
  anAccount,
  anOverride,
  aPart,
  aPost,
  aSeries,
  aText,
  aWorkspace,
} from "../support/campaign/a-plan.ts";

const workspace = aWorkspace([anAccount("one"), anAccount("two", "x"), anAccount("three", "mastodon")], {
  everyone: ["one", "two", "three"],
});

function planOf(more: Partial<Campaign>) {
  return planCampaign(aCampaign(more), workspace);
}

describe("planCampaign", () => {
  it("makes one delivery of a post for an account", () => {
    const plan = planOf({});

    expect(plan.problems).toEqual([]);
    expect(plan.blocked).toBe(false);
    expect(plan.deliveries).toMatchObject([
      { id: "c/p/one", post: "p", local: "2027-03-18T09:00", dueAt: new Date("2027-03-18T09:00:00Z"), late: 7_200_000 },
    ]);
  });

  it("reaches an account once, however often it is named", () => {
    const { deliveries } = planOf({ to: ["two", "everyone", "two"] });

    expect(deliveries.map(({ id }) => id)).toEqual(["c/p/one", "c/p/three", "c/p/two"]);
  });

  it("lets a post's own `to` replace the campaign's", () => {
    const { deliveries } = planOf({ to: ["everyone"], posts: [aPost("p", { to: ["two"] })] });

    expect(deliveries.map(({ id }) => id)).toEqual(["c/p/two"]);
  });

  it("puts deliveries in the order of time, then id", () => {
    const posts = [
      aPost("late", { at: "day 10:00" }),
      aPost("b", { at: "day-1 09:00" }),
      aPost("a", { at: "day-1 09:00" }),
    ];

    const { deliveries } = planOf({ posts });

    expect(deliveries.map(({ post }) => post)).toEqual(["a", "b", "late"]);
  });

  it("says where an unreadable time stands, keeps the other posts, and says that one is missing", () => {
    const posts = [aPost("bad", { at: "day 9:00" }), aPost("good", { path: ["posts", 1] })];

    const plan = planOf({ posts });

    expect(plan.deliveries.map(({ post }) => post)).toEqual(["good"]);
    expect(plan).toMatchObject({ blocked: false, partial: true });
    expect(plan.problems).toMatchObject([
      {
        code: "time-unreadable",
        place: { file: "campaigns/a.yaml#posts/0/at" },
        help: expect.stringContaining("`day 09:00`"),
      },
    ]);
  });

  it("reports a bad time once, whatever number of accounts it reaches", () => {
    const { problems } = planOf({ to: ["everyone"], posts: [aPost("bad", { at: "noon" })] });

    expect(problems).toHaveLength(1);
  });
});

describe("overrides", () => {
  it("take each key from the most specific place that has it", () => {
    const post = aPost("p", {
      to: ["two"],
      lang: "en",
      for: new Map([
        anOverride("x", { lang: "cy", late: 1, visibility: "unlisted", body: aText("For the network.") }),
        anOverride("two", { late: 2, body: aText("For the account.") }),
      ]),
    });

    const [delivery] = planOf({ posts: [post] }).deliveries;

    expect(delivery).toMatchObject({
      lang: "cy",
      late: 2,
      visibility: "unlisted",
      parts: [{ text: "For the account." }],
    });
  });

  it("skip an account, and only it", () => {
    const post = aPost("p", { to: ["everyone"], for: new Map([anOverride("x", { skip: true })]) });

    const { deliveries } = planOf({ posts: [post] });

    expect(deliveries.map(({ id }) => id)).toEqual(["c/p/one", "c/p/three"]);
  });

  it("let an account back in that its network skips", () => {
    const post = aPost("p", {
      to: ["one", "two"],
      for: new Map([anOverride("x", { skip: true }), anOverride("two", { skip: false })]),
    });

    const { deliveries } = planOf({ posts: [post] });

    expect(deliveries.map(({ id }) => id)).toEqual(["c/p/one", "c/p/two"]);
  });

  it("keep the post's images under other words, replace them, or take them away", () => {
    const words = aText("Shorter.", ["posts", 0, "for", "x"]);
    const imagesWith = (more: object) => {
      const post = aPost("p", {
        to: ["two"],
        content: aText("Words.", ["posts", 0], ["own"]),
        for: new Map([anOverride("x", { body: words, ...more })]),
      });
      return planOf({ posts: [post] }).deliveries[0]?.parts[0];
    };

    expect(imagesWith({})).toMatchObject({ text: "Shorter.", images: ["own"], imagesPath: ["posts", 0, "images"] });
    expect(imagesWith({ images: ["other"] })).toMatchObject({ text: "Shorter.", images: ["other"] });
    expect(imagesWith({ images: [] })).toMatchObject({ text: "Shorter.", images: [] });
  });

  it("leave a thread the images of its own parts", () => {
    const thread = { kind: "thread" as const, parts: [aPart("1", ["a"]), aPart("2", ["b"], ["second"])] };
    const post = aPost("p", {
      to: ["two"],
      content: aText("Words.", ["posts", 0], ["own"]),
      for: new Map([anOverride("x", { images: ["network"] }), anOverride("two", { body: thread })]),
    });

    const [delivery] = planOf({ posts: [post] }).deliveries;

    expect(delivery?.parts).toBe(thread.parts);
  });

  it("move the time, and say where that time is written", () => {
    const post = aPost("p", { to: ["one", "two"], for: new Map([anOverride("two", { at: "day 11:30" })]) });

    const { deliveries } = planOf({ posts: [post] });

    expect(deliveries).toMatchObject([
      { id: "c/p/one", local: "2027-03-18T09:00", atPath: ["posts", 0, "at"] },
      { id: "c/p/two", local: "2027-03-18T11:30", atPath: ["posts", 0, "for", "two", "at"] },
    ]);
  });

  it("replace a text by a thread, and the images of the first part alone", () => {
    const thread = { kind: "thread" as const, parts: [aPart("1", ["a"]), aPart("2", ["b"], ["second"])] };
    const post = aPost("p", {
      to: ["two"],
      content: aText("Words.", ["posts", 0], ["own"]),
      for: new Map([anOverride("x", { body: thread }), anOverride("two", { images: ["mine"] })]),
    });

    const [delivery] = planOf({ posts: [post] }).deliveries;

    expect(delivery?.parts).toMatchObject([
      { text: "1", images: ["mine"], imagesPath: ["posts", 0, "for", "two", "images"] },
      { text: "2", images: ["second"] },
    ]);
  });

  it("of an item come before those of its post, and an account before its network in each", () => {
    const say = (text: string) => ({ body: aText(text) });
    const item = (index: number) => ({
      for: new Map(
        [
          [anOverride("two", say("item account")), anOverride("x", say("item network"))],
          [anOverride("x", say("item network"))],
          [],
        ][index],
      ),
    });
    const post = aPost("p", {
      to: ["two", "three"],
      at: { from: "day 09:00", until: "day 11:00" },
      content: aSeries(3, item),
      for: new Map([anOverride("two", say("post account")), anOverride("x", say("post network"))]),
    });

    const { deliveries } = planOf({ posts: [post] });

    expect(deliveries.map(({ id, parts }) => [id, parts[0]?.text])).toEqual([
      ["c/p.1/three", "Words 1."],
      ["c/p.1/two", "item account"],
      ["c/p.2/three", "Words 2."],
      ["c/p.2/two", "item network"],
      ["c/p.3/three", "Words 3."],
      ["c/p.3/two", "post account"],
    ]);
  });
});

describe("a series", () => {
  it("gives its items their own id or their number, spread with both ends included", () => {
    const post = aPost("s", {
      at: { from: "day 09:00", until: "day 10:00" },
      content: aSeries(4, (index) => (index === 1 ? { id: "second" } : {})),
    });

    const { deliveries } = planOf({ posts: [post] });

    expect(deliveries.map(({ post, local }) => [post, local.slice(11)])).toEqual([
      ["s.1", "09:00"],
      ["s.second", "09:20"],
      ["s.3", "09:40"],
      ["s.4", "10:00"],
    ]);
  });

  it("is a problem when it ends before it begins", () => {
    const post = aPost("s", { at: { from: "day 22:00", until: "day 01:00" }, content: aSeries(2) });

    const { problems } = planOf({ posts: [post] });

    expect(problems).toMatchObject([
      {
        code: "series-reversed",
        place: { file: "campaigns/a.yaml#posts/0/at/until" },
        help: expect.stringContaining("day+1 01:00"),
      },
    ]);
  });

  it("is a problem when it has more items than minutes", () => {
    const post = aPost("s", { at: { from: "day 09:00", until: "day 09:02" }, content: aSeries(4) });

    const { problems } = planOf({ posts: [post] });

    expect(problems).toMatchObject([{ code: "series-crowded", place: { file: "campaigns/a.yaml#posts/0/at" } }]);
  });
});

describe("phases", () => {
  const phase = { id: "launch", title: "Launch", path: ["phases", "launch"] };

  it("include both their days, relative to the day", () => {
    const phases = new Map([["launch", { ...phase, from: readDay("day-1"), until: readDay("day") }]]);
    const posts = ["day-1 00:00", "day 23:59"].map((at, index) => aPost(`p${index}`, { at, phase: "launch" }));

    const { problems } = planOf({ phases, posts });

    expect(problems).toEqual([]);
  });

  it("hold only the deliveries that fall outside of them", () => {
    const phases = new Map([["launch", { ...phase, from: readDay("day-1"), until: readDay("day") }]]);
    const posts = [aPost("in", { phase: "launch" }), aPost("out", { at: "day+1 00:00", phase: "launch" })];

    const plan = planOf({ phases, posts });

    expect(plan.problems).toMatchObject([{ code: "phase-outside", delivery: "c/out/one" }]);
    expect(plan.blocked).toBe(false);
  });

  it.each([
    ["day 09:00", "day", "phase-unreadable", "from"],
    ["day", "2027-02-30", "phase-unreadable", "until"],
    ["day", "day-1", "phase-reversed", "until"],
  ])("from %s until %s are a problem", (from, until, code, key) => {
    const { problems } = planOf({
      phases: new Map([["launch", { ...phase, from: readDay(from), until: readDay(until) }]]),
    });

    expect(problems).toMatchObject([{ code, place: { file: `campaigns/a.yaml#phases/launch/${key}` } }]);
  });
});
