import { describe, expect, it } from "vitest";
import type { Asset } from "../../../src/campaign/model.ts";
import { childNamed } from "../../../src/check/rules/child-named.ts";
import { anAlt, aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const consent = { reference: "CR-1", granted: "2027-01-10", under18: true, accounts: "all", packs: false } as const;

function said(text: string, { alt = "Two painted hands.", asset = {} as Partial<Asset>, under18 = true } = {}) {
  const assets = anAlt(alt, { people: ["CR-1"], file: "assets/hands.jpg", ...asset });
  const consents = { readable: true, known: new Map([["CR-1", { ...consent, under18 }]]) };
  return problemsOf(childNamed, aRendered(text, { images: ["poster"], campaign: { assets } }), { consents });
}

describe("beside a child's picture", () => {
  it.each([
    ["Amira painted her hands for the day.", '"Amira"'],
    ["One of them is aged 14.", '"aged 14"'],
    ["A 9-year-old painted these.", '"9-year-old"'],
    ["Painted at Northdale High School.", '"Northdale High School"'],
    ["They play with Northdale Rovers.", '"Northdale Rovers"'],
  ])("warns of %j", (text, words) => {
    expect(said(text)).toMatchObject([{ severity: "warning", message: expect.stringContaining(words) as string }]);
  });

  it.each([
    ["Children aged 11 to 17 can ring Childline."],
    ["Ask for help at school, or in The School Hall."],
    ["The Lucy Faithfull Foundation has a page for parents."],
    ["Grace and hope, in May and in Chelsea."],
    ["#JusticeForAmira @amira.example.org https://example.org/Amira"],
    ["Young people of 18 years old and over."],
  ])("leaves alone %j", (text) => {
    expect(said(text)).toEqual([]);
  });

  it("reads the alt text and the file's name too", () => {
    expect(said("W", { alt: "Amira holds up her hands." })).toMatchObject([{ place: { line: 1 } }]);
    for (const file of ["assets/amira.jpg", "assets/girl_aged_14.jpg", "assets/NorthdaleSchool.jpg"]) {
      expect(said("W", { asset: { file } })).toMatchObject([
        { message: expect.stringContaining("the name of its file") as string },
      ]);
    }
  });
});

it("says nothing of a picture of grown-ups, or of nobody", () => {
  expect(said("Amira painted her hands.", { under18: false })).toEqual([]);
  expect(said("Amira painted her hands.", { asset: { people: [] } })).toEqual([]);
});
