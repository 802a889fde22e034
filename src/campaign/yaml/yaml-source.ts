/** A YAML file that can say where each of its values stands. */
import type { Node } from "yaml";
import type { Place } from "../../diagnostics/problem.ts";
import type { Source } from "../../diagnostics/source.ts";
import { type Lines, linesOf } from "./lines.ts";
import { offsetsOf } from "./scalar-offsets.ts";
import { type Aliases, find, isText } from "./tree.ts";

export interface YamlTree {
  readonly file: string;
  /** As it was parsed, and what `lines` counts in. */
  readonly text: string;
  /** As it stands in the file, to be shown; line for line like `text`. */
  readonly written: string;
  readonly lines: Lines;
  readonly root: Node | undefined;
  readonly aliases: Aliases;
}

type At = Parameters<Source["place"]>[1];

export function yamlSource(tree: YamlTree): Source {
  return { file: tree.file, text: tree.written, place: (path, at) => placeIn(tree, path, at ?? {}) };
}

function placeIn(tree: YamlTree, path: readonly (string | number)[], { on, span }: NonNullable<At>): Place {
  const { lines, root, aliases } = tree;
  const { node, key, depth } = find(root, path, aliases);
  const whole = depth === path.length;
  const keyRange = key?.range;
  if (keyRange && (on === "key" || node === undefined || isEmpty(node))) {
    if (whole || isEmpty(node)) return lines.place(keyRange[0], keyRange[1]);
  }
  if (whole && span !== undefined && isText(node)) {
    const offsets = offsetsOf(node, tree.text);
    const start = offsets?.[span.start];
    const end = offsets?.[span.end] ?? offsets?.at(-1);
    if (start !== undefined && end !== undefined) return lines.place(start, Math.max(end, start + 1));
  }
  return lines.place(...visibleRange(tree, node));
}

function isEmpty(node: Node | undefined): boolean {
  return node === undefined || (isText(node) && node.value === "" && node.type === "PLAIN");
}

/** A block text is shown by its first line of words, not by its `|`. */
function visibleRange({ text }: YamlTree, node: Node | undefined): [number, number] {
  const [start, end] = node?.range ?? [0, 1];
  const isBlock = isText(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED");
  if (!isBlock) return [start, end];
  const words = text.slice(start, end).search(/\n[^\S\n]*\S/);
  if (words === -1) return [start, start + 1];
  const indent = /[^\S\n]*/.exec(text.slice(start + words + 1))?.[0].length ?? 0;
  return [start + words + 1 + indent, end];
}

/** A file without a tree: every place is its beginning. */
export function textSource(file: string, text: string): Source {
  return yamlSource({ file, text, written: text, lines: linesOf(file, text), root: undefined, aliases: new Map() });
}
