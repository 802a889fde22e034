/** A YAML tree as plain data in which every scalar is its text as written, and nothing is `null`. */
import { isMap, isPair, isSeq, type Node } from "yaml";
import { type Aliases, follow, isText, keyOf } from "./tree.ts";

export type Data = string | null | readonly Data[] | { readonly [key: string]: Data };

/** Call it only for a tree whose aliases were found harmless. */
export function dataOf(node: Node | undefined, aliases: Aliases): Data {
  const target = follow(node, aliases);
  if (target === undefined) return null;
  if (isText(target)) return isNothing(target.value, target.type) ? null : target.value;
  if (isSeq(target)) return target.items.map((item) => (isPair(item) ? null : dataOf(item as Node, aliases)));
  if (!isMap(target)) return null;
  // Without a prototype a key such as `constructor` is a key like any other.
  const data: Record<string, Data> = Object.create(null);
  for (const pair of target.items) {
    const key = keyOf(pair);
    if (key !== undefined) data[key] ??= dataOf((pair.value as Node | null) ?? undefined, aliases);
  }
  return data;
}

function isNothing(value: string, style: string | undefined): boolean {
  return style === "PLAIN" && (value === "" || value === "~" || value === "null");
}
