/** Long lines on a terminal, each continued below the words it began with. */
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** What stands before the words of a line: its indent, and a name in a column of its own. */
function headOf(line: string): string {
  const [head = ""] = /^ {4}\S+(?: \S+)? {2,}/.exec(line) ?? /^ */.exec(line) ?? [];
  return head;
}

/**
 * No line wider than `columns` but for a single word (an id, an address), which stays whole so that it can be copied.
 * White space within a line that fits stays as it is.
 */
export function wrapLines(text: string, columns: number): string {
  return text
    .split("\n")
    .flatMap((line) => {
      if (stringWidth(line) <= columns) return [line];
      const head = headOf(line);
      const hang = Math.min(Math.max(head.length, 4), Math.floor(columns / 2));
      const lines = wrapAnsi(line.slice(head.length), columns - hang, { trim: false }).split("\n");
      return lines.map((each, at) => (at === 0 ? head + each.trimEnd() : " ".repeat(hang) + each.trim()));
    })
    .join("\n");
}
