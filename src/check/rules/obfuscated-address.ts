import { wordsRule } from "../written.ts";

export const obfuscatedAddress = wordsRule({
  code: "obfuscated-address",
  severity: "error",
  summary: 'A text was copied from a web page that hides addresses: it says "[email protected]".',
  *find({ text }) {
    for (const { 0: words, index } of text.matchAll(/\[\s*e-?mail[\s\u00a0]+protected\s*\]/giu)) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" is what a web page shows to programs, not an address.`,
        help: "Write the email address itself.",
      };
    }
  },
});
