/** Changes of a file that leave every other byte of it as it was. */

export interface Edit {
  readonly start: number;
  /** Exclusive; equal to `start` where something is put in. */
  readonly end: number;
  readonly text: string;
}

export interface Edited {
  readonly text: string;
  /** Where what stood at an offset before stands now. */
  at(offset: number): number;
}

/** The same place changed twice, as through an alias, is changed once: the first of them counts. */
export function edited(text: string, edits: readonly Edit[]): Edited {
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    const isSame = last !== undefined && last.start === edit.start && last.text === edit.text;
    if (!isSame && (last === undefined || edit.start >= last.end)) kept.push(edit);
  }
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text: put } of kept) {
    parts.push(text.slice(from, start), put);
    from = end;
  }
  parts.push(text.slice(from));
  return {
    text: parts.join(""),
    at: (offset) =>
      kept.reduce(
        (now, edit) => (edit.start <= offset ? now + edit.text.length - (edit.end - edit.start) : now),
        offset,
      ),
  };
}

/** Of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let feed = text.indexOf("\n"); feed !== -1 && feed < offset; feed = text.indexOf("\n", feed + 1)) line += 1;
  return line;
}

/** A comment of its own line above what stands at `offset`; undefined where something else stands before it there. */
export function commentAbove(text: string, offset: number, words: string): Edit | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(start, offset);
  if (!/^[ ]*(?:-[ ]+)?$/.test(before)) return undefined;
  const indent = /^[ ]*/.exec(before)?.[0] ?? "";
  return { start, end: start, text: `${indent}# ${words}${breakOf(text)}` };
}

/** The line break that a file uses. */
export function breakOf(text: string): string {
  return /\r\n/.test(text) ? "\r\n" : "\n";
}
