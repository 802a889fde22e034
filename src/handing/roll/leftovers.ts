/** What of a rolled file still speaks of another year, and was not changed: comments, ids, names of files, links. */
import { CST, Lexer } from "yaml";
import { weekdaysIn } from "../../check/text/days/find-weekdays.ts";
import { datesWithWeekdays } from "../../check/text/days/pair-dates.ts";
import { shortened } from "../../system/text/shorten.ts";
import { lineAt } from "./edits.ts";
import { resultMark } from "./results.ts";
import type { Values } from "./values.ts";
import { holdsYear } from "./years.ts";

export interface Leftover {
  readonly line: number;
  readonly words: string;
}

interface Comment {
  readonly offset: number;
  readonly source: string;
}

/** Of every line; a `#` inside a text is none. */
function commentsIn(text: string): readonly Comment[] {
  const found: Comment[] = [];
  let offset = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    const isMark = source === CST.DOCUMENT || source === CST.FLOW_END || source === CST.SCALAR;
    if (!isScalar && CST.tokenType(source) === "comment") found.push({ offset, source });
    isScalar = source === CST.SCALAR;
    if (!isMark) offset += source.length;
  }
  return found;
}

function isDated(words: string, year: number): boolean {
  return holdsYear(words, year) || datesWithWeekdays(words).length > 0 || weekdaysIn(words).length > 0;
}

/** In `text`, the file as it was rolled. Values with a TODO in them are marked already. */
export function leftoversIn(text: string, { scalars }: Values, year: number): readonly Leftover[] {
  const comments = commentsIn(text)
    .filter(({ source }) => !resultMark.test(source) && !/^# TODO(?!\p{L})/u.test(source) && isDated(source, year))
    .map(({ offset, source }) => ({
      line: lineAt(text, offset),
      words: `the comment "${shortened(source.replace(/^#+\s*/, ""))}" names a day or a year`,
    }));
  const values = scalars
    .filter(({ node }) => holdsYear(node.value, year) && !/(?<!\p{L})TODO(?!\p{L})/u.test(node.value))
    .map(({ node, isKey }) => ({
      line: lineAt(text, node.range?.[0] ?? 0),
      words: `"${shortened(node.value.replace(/\s+/g, " "))}" ${isKey ? "is named after" : "holds"} ${year}`,
    }));
  return [...comments, ...values].toSorted((a, b) => a.line - b.line);
}
