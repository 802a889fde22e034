import { describe, expect, it } from "vitest";
import { understandWords } from "../../../src/campaign/words/understand-words.ts";
import { nowAt } from "../../../src/check/now.ts";
import { signpostUnchecked } from "../../../src/check/rules/signpost-unchecked.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const file = `signposts:
  mash: { name: Northdale MASH, number: "01609 780780", checked: 2026-01-04 }
  info: { name: Northdale Info, number: "01609 123456" }
`;
const { words } = understandWords({ kind: "text", text: file }, {});

function told(text: string, day: string) {
  const now = nowAt(new Date(`${day}T09:00:00Z`));
  return problemsOf(signpostUnchecked, aRendered(text), { words, now }).map(({ place, message }) => [
    place.file,
    place.line,
    message,
  ]);
}

describe("signpost-unchecked", () => {
  it("tells of a number a year after somebody looked, in words.yaml", () => {
    expect(told("MASH: 01609 780780", "2027-01-04")).toEqual([]);
    expect(told("MASH: 01609 780780, MASH: 01609 780780", "2027-01-06")).toEqual([
      ["campaigns/words.yaml", 2, expect.stringContaining("2026-01-04, more than a year ago")],
    ]);
  });

  it("tells of a number that nobody ever looked up", () => {
    expect(told("Info: 01609 123456", "2026-01-05")).toEqual([
      ["campaigns/words.yaml", 3, expect.stringContaining("Nobody says when")],
    ]);
  });

  it("tells of a built-in number where it is used", () => {
    expect(told("Childline: 0800 1111", "2027-11-01")).toEqual([]);
    expect(told("Childline: 0800 1111", "2027-12-01")).toEqual([
      [expect.not.stringContaining("words.yaml"), 1, expect.stringContaining("Childline")],
    ]);
  });

  it("leaves alone what no text says", () => {
    expect(told("Our office: 01609 999999", "2030-01-01")).toEqual([]);
  });
});
