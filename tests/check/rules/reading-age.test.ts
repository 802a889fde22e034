import { describe, expect, it } from "vitest";
import { readAges } from "../../../src/campaign/words/audiences.ts";
import { readingAge } from "../../../src/check/rules/reading-age.ts";
import { readingAgeOf, syllablesIn } from "../../../src/check/text/reading-age.ts";
import { aWorkspace } from "../../support/campaign/a-plan.ts";
import { aRendered, problemsOf } from "../../support/campaign/a-rendered.ts";

const hard =
  "Multi-agency safeguarding arrangements necessitate proportionate information sharing between statutory organisations. Practitioners should familiarise themselves with contextual safeguarding methodologies and subsequently implement recommendations. Additional documentation concerning implementation responsibilities is available from participating organisations.";
const easy =
  "It is never your fault. Someone will listen. You can talk to a person you trust at home, at school or in your town. Tell them what is going on. They will help you stay safe and find a way out.";
const middling =
  "Exploitation happens when somebody takes advantage of a young person for money or power. Sometimes they offer presents, attention or a place to stay. You can contact a counsellor who understands, and nobody else will know about your conversation.";

function told(text: string, { lang = "en", ages }: { readonly lang?: string; readonly ages?: string } = {}) {
  const rendered = aRendered(text, { delivery: { lang, audience: ["children"] } });
  const audiences = new Map([["children", ages === undefined ? undefined : readAges(ages)]]);
  return problemsOf(readingAge, rendered, { workspace: { ...aWorkspace([rendered.delivery.account]), audiences } });
}

describe("reading-age", () => {
  it("advises where a text is hard, and claims nothing of the law", () => {
    const [problem] = told(hard);

    expect(problem).toMatchObject({ severity: "info", code: "reading-age" });
    expect(problem?.help).toContain("says nothing of any law");
  });

  it("asks for less of a young audience", () => {
    expect(told(middling)).toEqual([]);
    expect(told(middling, { ages: "10-17" })[0]?.message).toContain("; 13 would suit");
    expect(told(easy, { ages: "5-11" })).toEqual([]);
  });

  it.each([
    [easy, "en"],
    ["Safeguarding arrangements necessitate proportionality.", "en"],
    [hard, "cy"],
    ["#Safeguarding ".repeat(60), "en"],
    ["🎉".repeat(60), "en"],
  ])("leaves alone: %s (%s)", (text, lang) => {
    expect(told(text, { lang })).toEqual([]);
  });
});

describe("what it is reckoned from", () => {
  it.each([
    ["cat", 1],
    ["listen", 2],
    ["exploitation", 4],
    ["safe", 1],
    ["table", 2],
    ["helped", 1],
    ["wanted", 2],
  ])("%s has about %i syllables", (word, count) => {
    expect(syllablesIn(word)).toBe(count);
  });

  it("is undefined for a few words", () => {
    expect(readingAgeOf("Look closer. Someone will listen.")).toBeUndefined();
  });
});
