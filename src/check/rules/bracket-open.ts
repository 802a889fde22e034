import { allMatches } from "../../system/text/all-matches.ts";
import { wordsRule } from "../written.ts";

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "“": "”" };
/** Smiles are no brackets. */
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

/** "1) ", "(a) or b)": these close nothing, and nothing asks them to. */
const listed = /(?<=(?:^|[\s(])(?:\d{1,3}|\p{L}|[ivx]{1,4}))\)/giu;

/** The first that closes what nobody opened. */
function unopened(text: string, open: string, close: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === open) depth += 1;
    else if (text[at] === close) {
      if (depth === 0 && !(/\s/.test(text[at - 1] ?? " ") && /\s/.test(text[at + 1] ?? " "))) return at;
      depth = Math.max(0, depth - 1);
    }
  }
  return undefined;
}

/** Many programs write the apostrophe of ’27, ’til and ’em as an opening mark. */
const single = /(?<![\p{L}\p{N}‘’])‘(?=\p{L}{2})(?!(?:til|tis|twas|em|cause|cos|bout|round|n)(?!\p{L}))/giu;

export const bracketOpen = wordsRule({
  code: "bracket-open",
  severity: "info",
  summary: "A bracket or quotation mark opens and never closes, or closes what never opened.",
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
    for (const [open, close] of ["()", "[]"]) {
      const closes = unopened(plain.replace(listed, " "), open ?? "", close ?? "");
      if (closes === undefined) continue;
      yield {
        span: { start: closes, end: closes + 1 },
        message: `${close} closes and nothing opens it.`,
        help: `Add ${open}, or take ${close} away.`,
      };
    }
    const [alone] = plain.includes("’") ? [] : allMatches(single, plain);
    if (alone !== undefined) {
      yield {
        span: { start: alone.index, end: alone.index + 1 },
        message: "‘ opens and nothing closes it.",
        help: "Add ’, or take ‘ away.",
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
