/**
 * Lines that YAML cannot read because a text lacks quotes. Each is told with the line as it should be written, and
 * then replaced by letters of the same length, so that the rest of the file can be read and judged in the same run.
 */
import { type Fault, fault } from "../problems.ts";
import { quoted } from "./quoting.ts";

export interface Trap {
  readonly fault: Fault;
  /** The value at fault, `[start, end)`. */
  readonly start: number;
  readonly end: number;
}

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
  const found = faultOf(value, before);
  return found && { fault: found, start, end: start + value.length };
}

function faultOf(value: string, before: string): Fault | undefined {
  const first = value.charAt(0);
  const rewritten = `\`${before}${quoted(value)}\``;
  if (/^\[\s*#/.test(value)) return hashtagList(value, before);
  if (first === "{" || first === "[") return openBracket(value, rewritten);
  if ("@`%*&!".includes(first)) {
    return fault(
      "yaml-first-character",
      `A text that begins with ${first} needs quotes: ${first} means something to YAML.`,
      `Write ${rewritten}.`,
    );
  }
  if (first === "|" || first === ">") return blockHeader(value, before);
  if (first === '"' || first === "'") return quoteWithin(value, before);
  if (/:(\s|$)/.test(value)) {
    return fault(
      "yaml-colon",
      "A text with a colon and a space needs quotes: YAML takes it for a key.",
      `Write ${rewritten}.`,
    );
  }
  return undefined;
}

function hashtagList(value: string, before: string): Fault {
  const tags = value.match(/#[^\s,\]#]+/g) ?? [];
  return fault(
    "yaml-dropped-hashtag",
    "Inside a list YAML takes # and all behind it as a comment.",
    `Put each hashtag in quotes: \`${before}[${tags.map(quoted).join(", ")}]\`.`,
  );
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

function quoteWithin(value: string, before: string): Fault | undefined {
  const quote = value.charAt(0);
  const close = value.indexOf(quote, 1);
  const rest = close === -1 ? "" : value.slice(close + 1).trim();
  if (rest === "" || rest.startsWith("#")) return undefined;
  return fault(
    "yaml-syntax",
    "Words follow behind the closing quote.",
    `Put the whole text in quotes: \`${before}${quoted(value)}\`.`,
  );
}
