/** Who is reminded of what, and how often. */
import { expect, it } from "vitest";
import { type Pending, remindersOf } from "../../src/permission/approval/reminders.ts";

const day = 24 * 3_600_000;
const warn = 3 * day;

function pending(post: string, dueAt: string, more: Partial<Pending> = {}): Pending {
  return {
    campaign: "spring",
    post: `spring/${post}`,
    dueAt: new Date(dueAt),
    zone: "Europe/London",
    wants: ["jo-bloggs"],
    ...more,
  };
}

const facts = pending("facts", "2027-03-18T09:00:00Z");

const stagesAt = (now: string, all = [facts]) =>
  remindersOf(all, { now: new Date(now), warn }).map(({ stage }) => stage);

it("begins `warn` before the first, is another at a third of it, and ends when it is due", () => {
  expect(stagesAt("2027-03-15T08:59:59Z")).toEqual([]);
  expect(stagesAt("2027-03-15T09:00:00Z")).toEqual(["2027-03-18 first"]);
  expect(stagesAt("2027-03-17T08:59:59Z")).toEqual(["2027-03-18 first"]);
  expect(stagesAt("2027-03-17T09:00:00Z")).toEqual(["2027-03-18 last"]);
  expect(stagesAt("2027-03-18T08:59:59Z")).toEqual(["2027-03-18 last"]);
  expect(stagesAt("2027-03-18T09:00:00Z")).toEqual([]);
});

it("tells of what was agreed to and no longer is once for each reason, whatever its accounts", () => {
  const reason = "Not approved (0 of 1): jo-bloggs agreed on 3 March to other words.";
  const lost = { ...facts, lost: { which: "first", reason } };
  const otherwise = { ...facts, lost: { which: "second", reason } };
  const [, ...stages] = stagesAt("2027-03-17T12:00:00Z", [lost, lost, otherwise]);

  expect(stages.map((stage) => stage.split(" ")[0])).toEqual(["spring/facts", "spring/facts"]);
  expect(stagesAt("2027-03-17T13:00:00Z", [lost]).slice(1)).toEqual(stages.slice(0, 1));
});

it("is the same whatever else of that day is agreed to meanwhile", () => {
  const later = pending("later", "2027-03-18T15:00:00Z");

  expect(stagesAt("2027-03-16T09:00:00Z", [facts, later])).toEqual(stagesAt("2027-03-16T09:00:00Z", [later]));
});

it("says who has what to agree to, campaign by campaign, and only of what is near", () => {
  const all = [
    pending("two", "2027-03-18T12:00:00Z", { wants: ["jo-bloggs", "lee-smith"] }),
    facts,
    { ...facts, wants: ["jo-bloggs"] },
    pending("far", "2027-04-18T12:00:00Z"),
    pending("other", "2027-03-17T12:00:00Z", { campaign: "winter", post: "winter/other", wants: [] }),
  ];

  expect(remindersOf(all, { now: new Date("2027-03-16T09:00:00Z"), warn }).map(({ text }) => text)).toEqual([
    "winter: 1 post is not agreed to, and the first is due at 12:00 on Wednesday 17 March 2027. Nobody who may agree is left.",
    "spring: 2 posts are not agreed to, and the first is due at 09:00 on Thursday 18 March 2027. jo-bloggs: facts, two; lee-smith: two.",
  ]);
});

it("names eight posts of a person, and how many more there are", () => {
  const all = Array.from({ length: 11 }, (_, n) => pending(`p${n}`, "2027-03-18T09:00:00Z"));

  expect(remindersOf(all, { now: new Date("2027-03-16T09:00:00Z"), warn })[0]?.text).toMatch(/p7, and 3 more\.$/);
});
