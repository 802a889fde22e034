import { describe, expect, it } from "vitest";
import { spelling } from "../../../src/check/rules/spelling.ts";
import { openSpeller } from "../../../src/spelling/speller.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";
import { expectRule } from "../../support/check/expect-rule.ts";

expectRule(spelling, {
  finds: [
    ["Its time to act", "Its time"],
    ["Report your concers", "concers"],
    ["Their is help", "Their is"],
    ["It is a abuse", "a abuse"],
    ["We can can help", "can can"],
    ["You should of told", "should of"],
  ],
  leaves: ["It's time", "Their signs", "The Can Do team", "Wont Lane", "It had had an effect", "#dont"],
});

const speller = await openSpeller(["en", "cy"]);

function found(text: string, lang = "en", spelt: readonly string[] = []) {
  const words = { signposts: [], names: [], instead: [], required: new Map(), spelling: new Set(spelt) };
  const problems = problemsOf(spelling, aRendered(text, { delivery: { lang } }), { speller, words });
  return problems.map(({ place, help }) => [text.slice(place.column - 1, place.column - 1 + place.length), help]);
}

describe("spelling with dictionaries", () => {
  it.each([
    ["We can stop exploitaton when we look", "en", "exploitaton", "exploitation"],
    ["Goverments must act now", "en", "Goverments", "Governments"],
    ["We recognize the signs", "en", "recognize", "recognise"],
    ["They don’t lisen to us", "en", "lisen", "listen"],
    ["Mae pob plentyn yn haedu bod yn ddiogel", "cy", "haedu", "haeddu"],
    ["Siaradwch â rhywyn heddiw", "cy", "rhywyn", "rhywun"],
  ])("finds in: %s", (text, lang, word, right) => {
    expect(found(text, lang)).toEqual([[word, expect.stringContaining(`"${right}"`)]]);
  });

  it("finds each slip once, whoever finds it", () => {
    expect(found("Report your concers today")).toEqual([["concers", 'Write "concerns".']]);
  });

  it.each([
    ["See https://northdle.example.org/speling and northdle.example.org/abcdef", "en"],
    ["Thanks @sombody.example.org, write to sombody@exampel.org #TogetherWeCann #togethr", "en"],
    ["Northdale cares. Ask Mrs Abernathey in Knaresborogh.", "en"],
    ["NSPCC, CEOP and SNAPCHATTT", "en"],
    ["Sextortion, livestreams, safeguarding and Childline's webchat", "en"],
    ["Children’s lives, non-judgemental and trauma-informed", "en"],
    ["It is sooo good", "en"],
    ["Quand on est seul, il faut parler à quelqu'un. It is never your fault.", "en"],
    ["Il faut parler", "fr"],
    ["Ffoniwch Childline. Safeguarding is for all. Yng Nghymru mae cymorth a chefnogaeth i blant.", "cy"],
    ["", "en"],
    // What strangers write.
    ["'".repeat(900), "en"],
    ["’s ".repeat(900), "en"],
    ["a-".repeat(900), "en"],
    ["\u0301".repeat(900), "cy"],
    ["ﬁsh ſtrange Ⅻ ａｂｃｄｅｆ", "en"],
  ])("leaves alone: %s (%s)", (text, lang) => {
    expect(found(text, lang)).toEqual([]);
  });

  it("knows what words.yaml says", () => {
    const text = "Our kidzone is open";

    expect(found(text)).toHaveLength(1);
    expect(found(text, "en", ["kidzone"])).toEqual([]);
  });

  it("makes no suggestions without end", () => {
    const many = Array.from(
      { length: 40 },
      (_, at) => `We like the qu${String.fromCharCode(97 + (at % 26))}zzl${at < 26 ? "e" : "i"}y thing.`,
    );

    expect(found(many.join(" ")).filter(([, help]) => help?.startsWith("Did you mean")).length).toBeLessThan(13);
  });

  it("leaves no ear of Hunspell's on the process", () => {
    expect(
      process
        .listeners("uncaughtException")
        .map(String)
        .filter((each) => each.includes("ExitStatus")),
    ).toEqual([]);
  });
});
