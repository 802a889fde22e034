/** Texts in columns of a terminal, where an emoji takes two and an accent none. */
import stringWidth from "string-width";
import { printableLine } from "../../system/text/printable.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** One safe line, white space run together, cut to `width` columns with an ellipsis. */
export function fitLine(text: string, width: number): string {
  const line = printableLine(text.trim().replace(/\s+/g, " "));
  if (stringWidth(line) <= width) return line;
  let cut = "";
  let used = 0;
  for (const { segment } of graphemes.segment(line)) {
    used += stringWidth(segment);
    if (used > width - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

export function padTo(text: string, width: number, side: "left" | "right" = "right"): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return side === "right" ? text + space : space + text;
}
