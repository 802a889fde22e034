import { expect, it } from "vitest";
import { altNotDescriptive } from "../../../src/check/rules/alt-not-descriptive.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

function said(alt: string) {
  return problemsOf(altNotDescriptive, aRendered("Words", { images: ["poster"], campaign: { assets: anAlt(alt) } }));
}

it.each([
  "card-final-v2.svg",
  "IMG_2034",
  "poster 1",
  "logo",
  "Our council logo",
  "The poster",
  "Image of a teal card",
  "a photo showing two hands",
])("finds: %s", (alt) => {
  expect(said(alt)).toHaveLength(1);
});

it.each([
  'A teal card. It reads: "You are not to blame."',
  "Two hands reach for each other.",
  "A hand holds a poster that reads: Listen.",
  "Picture this: a lit window in a dark street",
  "Graphic designers at work",
  "",
])("leaves alone: %s", (alt) => {
  expect(said(alt)).toEqual([]);
});
