/** What every kind of file is read as: its words in order, each with where it stood. Nothing is understood yet. */

export interface PictureRef {
  /** Of the document's own pictures, or a path beside it. */
  readonly name: string;
  readonly alt: string;
}

export interface Words {
  /** As people read it; the address of a link stands behind its words. */
  readonly text: string;
  readonly pictures: readonly PictureRef[];
  /** Numbers of footnotes that it points to. */
  readonly notes: readonly string[];
  /** Of a cell that reaches down from a row above: what stands there, once more. */
  readonly isRepeated?: true;
}

interface Placed {
  /** "briefing.docx, paragraph 7", for people. */
  readonly where: string;
}

export interface Heading extends Placed {
  readonly kind: "heading";
  /** 1 to 6; 7 for a paragraph that only looks like one. */
  readonly level: number;
  readonly words: Words;
}

export interface Paragraph extends Placed {
  readonly kind: "paragraph";
  readonly words: Words;
}

export interface Item extends Placed {
  readonly kind: "item";
  /** 1 for an entry of a list, 2 for one of a list within it. */
  readonly depth: number;
  readonly words: Words;
}

export interface Row extends Placed {
  readonly cells: readonly Words[];
}

export interface Table extends Placed {
  readonly kind: "table";
  readonly rows: readonly Row[];
}

/** What has no place in any campaign: a footnote, what is hidden, a part of a file that is not for readers. */
export interface Aside extends Placed {
  readonly kind: "aside";
  /** "footnote 1", "a comment". */
  readonly what: string;
  readonly words: Words;
}

export type Block = Heading | Paragraph | Item | Table | Aside;

export interface Document {
  readonly file: string;
  readonly blocks: readonly Block[];
  /** Pictures inside of the file, by the names of its blocks. */
  readonly pictures: ReadonlyMap<string, Buffer>;
}

export const noWords: Words = { text: "", pictures: [], notes: [] };

/** In the rows below that a cell reaches into: its words, which count there too, and nothing twice. */
export function repeated({ text }: Words): Words {
  return { text, pictures: [], notes: [], isRepeated: true };
}

export function plainWords(text: string): Words {
  return { text: tidy(text), pictures: [], notes: [] };
}

/** Line breaks of one kind, no blanks at the ends of lines, no more than one empty line, nothing that no text has. */
export function tidy(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
      // Each run of blanks from its first alone.
      .replace(/(?<![ \t])[ \t]+(?=\n|$)/g, "")
      .replace(/\n{3,}/g, "\n\n")
      .replace(/^\n+|\n+$/g, "")
      .replace(/^[ \t]+/, "")
  );
}

export function isEmpty({ text, pictures, notes }: Words): boolean {
  return text === "" && pictures.length === 0 && notes.length === 0;
}
