import { expect, it } from "vitest";
import { noHelpForChildren } from "../../../src/check/rules/no-help-for-children.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(text: string | string[], ...audience: string[]) {
  return problemsOf(noHelpForChildren, aRendered(text, { delivery: { audience } }));
}

it.each(["children and young people", "Young People", "pupils", "teenagers"])("finds no help for %s", (audience) => {
  expect(said("You are not to blame.", audience)).toMatchObject([{ severity: "info" }]);
});

it.each([
  "Talk to Childline.",
  "Call 0800 1111",
  "Call us on 01609 780780",
  "Talk to us: https://example.org/talk",
  "In danger: 999",
])("leaves alone: %s", (text) => {
  expect(said(text, "children and young people")).toEqual([]);
});

it("leaves alone what is for others, and a thread that names help at its end", () => {
  expect(said("Listen.", "parents of young children", "professionals")).toEqual([]);
  expect(said("Listen.")).toEqual([]);
  expect(said(["You are not to blame.", "Childline: 0800 1111"], "children")).toEqual([]);
});
