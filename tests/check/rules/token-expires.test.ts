import { describe, expect, it } from "vitest";
import { nowAt } from "../../../src/check/now.ts";
import { tokenExpires } from "../../../src/check/rules/token-expires.ts";
import { anAccount } from "../../support/campaign/a-plan.ts";
import { aRendered, dueOn, problemsOf } from "../../support/campaign/a-rendered.ts";

const first = aRendered("First", { post: "p0", index: 0, delivery: dueOn("2027-03-17T09:00") });
const second = aRendered("Second", { post: "p1", index: 1, delivery: dueOn("2027-03-18T09:00") });
const third = aRendered("Third", { post: "p2", index: 2, delivery: dueOn("2027-03-19T09:00") });
const everything = [third, first, second];

function saidWhen(end: string, more: { readonly now?: string; readonly account?: string } = {}) {
  return problemsOf(tokenExpires, everything, {
    tokenEnds: new Map([[more.account ?? "one", new Date(end)]]),
    now: nowAt(new Date(more.now ?? "2027-01-01T00:00:00Z")),
  });
}

describe("a token that ends", () => {
  it("before the last post is a warning at the first post that it cannot send", () => {
    expect(saidWhen("2027-03-18T08:59:00Z")).toMatchObject([
      {
        severity: "warning",
        message: "The token of one ends on 2027-03-18 08:59, before this post and 1 more go out.",
        delivery: "c/p1/one",
      },
    ]);
  });

  it("at the very instant of a post is too early", () => {
    expect(saidWhen("2027-03-19T09:00:00Z")).toMatchObject([
      { message: "The token of one ends on 2027-03-19 09:00, before this post goes out.", delivery: "c/p2/one" },
    ]);
  });

  it("after the last post is none of this campaign's business", () => {
    expect(saidWhen("2027-03-19T09:00:01Z")).toEqual([]);
  });

  it("is told in the campaign's own time", () => {
    const summer = aRendered("Summer", {
      campaign: { timezone: "Europe/London" },
      delivery: dueOn("2027-07-01T09:00"),
    });

    const said = problemsOf(tokenExpires, [summer], {
      tokenEnds: new Map([["one", new Date("2027-06-30T23:30:00Z")]]),
    });

    expect(said[0]?.message).toContain("ends on 2027-07-01 00:30");
  });

  it("of another account says nothing of this one", () => {
    expect(saidWhen("2027-01-01T00:00:00Z", { account: "two" })).toEqual([]);
  });

  it("says nothing of posts whose time is over", () => {
    expect(saidWhen("2027-03-01T00:00:00Z", { now: "2027-03-19T11:00:01Z" })).toEqual([]);
  });

  it("is told for each account", () => {
    const rendered = ["one", "two"].map((id) => aRendered("Both", { account: anAccount(id, "bluesky") }));
    const end = new Date("2027-03-01T00:00:00Z");

    const said = problemsOf(tokenExpires, rendered, {
      tokenEnds: new Map([
        ["one", end],
        ["two", end],
      ]),
    });

    expect(said.map(({ delivery }) => delivery)).toEqual(["c/p/one", "c/p/two"]);
  });
});

it("nothing is said where no network has told of an end", () => {
  expect(problemsOf(tokenExpires, everything)).toEqual([]);
});
