/** What YAML allows and this format does not, found in a tree that could be read. */
import { isAlias, isCollection, isMap, isNode, isPair, type Node, type Pair } from "yaml";
import { type Fault, fault } from "../../../diagnostics/fault.ts";
import { shortened } from "../../../system/text/shorten.ts";
import { languagePattern } from "../../written/scalar-schemas.ts";
import { quoted } from "../quoting.ts";
import { type Aliases, isText, keyOf } from "../tree.ts";
import { curlyMarks } from "./curly-marks.ts";
import { droppedHashtag } from "./dropped-hashtag.ts";
import { lineBreaks } from "./line-breaks.ts";
import { numberText } from "./number-text.ts";
import { oddSpaceIn } from "./spaces.ts";
import { textKeys } from "./text-keys.ts";
import type { Trap } from "./traps.ts";

export interface Hazards {
  readonly aliases: Aliases;
  readonly found: readonly Trap[];
  /** Whether aliases multiply it beyond use, or contain themselves: then its values must not be walked. */
  readonly isBomb: boolean;
}

/** Aliases of one file. Each is a place where a reader has to look elsewhere. */
export const aliasLimit = 100;
/** Values of one file with all aliases followed; a file of 1 MB without aliases stays below it. */
const valueLimit = 600_000;

interface Walk {
  readonly text: string;
  readonly aliases: Map<Node, Node>;
  readonly anchors: Map<string, Node>;
  readonly used: Set<Node>;
  readonly found: Trap[];
}

export function hazardsOf(root: Node | undefined, text: string): Hazards {
  const walk: Walk = { text, aliases: new Map(), anchors: new Map(), used: new Set(), found: [] };
  visit(walk, root, undefined);
  for (const node of walk.anchors.values()) unusedAnchor(walk, node);
  const bomb = bombIn(walk, root);
  return { aliases: walk.aliases, found: walk.found, isBomb: bomb };
}

function add({ found }: Walk, at: readonly [number, number], what: Fault): void {
  found.push({ fault: what, start: at[0], end: at[1] });
}

function rangeOf(node: Node): readonly [number, number] {
  return node.range ? [node.range[0], node.range[1]] : [0, 1];
}

function visit(walk: Walk, node: Node | undefined, textKey: string | undefined): void {
  if (node === undefined) return;
  if (isAlias(node)) {
    followAlias(walk, node, node.source);
    return;
  }
  if (node.tag !== undefined) tag(walk, node, node.tag);
  if (isCollection(node) || isText(node)) {
    if (node.anchor !== undefined) walk.anchors.set(node.anchor, node);
  }
  if (isText(node)) {
    const traps = [
      droppedHashtag(walk.text, node, textKey),
      numberText(node, textKey),
      curlyMarks(node, textKey),
      oddSpaceIn(node, textKey),
      lineBreaks(walk.text, node, textKey),
    ];
    walk.found.push(...traps.filter((trap) => trap !== undefined));
  }
  if (isMap(node)) visitMap(walk, node.items, textKey);
  else if (isCollection(node)) {
    for (const item of node.items) {
      if (isPair(item)) complexKey(walk, item);
      else if (isNode(item)) visit(walk, item, textKey);
    }
  }
}

function visitMap(walk: Walk, pairs: readonly Pair[], outer: string | undefined): void {
  const seen = new Map<string, Node>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    const keyNode = pair.key as Node;
    if (key === undefined) {
      complexKey(walk, pair);
      continue;
    }
    if (key === "__proto__") unusableKey(walk, keyNode);
    if (key === "<<") mergeKey(walk, keyNode);
    else if (seen.has(key)) duplicateKey(walk, keyNode, key);
    seen.set(key, keyNode);
    visit(walk, (pair.value as Node | null) ?? undefined, keepsWords(outer, key) ? outer : key);
  }
}

/** Values of variables have any name, and those of words by language the name of a language. */
function keepsWords(outer: string | undefined, key: string): boolean {
  return outer === "variables" || (outer !== undefined && textKeys.has(outer) && languagePattern.test(key));
}

function followAlias(walk: Walk, node: Node, name: string): void {
  const target = walk.anchors.get(name);
  if (target === undefined) {
    const written = walk.text.slice(...rangeOf(node));
    add(
      walk,
      rangeOf(node),
      fault(
        "yaml-alias-unknown",
        `To YAML ${shortened(written)} is an alias, and nothing in this file has that name.`,
        `A text that begins with * needs quotes: \`${quoted(written)}\`.`,
      ),
    );
    return;
  }
  walk.aliases.set(node, target);
  walk.used.add(target);
  if (walk.aliases.size === aliasLimit + 1) {
    add(
      walk,
      rangeOf(node),
      fault("yaml-alias-limit", `This file has more than ${aliasLimit} YAML aliases.`, "Write the values out."),
    );
  }
}

