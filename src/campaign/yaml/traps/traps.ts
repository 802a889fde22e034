/**
 * Lines that YAML cannot read because a text lacks quotes. Each is told with the line as it should be written, and
 * then replaced by letters of the same length, so that the rest of the file can be read and judged in the same run.
 */
import { type Fault, fault } from "../../../diagnostics/fault.ts";
import { quoted } from "../quoting.ts";
import { meantByMarks } from "./quote-marks.ts";

export interface Trap {
  readonly fault: Fault;
  /** The value at fault, `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** The value as it was meant, on one line and as YAML reads it; absent where only a person can tell. */
  readonly meant?: string;
  /** What is underlined, where it is not the value at fault. */
  readonly shown?: readonly [number, number];
}

type Found = Pick<Trap, "fault" | "meant">;

/** `  - key: value`, `  - value` or `  key: value`. */
const entry = /^(\s*(?:-\s+)*)(?:([\w-]+|"[^"]*"):[ \t]+)?(\S.*)$/;

/** The trap on the line `[lineStart, lineEnd)`, where YAML found an error; absent when it is none of those known here. */
export function trapOn(text: string, lineStart: number, lineEnd: number): Trap | undefined {
  const line = text.slice(lineStart, lineEnd);
  const match = entry.exec(line);
  const value = match?.[3]?.trimEnd() ?? "";
  const start = lineStart + line.length - (match?.[3]?.length ?? 0);
  if (match === null || value === "") return undefined;
  const before = `${match[1]?.trimStart() ?? ""}${match[2] === undefined ? "" : `${match[2]}: `}`;
  const more = /^["']/.test(value) ? continued(text, lineEnd, value.charAt(0), match[1]?.length ?? 0) : undefined;
  if (more !== undefined && !value.slice(1).endsWith(value.charAt(0))) {
    const found = foundIn(`${value} ${more.words}`, before);
    if (found?.meant !== undefined) return { ...found, meant: found.meant + more.breaks, start, end: more.end };
  }
  const found = foundIn(value, before);
  return found && { ...found, start, end: start + value.length };
}

interface Continued {
  readonly words: string;
  readonly end: number;
  /** As many as there are in it, so that all lines below stay where they are. */
  readonly breaks: string;
}

/** Longer texts are written below a `|`. */
const mostLines = 20;

/** The lines below, indented more than their key, up to the one that ends with the mark of the text. */
function continued(text: string, lineEnd: number, mark: string, column: number): Continued | undefined {
  const words: string[] = [];
  for (let end = lineEnd; words.length < mostLines; ) {
    const start = text.indexOf("\n", end) + 1;
    if (start === 0) return undefined;
    const feed = text.indexOf("\n", start);
    end = feed === -1 ? text.length : feed;
    const line = text.slice(start, end);
    if (!/\S/.test(line) || line.search(/\S/) <= column) return undefined;
    words.push(line.trim());
    if (line.trimEnd().endsWith(mark)) return { words: words.join(" "), end, breaks: "\n".repeat(words.length) };
  }
  return undefined;
}

function foundIn(value: string, before: string): Found | undefined {
  const first = value.charAt(0);
  if (/^\[\s*#/.test(value)) return hashtagList(value, before);
  if (first === "|" || first === ">") return only(blockHeader(value, before));
  if (first === '"' || first === "'") return quoteWithin(value, before);
  const found = faultOf(value, `\`${before}${quoted(value)}\``);
  return found && { fault: found, meant: quoted(value) };
}

function only(found: Fault | undefined): Found | undefined {
  return found && { fault: found };
}

function faultOf(value: string, rewritten: string): Fault | undefined {
  const first = value.charAt(0);
  if (first === "{" || first === "[") return openBracket(value, rewritten);
  if ("@`%*&!".includes(first)) {
    return fault(
      "yaml-first-character",
      `A text that begins with ${first} needs quotes: ${first} means something to YAML.`,
      `Write ${rewritten}.`,
    );
  }
  if (/:(\s|$)/.test(value)) {
    return fault(
      "yaml-colon",
      "A text with a colon and a space needs quotes: YAML takes it for a key.",
      `Write ${rewritten}.`,
    );
  }
  return undefined;
}

function hashtagList(value: string, before: string): Found {
  const tags = value.match(/#[^\s,\]#]+/g) ?? [];
  const meant = `[${tags.map(quoted).join(", ")}]`;
  return {
    fault: fault(
      "yaml-dropped-hashtag",
      "Inside a list YAML takes # and all behind it as a comment.",
      `Put each hashtag in quotes: \`${before}${meant}\`.`,
    ),
    meant,
  };
}

/** Only where the bracket closes on the line and words follow: else it may be a list or map over several lines. */
function openBracket(value: string, rewritten: string): Fault | undefined {
  const close = value.startsWith("{") ? "}" : "]";
  const end = value.indexOf(close);
  if (end === -1 || end === value.length - 1 || /^\s*(#|$)/.test(value.slice(end + 1))) return undefined;
  return fault(
    "yaml-braces",
    `A text that begins with ${value.charAt(0)} needs quotes: YAML takes it for a ${close === "}" ? "map" : "list"}.`,
    `Write ${rewritten}.`,
  );
}

function blockHeader(value: string, before: string): Fault | undefined {
  const words = value
    .slice(1)
    .replace(/^[-+\d]*/, "")
    .trim();
  if (words === "" || words.startsWith("#")) return undefined;
  return fault(
    "yaml-first-character",
    `Behind ${value.charAt(0)} the words belong on the next line.`,
    `Write \`${before}${value.charAt(0)}\` and the text below it, indented; or \`${before}${quoted(value)}\` when the text begins with ${value.charAt(0)}.`,
  );
}

function quoteWithin(value: string, before: string): Found | undefined {
  const quote = value.charAt(0);
  const close = value.indexOf(quote, 1);
  if (close === -1) return unclosed(value, before);
  const rest = value.slice(close + 1).trim();
  if (rest === "" || rest.startsWith("#")) return undefined;
  const meant = quoted(meantByMarks(value));
  return {
    fault: fault(
      "yaml-syntax",
      quote === "'"
        ? "To YAML the text ends at the second ', and words follow behind it."
        : 'To YAML the text ends at the second ", and words follow behind it.',
      `Put the whole text in quotes that it does not have: \`${before}${meant}\`.`,
    ),
    meant,
  };
}

/** `"Know the signs”`: Word made a curly mark of the second one only. */
function unclosed(value: string, before: string): Found | undefined {
  const last = value.charAt(0) === '"' ? /[”“„]$/ : /[’‘]$/;
  if (!last.test(value)) return undefined;
  const meant = quoted(value.slice(1, -1));
  return {
    fault: fault(
      "yaml-curly-quotes",
      `The text begins with a straight quote mark and ends with a curly one, which does not close it.`,
      `Write straight marks: \`${before}${meant}\`.`,
    ),
    meant,
  };
}
