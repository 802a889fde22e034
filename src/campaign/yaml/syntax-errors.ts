/** What YAML's own errors mean, in words for people who never read its specification. */
import type { YAMLParseError } from "yaml";
import { type Fault, fault } from "../../diagnostics/fault.ts";

export function describeSyntaxError(error: YAMLParseError, text: string): Fault {
  const [start] = error.pos;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (/^ *\t/.test(text.slice(lineStart, lineStart + 200))) return tabs();
  switch (error.code) {
    case "TAB_AS_INDENT":
      return tabs();
    case "MISSING_CHAR":
      return fault(
        "yaml-syntax",
        "YAML misses a character here, most often a closing quote, a colon or a space.",
        "Look for a quote that is opened and not closed, here or in the lines above.",
      );
    case "BAD_INDENT":
      return fault(
        "yaml-syntax",
        "This line is not indented like its neighbours, or a bracket above it is not closed.",
        "Entries of one list or map begin in the same column; each [ and { needs its ] and }.",
      );
    case "MULTILINE_IMPLICIT_KEY":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "BLOCK_IN_FLOW":
      return fault(
        "yaml-syntax",
        "YAML cannot tell where the key ends and the value begins.",
        'Write each entry as `key: value` on a line of its own; a text with a colon in it needs quotes, as in `text: "Remember: talk to someone"`.',
      );
    case "BAD_DQ_ESCAPE":
      return fault(
        "yaml-syntax",
        "In double quotes a backslash begins a special character, and this is none.",
        "Use single quotes, or write the backslash twice.",
      );
    default:
      return fault(
        "yaml-syntax",
        "YAML cannot read the file from here on.",
        "Compare the line with its neighbours: the indentation, a colon and a space behind each key, quotes and brackets in pairs.",
      );
  }
}

function tabs(): Fault {
  return fault(
    "yaml-tab",
    "This line is indented with a tab.",
    "Use spaces: two for each level. Most editors can do that for you.",
  );
}
