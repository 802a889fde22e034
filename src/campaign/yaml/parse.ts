/** From text to one YAML tree in which every scalar is text as written; iterative up to the depth limit, then bounded. */
import { Composer, type CST, type Document, type Node, Parser, type YAMLParseError } from "yaml";

/** Lists and maps inside one another. A campaign needs eight. */
export const depthLimit = 50;

export type Parsed =
  | {
      readonly kind: "document";
      readonly root: Node | undefined;
      readonly errors: readonly YAMLParseError[];
      /** Offset of the second document, where there is one. */
      readonly second: number | undefined;
    }
  | { readonly kind: "too-deep"; readonly offset: number }
  | { readonly kind: "empty" };

/** Where the tree first goes deeper than the limit. Walks without recursion: the composer behind it would overflow. */
function tooDeepAt(tokens: readonly CST.Token[]): number | undefined {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > depthLimit) return token.offset;
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
  }
  return undefined;
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value === undefined ? [] : [token.value];
  if (!("items" in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value].filter((each) => each !== null && each !== undefined));
}

function secondDocument(documents: readonly Document.Parsed[]): number | undefined {
  const [, second] = documents;
  return second?.range[0];
}

export function parseYaml(text: string): Parsed {
  const tokens = [...new Parser().parse(text)];
  const offset = tooDeepAt(tokens);
  if (offset !== undefined) return { kind: "too-deep", offset };
  // "failsafe" leaves every scalar as the text that was written: no number, date or boolean is guessed.
  const composer = new Composer({
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const documents = [...composer.compose(tokens)] as Document.Parsed[];
  const [document] = documents;
  if (document === undefined || (document.contents === null && document.errors.length === 0)) return { kind: "empty" };
  return {
    kind: "document",
    root: (document.contents as Node | null) ?? undefined,
    errors: documents.flatMap((each) => each.errors),
    second: secondDocument(documents),
  };
}
