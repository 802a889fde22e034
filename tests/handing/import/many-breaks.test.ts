/** Words with very many line breaks or blanks: each is looked at a bounded number of times, so that none is given up on. */
import { expect, it } from "vitest";
import { tidy } from "../../../src/handing/import/blocks.ts";
import { WordsBuilder } from "../../../src/handing/import/read/words-builder.ts";

/** Of calls that look at all that there is already, a hundred thousand would take minutes. */
const many = 100_000;

it("of a hundred thousand lines are put together as they are", () => {
  const words = new WordsBuilder();
  for (let line = 0; line < many; line++) {
    words.add("ab  ");
    words.lineBreak();
  }

  expect(words.done().text).toBe(Array.from({ length: many }, () => "ab").join("\n"));
});

it("of a hundred thousand blanks that no line ends in are tidied", () => {
  expect(tidy(`a${" ".repeat(many)}b \nc`)).toBe(`a${" ".repeat(many)}b\nc`);
});

it("have no break at their start, one empty line at most, and no blank before one", () => {
  const words = new WordsBuilder();
  words.lineBreak(2);
  words.add("  ");
  words.lineBreak();
  words.add(" a ");
  words.lineBreak();
  words.lineBreak(2);
  words.lineBreak(2);
  words.add(" b");

  expect(words.done().text).toBe("a\n\nb");
});

it("count the breaks behind the address of a link", () => {
  const words = new WordsBuilder();
  words.openLink("https://example.org/help");
  words.add("Help");
  words.closeLink();
  words.lineBreak();
  words.lineBreak(2);
  words.add("c");

  expect(words.done().text).toBe("Help https://example.org/help\n\nc");
});
