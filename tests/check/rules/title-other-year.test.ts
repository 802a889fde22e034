import { expect, it } from "vitest";
import { titleOtherYear } from "../../../src/check/rules/title-other-year.ts";
import { aContext, aRendered } from "../../support/campaign/a-rendered.ts";

function said(title: string) {
  const rendered = [aRendered("Look closer.", { campaign: { title } })];
  const context = aContext(rendered);
  const found: string[] = [];
  const anchor = { date: "2027-03-18", until: "2027-03-18", day: "2027-03-18" };
  titleOtherYear.check({ ...context, plan: { ...context.plan, anchor } }, ({ message }) => found.push(message));
  return found;
}

it.each(["CEADay 2026", "CEADay26", "Awareness day '28"])("tells of the year in the title %s", (title) => {
  expect(said(title)).toHaveLength(1);
});

it.each(["CEADay 2027", "CEADay27", "Our 16 days", "From 2026 to 2027", "Awareness day", "Covid and 19 lessons"])(
  "leaves the title %s alone",
  (title) => {
    expect(said(title)).toEqual([]);
  },
);