function tag(walk: Walk, node: Node, name: string): void {
  const [start, end] = rangeOf(node);
  const lineStart = walk.text.lastIndexOf("\n", start - 1) + 1;
  const written = walk.text.slice(lineStart, start).lastIndexOf("!");
  const from = written === -1 ? start : walk.text.lastIndexOf("!", start - 1);
  const begin = walk.text[from - 1] === "!" ? from - 1 : from;
  const value = isText(node)
    ? ` Where the ! belongs to the text, write \`${quoted(walk.text.slice(begin, end))}\`.`
    : "";
  add(
    walk,
    [begin, Math.max(end, begin + 1)],
    fault(
      "yaml-tag",
      `YAML tags such as ${shortened(name)} are not taken.`,
      `Leave it out: values are taken as written.${value}`,
    ),
  );
}

function mergeKey(walk: Walk, key: Node): void {
  add(
    walk,
    rangeOf(key),
    fault("yaml-merge-key", "The merge key << is not taken.", "Write the keys out that it would bring in."),
  );
}

/** To JavaScript it is no name like others, so that entries of that name would be lost on their way. */
function unusableKey(walk: Walk, key: Node): void {
  add(
    walk,
    rangeOf(key),
    fault("yaml-key-unusable", "Nothing can be called `__proto__`.", "Give it another name, such as `proto`."),
  );
}

function duplicateKey(walk: Walk, key: Node, name: string): void {
  add(
    walk,
    rangeOf(key),
    fault(
      "yaml-duplicate-key",
      `The key "${shortened(name)}" stands twice here.`,
      "Keep one of them: only one value can count.",
    ),
  );
}

function complexKey(walk: Walk, pair: Pair): void {
  const key = isNode(pair.key) ? pair.key : undefined;
  add(
    walk,
    key === undefined ? [0, 1] : rangeOf(key),
    fault(
      "yaml-syntax",
      "This key is not a word.",
      "Keys are plain words; a text that begins with { or [ needs quotes.",
    ),
  );
}

/** `text: &co and friends`: YAML takes the first word as a name for the rest. */
function unusedAnchor(walk: Walk, node: Node): void {
  if (walk.used.has(node) || !isText(node) || node.anchor === undefined) return;
  const [start, end] = rangeOf(node);
  const begin = walk.text.lastIndexOf("&", start);
  add(
    walk,
    [begin, Math.max(end, begin + 1)],
    fault(
      "yaml-anchor-unused",
      `To YAML &${node.anchor} is a name for what follows, not a part of the text, and nothing uses it.`,
      `Put the text in quotes: \`${quoted(walk.text.slice(begin, end))}\`.`,
    ),
  );
}

/** Counts what the file holds with aliases followed, each node once, so that it costs no more than the file is long. */
function bombIn(walk: Walk, root: Node | undefined): boolean {
  const sizes = new Map<Node, number>();
  const open = new Set<Node>();
  let circle: Node | undefined;
  const sizeOf = (node: Node | undefined): number => {
    if (node === undefined) return 0;
    if (open.has(node)) {
      circle ??= node;
      return 0;
    }
    const known = sizes.get(node);
    if (known !== undefined) return known;
    open.add(node);
    const size = childrenOf(node, walk.aliases).reduce((sum, child) => sum + sizeOf(child), 1);
    open.delete(node);
    sizes.set(node, size);
    return size;
  };
  const total = sizeOf(root);
  if (circle === undefined && total <= valueLimit) return walk.aliases.size > aliasLimit;
  const [first] = walk.aliases.keys();
  const at = circle ?? first ?? root;
  add(
    walk,
    at === undefined ? [0, 1] : rangeOf(at),
    fault(
      "yaml-alias-limit",
      circle === undefined ? "YAML aliases multiply this file beyond all use." : "A YAML alias contains itself.",
      "Write the values out instead of repeating them by alias.",
    ),
  );
  return true;
}

function childrenOf(node: Node, aliases: Aliases): Node[] {
  if (isAlias(node)) {
    const target = aliases.get(node);
    return target === undefined ? [] : [target];
  }
  if (!isCollection(node)) return [];
  return node.items.flatMap((item) => (isPair(item) ? [item.value] : [item])).filter((each) => isNode(each));
}
