import { expect, it } from "vitest";
import { tooManyADay } from "../../../src/check/rules/too-many-a-day.ts";
import { anAccount, aWorkspace } from "../../support/campaign/a-plan.ts";
import { aContext, aRendered, dueOn, problemsOf } from "../../support/campaign/a-rendered.ts";

function at(time: string, index: number, options: { account?: string; id?: string; perDay?: number } = {}) {
  const { account = "one", ...campaign } = options;
  return aRendered(`Words ${index}`, {
    account: anAccount(account),
    post: `p${index}`,
    index,
    campaign,
    delivery: dueOn(time),
  });
}

const day = ["2027-03-18T09:00", "2027-03-18T10:00", "2027-03-18T11:00"];
const workspace = { ...aWorkspace([anAccount("one"), anAccount("two")]), perDay: 2 };

it("warns at the first post that is one too many, and names the day, the account and the limit", () => {
  const problems = problemsOf(tooManyADay, day.map((time, index) => at(time, index)).reverse(), { workspace });

  expect(problems).toMatchObject([
    {
      severity: "warning",
      message: "3 posts go out from one on Thursday 18 March 2027, more than 2 a day.",
      delivery: "c/p2/one",
      place: { file: "campaigns/a.yaml#posts/2/at" },
    },
  ]);
});

it("says a day once, for all its accounts and all that is too much", () => {
  const posts = [...day, "2027-03-18T12:00"].flatMap((time, index) => [
    at(time, index),
    at(time, index, { account: "two" }),
  ]);

  expect(problemsOf(tooManyADay, posts, { workspace })).toMatchObject([
    {
      message: expect.stringContaining("4 posts go out from one and two on"),
      deliveries: ["c/p2/one", "c/p3/one", "c/p2/two", "c/p3/two"],
    },
  ]);
});

it("counts what other campaigns send, and warns in the one that comes too late", () => {
  const theirs = day.slice(0, 2).map((time, index) => at(time, index, { id: "theirs" }));
  const ours = at("2027-03-18T11:00", 0);
  const all = [...theirs, ours];

  expect(problemsOf(tooManyADay, ours, { workspace, all })).toHaveLength(1);
  expect(problemsOf(tooManyADay, theirs, { workspace, all })).toEqual([]);
});

it("takes the campaign's own limit instead of the workspace's", () => {
  const posts = day.map((time, index) => at(time, index, { perDay: 3 }));

  expect(problemsOf(tooManyADay, posts, { workspace })).toEqual([]);
  expect(
    problemsOf(
      tooManyADay,
      day.map((time, index) => at(time, index, { perDay: 1 })),
    )[0]?.help,
  ).toContain("in this file");
});

it("leaves alone other days, other accounts, and workspaces without a limit", () => {
  const apart = [at(day[0] ?? "", 0), at(day[1] ?? "", 1), at("2027-03-19T00:00", 2)];
  const other = [at(day[0] ?? "", 0), at(day[1] ?? "", 1), at(day[2] ?? "", 2, { account: "two" })];

  expect(problemsOf(tooManyADay, apart, { workspace })).toEqual([]);
  expect(problemsOf(tooManyADay, other, { workspace })).toEqual([]);
  expect(
    problemsOf(
      tooManyADay,
      day.map((time, index) => at(time, index)),
    ),
  ).toEqual([]);
  expect(aContext(other).workspace.perDay).toBeUndefined();
});
