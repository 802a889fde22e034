/** Spaces that Word and web pages put in place of plain ones: to YAML they are letters. */
import { type Node, type Scalar, visit } from "yaml";
import { fault } from "../../../diagnostics/fault.ts";
import { shortened } from "../../../system/text/shorten.ts";
import { isText } from "../tree.ts";
import { textKeys } from "./text-keys.ts";
import type { Trap } from "./traps.ts";

const odd = "\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000\\u200B\\u2060\\uFEFF";
const oddSpace = new RegExp(`[${odd}]`, "g");
/** What stands before the words of a line: its indentation, the dashes of a list, a key and the space behind it. */
const before = new RegExp(`^(?:[ ${odd}]*)(?:-[ ${odd}]+)*(?:[\\w-]+[ ${odd}]*:[ ${odd}]+)?`);

/** The text with plain spaces where YAML needs them. As long as it was, so that every place stays what it is. */
export interface Respaced {
  readonly text: string;
  readonly traps: readonly Trap[];
}

/** `rootOf` reads a text as YAML: what lies inside a block or a quoted text is words, whatever spaces they have. */
export function respaced(text: string, rootOf: (text: string) => Node | undefined): Respaced {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 ? text.length : feed;
    const first = before.exec(text.slice(start, Math.min(end, start + 2000)))?.[0] ?? "";
    const at = first.search(oddSpace);
    // A byte order mark at the very beginning is taken off by YAML itself.
    if (at !== -1 && (start > 0 || first.slice(1).search(oddSpace) !== -1))
      found.push({ start, end: start + first.length });
    start = end + 1;
  }
  if (found.length === 0) return { text, traps: [] };
  const words = wordsIn(rootOf(text));
  const structural = found.filter(({ start }) => !isWithin(words, start));
  const parts: string[] = [];
  let last = 0;
  for (const { start, end } of structural) {
    parts.push(text.slice(last, start), text.slice(start, end).replace(oddSpace, " "));
    last = end;
  }
  return { text: parts.join("") + text.slice(last), traps: structural.map(({ start, end }) => trap(text, start, end)) };
}

function trap(text: string, start: number, end: number): Trap {
  const first = text.slice(start, end).search(oddSpace);
  return {
    start: start + first,
    end,
    fault: fault(
      "yaml-no-break-space",
      "This line has no-break spaces, as Word and web pages make them, where YAML needs plain ones.",
      "Delete the space before the words, or behind the colon, and type it again.",
    ),
  };
}

/** `at: day 09:00` with a no-break space, which looks right and is no time. Words for people may have them. */
export function oddSpaceIn(scalar: Scalar<string>, key: string | undefined): Trap | undefined {
  if (key === undefined || textKeys.has(key)) return undefined;
  if (scalar.type !== "PLAIN" && scalar.type !== "QUOTE_DOUBLE" && scalar.type !== "QUOTE_SINGLE") return undefined;
  if (scalar.value.search(oddSpace) === -1) return undefined;
  const [start, end] = scalar.range ?? [0, 1];
  const meant = shortened(scalar.value.replace(oddSpace, " "));
  return {
    start,
    end,
    fault: fault(
      "yaml-no-break-space",
      `There is a no-break space in this value of \`${shortened(key)}\`, as Word and web pages make them.`,
      `Type it again with a plain space: \`${key}: ${meant}\`.`,
    ),
  };
}

/** Ranges of the texts in blocks and in quotes, in their order. */
function wordsIn(root: Node | undefined): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = [];
  if (root === undefined) return ranges;
  visit(root, {
    Scalar(_, node) {
      if (isText(node) && node.range && node.type !== "PLAIN") ranges.push([node.range[0], node.range[1]]);
    },
  });
  return ranges.sort((a, b) => a[0] - b[0]);
}

function isWithin(ranges: readonly (readonly [number, number])[], at: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ranges[middle]?.[0] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const [start, end] = ranges[low] ?? [0, -1];
  return start < at && at < end;
}
