import { expect, it } from "vitest";
import { tooClose } from "../../../src/check/rules/too-close.ts";
import { anAccount } from "../../support/campaign/a-plan.ts";
import { aRendered, dueOn, problemsOf } from "../../support/campaign/a-rendered.ts";

function at(time: string, index: number, account = "one") {
  return aRendered(`Words ${index}`, {
    account: anAccount(account),
    post: `p${index}`,
    index,
    delivery: dueOn(`2027-03-18T${time}`),
  });
}

it("warns of the later of two posts nearer than the gap, at its time", () => {
  const problems = problemsOf(tooClose, [at("09:04", 1), at("09:00", 0)]);

  expect(problems).toMatchObject([
    { severity: "warning", delivery: "c/p1/one", place: { file: "campaigns/a.yaml#posts/1/at" } },
  ]);
  expect(problems[0]?.message).toContain("after 4 minutes");
});

it("names the account, and several of them in one warning", () => {
  const accounts = ["one", "two"];
  const posts = accounts.flatMap((account) => [at("09:00", 0, account), at("09:04", 1, account)]);

  expect(problemsOf(tooClose, [at("09:00", 0), at("09:00", 1)])[0]?.message).toContain("from one.");
  expect(problemsOf(tooClose, posts)).toMatchObject([
    { message: expect.stringContaining("from one and two after 4 minutes"), deliveries: ["c/p1/one", "c/p1/two"] },
  ]);
});

it("leaves alone what keeps the gap, and two accounts at one time", () => {
  expect(problemsOf(tooClose, [at("09:00", 0), at("09:05", 1)])).toEqual([]);
  expect(problemsOf(tooClose, [at("09:00", 0), at("09:00", 1, "two")])).toEqual([]);
});
