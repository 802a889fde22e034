/** Writes into the text of a campaign file that accounts share a post instead of saying it, and leaves all else as it is. */
import { isMap, isSeq, type Node, parseDocument, type YAMLMap } from "yaml";
import { parseTime } from "../../times/written-time.ts";

export interface WantedShare {
  readonly post: string;
  /** Whose post it is. */
  readonly lead: string;
  /** Who shares it, and says it no more. */
  readonly to: readonly string[];
}

export type SetShare =
  | { readonly kind: "set"; readonly text: string; readonly id: string; readonly at: string }
  /** Written in a way that is not ours to edit, such as an alias, or all posts in one line. */
  | { readonly kind: "not-editable" };

const options = { schema: "failsafe", version: "1.2", prettyErrors: false } as const;

interface Written {
  readonly posts: readonly Record<string, unknown>[];
}

function dataOf(text: string): Written {
  return parseDocument(text, options).toJS({ maxAliasCount: 0 }) as Written;
}

/** Minutes after its post. */
const after = 30;

/** On the same day: what is posted late in the evening is shared at its end. */
function atAfter(written: string): string | undefined {
  const parsed = parseTime(written);
  if (parsed === undefined) return undefined;
  const [hours = 0, minutes = 0] = parsed.time.split(":").map(Number);
  const sum = Math.min(hours * 60 + minutes + after, 24 * 60 - 1);
  const time = [Math.floor(sum / 60), sum % 60].map((number) => String(number).padStart(2, "0")).join(":");
  return written.replace(parsed.time, time);
}

/** Never throws. */
export function setShare(text: string, wanted: WantedShare): SetShare {
  try {
    return shareIn(text, wanted);
  } catch {
    // Aliases that multiply what is written: such a file is refused elsewhere too.
    return { kind: "not-editable" };
  }
}

interface Edit {
  readonly at: number;
  readonly insert: string;
}

function shareIn(text: string, { post, lead, to }: WantedShare): SetShare {
  const document = parseDocument(text, options);
  const posts = document.get("posts", true);
  if (document.errors.length > 0 || !isSeq(posts) || posts.flow) return { kind: "not-editable" };
  const item = posts.items.find((each) => isMap(each) && each.get("id") === post);
  if (!isMap(item) || !item.range) return { kind: "not-editable" };
  const own = item.getIn(["for", lead, "at"]) ?? item.get("at");
  const at = typeof own === "string" ? atAfter(own) : undefined;
  if (at === undefined) return { kind: "not-editable" };
  const ids = new Set(dataOf(text).posts.map(({ id }) => id));
  const id = [`${post}-share`, ...Array.from({ length: 100 }, (_, index) => `${post}-share-${index + 2}`)].find(
    (each) => !ids.has(each),
  );
  if (id === undefined) return { kind: "not-editable" };
  const shared = { id, at, share: post, of: [lead], to: [...to] };
  // Of two at one place the later one is written first.
  const edits = [
    { at: endOf(text, item), insert: linesOf(text, item, shared) },
    ...skipping(text, item, to).toReversed(),
  ];
  const edited = edits
    .toSorted((a, b) => b.at - a.at)
    .reduce((done, edit) => done.slice(0, edit.at) + edit.insert + done.slice(edit.at), text);
  return isOnlyThat(text, edited, { post, to, shared })
    ? { kind: "set", text: edited, id, at }
    : { kind: "not-editable" };
}

const eolOf = (text: string) => (text.includes("\r\n") ? "\r\n" : "\n");

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** Behind the last line of it, and what stands on that line. */
function endOf(text: string, node: Node): number {
  const [, end] = node.range ?? [0, 0];
  const words = text.slice(0, end).trimEnd().length;
  const feed = text.indexOf("\n", words);
  const line = feed === -1 ? text.length : feed;
  return text[line - 1] === "\r" ? line - 1 : line;
}

/** `skip: true` for each, beside what `for` says already. */
function skipping(text: string, item: YAMLMap, to: readonly string[]): readonly Edit[] {
  const overrides = item.get("for", true);
  const skips = to.map((account) => [account, "{ skip: true }"] as const);
  if (!isMap(overrides)) {
    if (item.flow) {
      const all = skips.map(([account, skip]) => `${account}: ${skip}`).join(", ");
      return [{ at: (item.range?.[1] ?? 1) - 1, insert: `, for: { ${all} } ` }];
    }
    const column = columnOf(text, item.range?.[0] ?? 0);
    const lines = skips.map(([account, skip]) => `${" ".repeat(column + 2)}${account}: ${skip}`);
    const insert = [`${" ".repeat(column)}for:`, ...lines].map((line) => `${eolOf(text)}${line}`).join("");
    return [{ at: endOf(text, item), insert }];
  }
  return skips.map(([account, skip]) => {
    const own = overrides.get(account, true);
    return isMap(own) ? atFirst(text, own, "skip: true") : atFirst(text, overrides, `${account}: ${skip}`);
  });
}

/** Before its first key, which keeps its comments above it. */
function atFirst(text: string, map: YAMLMap, pair: string): Edit {
  const [first] = map.items;
  const key = first?.key as Node | undefined;
  const start = key?.range?.[0];
  if (start === undefined) throw new Error("An empty map has no place to write to.");
  return { at: start, insert: map.flow ? `${pair}, ` : `${pair}${eolOf(text)}${" ".repeat(columnOf(text, start))}` };
}

interface Shared {
  readonly id: string;
  readonly at: string;
  readonly share: string;
  readonly of: readonly string[];
  readonly to: readonly string[];
}

/** A post of its own behind the one that it shares, an empty line apart where its neighbours are. */
function linesOf(text: string, item: YAMLMap, { id, at, share, of, to }: Shared): string {
  const dash = text.lastIndexOf("-", (item.range?.[0] ?? 1) - 1);
  const indent = " ".repeat(columnOf(text, dash));
  const apart =
    /\n[^\S\n]*\r?\n$/.test(text.slice(0, dash - indent.length)) ||
    /^\r?\n[^\S\n]*\r?\n/.test(text.slice(endOf(text, item)));
  const lines = [
    ...(apart ? [""] : []),
    `${indent}- id: ${id}`,
    `${indent}  at: ${at}`,
    `${indent}  share: ${share}`,
    `${indent}  of: [${of.join(", ")}]`,
    `${indent}  to: [${to.join(", ")}]`,
  ];
  return lines.map((line) => `${eolOf(text)}${line}`).join("");
}

/** Read again: what was meant is there, and nothing else has changed. */
function isOnlyThat(
  before: string,
  edited: string,
  { post, to, shared }: { readonly post: string; readonly to: readonly string[]; readonly shared: Shared },
): boolean {
  const document = parseDocument(edited, options);
  if (document.errors.length > 0) return false;
  const was = dataOf(before);
  const is = dataOf(edited);
  const index = was.posts.findIndex(({ id }) => id === post);
  const own = was.posts[index];
  if (own === undefined) return false;
  const overrides = { ...(own.for as Record<string, object> | undefined) };
  for (const account of to) overrides[account] = { ...overrides[account], skip: "true" } as object;
  const posts = was.posts.toSpliced(index, 1, { ...own, for: overrides }, { ...shared });
  return sorted({ ...was, posts }) === sorted(is);
}

/** The order of keys says nothing. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
