/** Writes into a campaign file which pack it is based on, and leaves every other byte as it is. */
import { isDeepStrictEqual } from "node:util";
import { type Document, isMap, isScalar, parseDocument, type Scalar } from "yaml";

interface Pack {
  readonly pack: string;
  readonly sha256: string;
}

const options = { schema: "failsafe", version: "1.2", prettyErrors: false } as const;
const key = "based-on";

type Plain = Scalar & { readonly range: readonly [number, number, number] };

function isPlain(node: unknown): node is Plain {
  return isScalar(node) && Array.isArray(node.range) && node.anchor === undefined;
}

/** In the quote marks that stood there. */
function spelled(value: string, before: string): string {
  const mark = /^["']/.exec(before)?.[0] ?? "";
  return `${mark}${value}${mark}`;
}

/** A text below its mark (`>-`) ends with its line. */
const lastBreak = (old: string) => (/^[>|]/.test(old) ? (/\r?\n$/.exec(old)?.[0] ?? "") : "");

/** Undefined where it is written in a way that is not ours to edit, such as an alias. Never throws. */
export function withPack(text: string, pack: Pack): string | undefined {
  try {
    const document = parseDocument(text, options);
    const after = document.errors.length === 0 ? written(document, text, pack) : undefined;
    return after !== undefined && isOnlyThat(document, after, pack) ? after : undefined;
  } catch {
    // Aliases that multiply what is written: such a file is refused elsewhere too.
    return undefined;
  }
}

function written(document: Document, text: string, { pack, sha256 }: Pack): string | undefined {
  const map = document.get(key, true);
  if (!isMap(map)) return undefined;
  const node = map.get("pack", true);
  const sum = map.get("sha256", true);
  if (!isPlain(node) || (sum !== undefined && !isPlain(sum))) return undefined;
  const [start, end] = node.range;
  const before = text.slice(start, end);
  const eol = lastBreak(before);
  const first = map.items.find(({ value }) => value === node)?.key;
  const at = isPlain(first) ? first.range[0] : start;
  const indent = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  const between = map.flow === true ? ", " : `${text.includes("\r\n") ? "\r\n" : "\n"}${indent}`;
  const added = sum === undefined ? `${between}sha256: ${sha256}` : "";
  const edits = [{ start, end, text: `${spelled(pack, before)}${added}${eol}` }];
  if (isPlain(sum)) {
    const old = text.slice(sum.range[0], sum.range[1]);
    edits.push({ start: sum.range[0], end: sum.range[1], text: `${spelled(sha256, old)}${lastBreak(old)}` });
  }
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), text);
}

/** Read again: nothing but the pack and its sum differs, and these are what was meant. */
function isOnlyThat(document: Document, after: string, { pack, sha256 }: Pack): boolean {
  document.setIn([key, "pack"], pack);
  document.setIn([key, "sha256"], sha256);
  const found = parseDocument(after, options);
  const [meant, is] = [document, found].map((each): unknown => each.toJS({ maxAliasCount: 100 }));
  return found.errors.length === 0 && isDeepStrictEqual(meant, is);
}
