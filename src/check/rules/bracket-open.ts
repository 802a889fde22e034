import { wordsRule } from "../written.ts";

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "“": "”" };
/** Smiles are no brackets; "1)" closes nothing, and nothing asks it to. */
const smile = /[:;=8][-o']?[()[\]]/gu;

/** Where the last bracket that is never closed opens. */
function unclosed(text: string, open: string, close: string): number | undefined {
  const opened: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) opened.push(at);
    else if (text[at] === close) opened.pop();
  }
  return opened.at(-1);
}

export const bracketOpen = wordsRule({
  code: "bracket-open",
  severity: "info",
  summary: "A bracket or quotation mark opens and never closes.",
  *find({ text }) {
    const plain = text.replace(smile, (words) => " ".repeat(words.length));
    for (const [open, close] of Object.entries(closing)) {
      const start = unclosed(plain, open, close);
      if (start === undefined) continue;
      yield {
        span: { start, end: start + 1 },
        message: `${open} opens and nothing closes it.`,
        help: `Add ${close}, or take ${open} away.`,
      };
    }
    const straight = [...plain.matchAll(/(?<!\d)"/gu)];
    const [first] = straight;
    if (first === undefined || straight.length % 2 === 0) return;
    yield {
      span: { start: first.index, end: first.index + 1 },
      message: 'There is one " too many, or one is missing.',
      help: "Close what is quoted.",
    };
  },
});
