/** What a reviewer's mail is taken to say, and above all what it is not. */
import { describe, expect, it } from "vitest";
import { answerIn, numbersAgreed } from "../../../src/permission/review/answer.ts";
import { answerAbove } from "../../../src/permission/review/own-words.ts";
import { textOfHtml } from "../../../src/system/text/html-text.ts";

const code = "db1c 3d66 0f21 aa00 bb11 cc22";
const whole = code.replaceAll(" ", "");
const agreedIn = (text: string, count = 12) => numbersAgreed(answerIn(text), count).numbers;
const every = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const but = (...left: readonly number[]) => every.filter((each) => !left.includes(each));

describe("an answer", () => {
  it.each([
    ["all", `AGREE ALL, code ${code}`, every],
    ["all but some", `AGREE ALL BUT 7, 12, code ${code}`, but(7, 12)],
    ["a sentence", `Agree to all but 7 and 12. Code ${code}`, but(7, 12)],
    ["as one speaks", `Hi Sam, I agree to all except no. 7, code: ${code}. Thanks`, but(7)],
    ["a list with a range", `agree 1-5, 8 code ${code}`, [1, 2, 3, 4, 5, 8]],
    ["dashes, spaces and capitals of a phone", `Agree\u00a01\u20133 and 5, Code ${code.toUpperCase()}`, [1, 2, 3, 5]],
    ["a code without spaces", `AGREE 4 code ${whole}`, [4]],
    ["wrapped where it hurts", `AGREE ALL BUT 7,\n12, code db1c 3d66\n0f21 aa00 bb11 cc22`, but(7, 12)],
    [
      "with wishes and an end",
      `AGREE ALL BUT 2\nCHANGE 2: do not say "victim",\nplease\nEND OF ANSWER, code ${code}`,
      but(2),
    ],
    ["above what it answers", `AGREE 3, code ${code}\n\nOn 3 March 2027 Sam Jones wrote:\n> AGREE ALL BUT 7\n`, [3]],
    [
      "above a mail that is not marked",
      `AGREE 3, code ${code}\n\nFrom: Sam Jones\nSent: today\nTo: Jo\n\nAGREE ALL`,
      [3],
    ],
    ["above the text of the page", `AGREE 3, code ${code}\n${answerAbove}\nAGREE ALL, code ${code}`, [3]],
    ["copied with its head", `From: Jo\nTo: Sam\nSubject: Re: Preview\n\nAGREE 2, code ${code}`, [2]],
    [
      "with what a house adds",
      `AGREE 2, code ${code}\n\nKind regards\nJo Bloggs\n\nIf you are not the intended recipient, do not read this.`,
      [2],
    ],
    [
      "with a signature",
      `Hi Sam,\n\nAGREE 2, code ${code}\n\nMany thanks\nJo Bloggs (she/her)\nDesignated safeguarding lead\nNorthdale Council, YO1 9AB\n01609 780780 | jo@example.org\nwww.example.org/safe`,
      [2],
    ],
    ["with thanks above it", `Thanks Sam, looks great.\nAGREE 2, code ${code}`, [2]],
    ["under a gateway's warning", `CAUTION: from outside. Do not click links.\n\nAGREE 2, code ${code}`, [2]],
  ])("is taken: %s", (_, text, numbers) => {
    expect(answerIn(text).doubts).toEqual([]);
    expect(answerIn(text).code).toBe(whole);
    expect(agreedIn(text)).toEqual(numbers);
  });

  it.each([
    ["a negation", `AGREE NOT TO ALL, code ${code}`],
    ["another negation", `I do not agree to all, code ${code}`],
    ["a refusal beside it", `DISAGREE\nAGREE ALL, code ${code}`],
    ["two lines that differ", `AGREE ALL\nAGREE ALL BUT 7, code ${code}`],
    ["a condition", `AGREE ALL, code ${code}\nbut only after Thursday`],
    ["a condition below the greeting", `AGREE ALL, code ${code}\nThanks\nbut not 7`],
    ["a condition above", `Fine if the minister signs.\nAGREE ALL, code ${code}`],
    ["a list that ends too soon", `AGREE ALL BUT, code ${code}`],
    ["words behind a list", `AGREE ALL BUT 7 and the one with the hands, code ${code}`],
    ["no code", "AGREE ALL BUT 7, 12"],
    ["a code that was cut", "AGREE ALL BUT 7, 12, code db1c 3d66 0f21 aa00 bb11"],
    ["an end that was cut", `AGREE ALL BUT 7\nCHANGE 7: rather say`],
    ["a code that stands before it", `code ${code}\nAGREE ALL`],
    ["two codes", `AGREE ALL, code ${code}\nEND OF ANSWER, code ${"0".repeat(24)}`],
    ["a number that is not there", `AGREE 1, 13, code ${code}`],
    ["an exception that is not there", `AGREE ALL BUT 70, code ${code}`],
    ["a range that runs backwards", `AGREE 5-1, code ${code}`],
    ["a wish for what it agrees to", `AGREE ALL\nCHANGE 7: other words\nEND OF ANSWER, code ${code}`],
    ["quoted words alone", `> AGREE ALL, code ${code}`],
    ["the page's own text alone", `${answerAbove}\nAGREE ALL, code ${code}`],
    ["words of ours as an example", `Example: AGREE ALL, code ${code}`],
    ["a request above it", `Please use another photo for number 2.\nAGREE ALL, code ${code}`],
    ["a request below it", `AGREE ALL, code ${code}\nNumber 2 needs the Childline number first.`],
    ["a request below the greeting", `AGREE ALL, code ${code}\nRegards\nJo\nDo not send number 2.`],
    ["an apostrophe of another kind", `AGREE ALL, code ${code}\nRegards\nJo\nDon\u00b4t send 2`],
    ["an objection in Welsh", `AGREE ALL, code ${code}\nOnd nid rhif 2.`],
    ["an objection in Welsh below the greeting", `AGREE ALL, code ${code}\nDiolch\nJo\nOnd nid rhif 2.`],
    ["another language", `AGREE ALL, code ${code}\nAber bitte das Bild tauschen`],
    ["a request behind a courtesy", `Thanks, use the other photo.\nAGREE ALL, code ${code}`],
    ["a short request behind a courtesy", `Hi replace photo two\nAGREE ALL, code ${code}`],
    ["a number below the greeting", `AGREE ALL, code ${code}\nThanks\nJo\n2 looks odd`],
    ["a greeting that goes on", `AGREE ALL, code ${code}\nThanks, but swap the picture`],
    ["an afterthought", `AGREE ALL, code ${code}\nRegards\nJo\nPS not before noon`],
  ])("agrees to nothing: %s", (_, text) => {
    expect(agreedIn(text)).toEqual([]);
  });

  it("keeps its wishes apart from what it agrees to", () => {
    const text = `AGREE ALL BUT 2, 3\nCHANGE 2: I agree with the words,\nnot with the picture\n3) too long\nEND OF ANSWER, code ${code}`;
    expect(answerIn(text).wishes).toEqual([
      { number: 2, words: "I agree with the words, not with the picture" },
      { number: 3, words: "too long" },
    ]);
    expect(agreedIn(text)).toEqual(but(2, 3));
  });

  it("is read from an HTML mail without what it quotes and what is struck out", () => {
    const mail = (inner: string) => textOfHtml(`<html><head><style>p{}</style></head><body>${inner}</body></html>`);
    const quote = `<div class="gmail_quote">On Monday Sam wrote:<blockquote>AGREE ALL, code ${code}</blockquote></div>`;

    expect(agreedIn(mail(`<div>Agree to all&nbsp;but 7,<br>code <b>${code}</b></div>${quote}`))).toEqual(but(7));
    expect(agreedIn(mail(`<p>AGREE 1, code ${code}</p><div id="divRplyFwdMsg">From: S</div><p>AGREE ALL</p>`))).toEqual(
      [1],
    );
    expect(agreedIn(mail(`<p>AGREE <s>ALL</s> 3, code ${code}</p>`))).toEqual([3]);
    expect(agreedIn(mail(`<p>No.</p>${quote}`))).toEqual([]);
  });

  it("is read in a moment, however it is made", () => {
    for (const text of [
      "AGREE 1, ",
      "agree and ",
      "code a",
      "agree no. ",
      "a b c ",
      "1: ",
      "1: w\n",
      "agree\n",
      "<div>",
      "> ",
    ]) {
      expect(answerIn(text.repeat(Math.floor(65_536 / text.length))).agreed).toBeUndefined();
    }
  });
});
