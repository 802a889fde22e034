import { matchesOf } from "../text/sieve/sieve.ts";
import { wordsRule } from "../written.ts";

const forms: readonly { readonly pattern: RegExp; readonly message: string; readonly notIn?: RegExp }[] = [
  { pattern: /(?<=\S)[ \u00a0]{2,}(?=\S)/gu, message: "Two spaces stand where one does." },
  {
    pattern: /(?<=[\p{L}\p{N}])[ \u00a0]+[.,;!?:](?=\s|$)/gu,
    message: "A space stands before the mark.",
    notIn: /^fr\b/i,
  },
  {
    // "in .env" is the name of a file
    pattern: /(?<=\p{L}{2}|\p{N})[ \u00a0]+(?:[,;!?:](?=\p{L}{2})|\.(?=\p{Lu}\p{Ll}))/gu,
    message: "The space stands before the mark and not behind it.",
    notIn: /^fr\b/i,
  },
  {
    pattern: /(?<=(?:^|[\s(“"])\p{L}{2,20})[,;](?=\p{Ll}{2,20}(?:[\s.!?]|$))/gu,
    message: "No space follows the mark.",
  },
  {
    pattern: /(?<=[\p{L}\p{N}])[ \u00a0]?\.[ \u00a0]?\.(?!\.)(?=\s|$)|[,;]{2,}/gu,
    message: "A mark stands there twice.",
  },
  {
    pattern: /(?<=(?<![\p{L}./@-])\p{Ll}{3,})[.!?]\p{Lu}\p{Ll}+(?=[\s,!?]|\.(?:\s|$)|$)/gu,
    message: "No space follows the end of the sentence.",
  },
];

export const spacing = wordsRule({
  code: "spacing",
  severity: "info",
  summary: "A space is missing, stands twice, or stands before a full stop.",
  *find({ text, delivery }) {
    for (const { pattern, message, notIn } of forms) {
      if (notIn?.test(delivery.lang) ?? false) continue;
      const [first] = matchesOf(pattern, text);
      if (first === undefined) continue;
      yield { span: { start: first.index, end: first.index + first[0].length }, message, help: "Put it right." };
    }
  },
});
