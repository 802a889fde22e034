import { expect, it } from "vitest";
import { noHelpNamed } from "../../../src/check/rules/no-help-named.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(text: string, ...audience: string[]) {
  return problemsOf(noHelpNamed, aRendered(text, { delivery: { audience } }));
}

it.each(["Worried about a child? Report it.", "Thinking about suicide? You are not alone."])(
  "finds no help in: %s",
  (text) => {
    expect(said(text, "the public")).toMatchObject([{ severity: "info" }]);
  },
);

it.each([
  "Worried? Call 101.",
  "Worried? https://example.org/help",
  "Worried? Ask the NSPCC.",
  "Look closer.",
  "Worried? Email help@example.org",
])("leaves alone: %s", (text) => {
  expect(said(text, "parents and carers")).toEqual([]);
});

it("leaves alone what is for nobody in particular", () => {
  expect(said("Worried about a child? Report it.")).toEqual([]);
});
