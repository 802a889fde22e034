/** A YAML tree whose aliases are followed, walked by paths of keys and indexes. */
import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { Path } from "../../diagnostics/source.ts";

/** An alias by the node it stands for. */
export type Aliases = ReadonlyMap<Node, Node>;

export interface Found {
  /** Absent where the map or list has no such entry. */
  readonly node: Node | undefined;
  readonly key: Scalar | undefined;
}

export function isText(node: unknown): node is Scalar<string> {
  return isScalar(node) && typeof node.value === "string";
}

/** The text of a pair's key; absent for keys that are lists, maps or aliases. */
export function keyOf(pair: Pair): string | undefined {
  return isText(pair.key) ? pair.key.value : undefined;
}

export function follow(node: Node | null | undefined, aliases: Aliases): Node | undefined {
  if (node === null || node === undefined) return undefined;
  return isAlias(node) ? aliases.get(node) : node;
}

/** Trees are not changed once they are read; without it, a file of many mistakes in one map would cost their square. */
const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = indexes.get(map);
  if (known !== undefined) return known;
  const index = new Map<string, Pair>();
  for (const pair of map.items) {
    const key = keyOf(pair);
    if (key !== undefined && !index.has(key)) index.set(key, pair);
  }
  indexes.set(map, index);
  return index;
}

function step(node: Node | undefined, key: string | number): Found | undefined {
  if (isMap(node)) {
    const pair = pairsOf(node).get(String(key));
    return pair && { node: (pair.value as Node | null) ?? undefined, key: isText(pair.key) ? pair.key : undefined };
  }
  const item = isSeq(node) ? node.items[Number(key)] : undefined;
  return item === undefined ? undefined : { node: isPair(item) ? undefined : (item as Node), key: undefined };
}

/** What stands at a path, or at its nearest ancestor; `depth` says how much of the path was found. */
export function find(root: Node | undefined, path: Path, aliases: Aliases): Found & { readonly depth: number } {
  let found: Found = { node: follow(root, aliases), key: undefined };
  for (const [depth, key] of path.entries()) {
    const next = step(found.node, key);
    if (next === undefined) return { ...found, depth };
    found = { node: follow(next.node, aliases), key: next.key };
  }
  return { ...found, depth: path.length };
}
