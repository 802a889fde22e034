import { sentencesIn, wordsIn } from "../text/sentences.ts";
import { textRule } from "../written.ts";

/** Government Communication Service guidance. */
const most = 25;

export const longSentence = textRule({
  code: "long-sentence",
  severity: "info",
  summary: `A sentence has more than ${most} words.`,
  *find({ text }) {
    for (const sentence of sentencesIn(text)) {
      const count = wordsIn(sentence.text).length;
      if (count <= most) continue;
      yield {
        span: sentence,
        message: `A sentence has ${count} words.`,
        help: `Make two of it: up to ${most} words are easy to read.`,
      };
    }
  },
});
