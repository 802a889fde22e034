/** Every value of a YAML tree with the path to it, each node once, as it stands in the file. */
import { isMap, isPair, isSeq, type Node, type Scalar } from "yaml";
import { isText, keyOf } from "../../campaign/yaml/tree.ts";
import type { Path } from "../../diagnostics/source.ts";

export interface Value {
  readonly path: Path;
  readonly node: Scalar<string>;
  /** Whether it is the key of what stands at `path`. */
  readonly isKey: boolean;
}

export interface Item {
  readonly path: Path;
  /** Offset of its first character. */
  readonly start: number;
}

export interface Values {
  readonly scalars: readonly Value[];
  /** Entries of maps and lists. */
  readonly items: readonly Item[];
}

interface Below {
  readonly node: unknown;
  readonly path: Path;
  readonly key?: Scalar<string>;
}

function below(node: unknown, path: Path): readonly Below[] {
  if (isMap(node)) {
    return node.items.flatMap((pair) => {
      const key = keyOf(pair);
      return key !== undefined && isText(pair.key) ? [{ node: pair.value, path: [...path, key], key: pair.key }] : [];
    });
  }
  return isSeq(node)
    ? node.items.map((item, index) => ({ node: isPair(item) ? null : item, path: [...path, index] }))
    : [];
}

/** What an alias stands for is met where it is written. The tree is as deep as its reader allows. */
export function valuesIn(root: Node | undefined): Values {
  const scalars: Value[] = [];
  const items: Item[] = [];
  const visit = (node: unknown, path: Path): void => {
    if (isText(node)) scalars.push({ path, node, isKey: false });
    for (const each of below(node, path)) {
      if (each.key !== undefined) scalars.push({ path: each.path, node: each.key, isKey: true });
      items.push({ path: each.path, start: (each.key ?? (each.node as Node | null))?.range?.[0] ?? 0 });
      visit(each.node, each.path);
    }
  };
  visit(root, []);
  return { scalars, items };
}
