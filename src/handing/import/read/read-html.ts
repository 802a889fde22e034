/** A page as blocks. Nothing is loaded, run or followed: it is text with marks. */
import { Parser } from "htmlparser2";
import { type Fault, fault } from "../../../diagnostics/fault.ts";
import { type Block, isEmpty, type Row, type Words } from "../blocks.ts";
import { HiddenMarks, type Seen } from "./hidden-marks.ts";
import { GridRow, type Reaching, spanOf } from "./table-grid.ts";
import { WordsBuilder } from "./words-builder.ts";

/** Of no words at all. */
const silent = new Set(["script", "style", "template", "noscript", "svg", "math", "object", "applet", "datalist"]);
const breaking = new Set(
  "p div section article main header footer aside nav blockquote figure figcaption pre ul ol dl dt dd address form fieldset table caption thead tbody tfoot details summary hr title dialog select option textarea".split(
    " ",
  ),
);
/** Files of others, which stand there by their address only. */
const embedded = new Set(["iframe", "embed", "video", "audio", "source", "object"]);

type Attributes = Readonly<Record<string, string>>;

interface OpenTable {
  readonly where: string;
  readonly rows: Row[];
  row: GridRow | undefined;
  /** Of the cell that is open. */
  span: { readonly across: number; readonly down: number };
  readonly reaching: Reaching;
}

interface OpenItem {
  readonly depth: number;
  isNote: string | undefined;
}

export interface HtmlReading {
  /** Where a block stands that begins at an offset of the text, or is the nth. */
  where(at: { readonly offset: number; readonly number: number }): string;
}

class HtmlReader {
  readonly blocks: Block[] = [];
  readonly #reading: HtmlReading;
  #words = new WordsBuilder();
  #number = 0;
  #offset = 0;
  /** Whether words of the next block were read. */
  #began = false;
  #silentDepth = 0;
  #hidden: string[] = [];
  /** Hidden words of a table, since the outermost mark that hides them. */
  #unseen = new WordsBuilder();
  readonly #marks = new HiddenMarks();
  /** Of the style sheet that is open; undefined where none is. */
  #css: string | undefined;
  #lists = 0;
  #heading: number | undefined;
  #isTitle = false;
  #pre = 0;
  /** By what it points to: the number of a footnote. */
  readonly #notes = new Map<string, string>();
  readonly #items: OpenItem[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #open: (Seen & { readonly tag: string })[] = [];

  constructor(reading: HtmlReading) {
    this.#reading = reading;
  }

  text(data: string, offset: number): void {
    if (this.#css !== undefined) this.#css += data;
    if (this.#silentDepth > 0) return;
    if (this.#isUnseen) {
      this.#unseen.add(data);
      return;
    }
    if (!this.#began && /\S/.test(data)) {
      this.#offset = offset + (/^\s*/.exec(data)?.[0].length ?? 0);
      this.#began = true;
    }
    this.#words.add(data, { keepsSpace: this.#pre > 0 });
  }

  opened(tag: string, attributes: Attributes, offset: number): void {
    if (silent.has(tag)) this.#silentDepth += 1;
    if (tag === "style") this.#css = "";
    if (embedded.has(tag)) this.#aside(`what is embedded (${tag})`, attributes.src ?? attributes.data ?? "", offset);
    if (this.#silentDepth > 0) return;
    const seen = this.#marks.look(tag, attributes, this.#open);
    const { hides } = seen;
    if (hides) this.#flush(offset);
    this.#open.push({ tag, ...seen });
    if (hides) this.#hidden.push(tag);
    if (breaking.has(tag)) this.#breaks(offset);
    this.#inline(tag, attributes);
    this.#structure(tag, attributes, offset);
  }

  /** In a table, where hidden words would stand in a cell. */
  get #isUnseen(): boolean {
    return this.#hidden.length > 0 && this.#tables.length > 0;
  }

  #inline(tag: string, attributes: Attributes): void {
    if (this.#isUnseen && tag === "br") this.#unseen.lineBreak();
    if (this.#isUnseen) return;
    if (tag === "a") this.#words.openLink(attributes.href ?? "");
    if (tag === "br") this.#words.lineBreak();
    if (tag === "b" || tag === "strong") this.#words.bold(1);
    if (tag === "pre") this.#pre += 1;
    if (tag === "img") this.#words.picture({ name: attributes.src ?? "", alt: (attributes.alt ?? "").trim() });
  }

  #structure(tag: string, attributes: Attributes, offset: number): void {
    const level = /^h([1-6])$/.exec(tag)?.[1];
    if (level !== undefined) {
      this.#flush(offset);
      this.#heading = Number(level);
    }
    if (tag === "title") this.#isTitle = true;
    if (tag === "ul" || tag === "ol") this.#lists += 1;
    if (tag === "li") {
      this.#flush(offset);
      const { id = "" } = attributes;
      const note = this.#notes.get(id) ?? /^(?:footnote|endnote|fn|note)[-:_]?(\w+)$/i.exec(id)?.[1];
      this.#items.push({ depth: Math.max(1, this.#lists), isNote: note });
    }
    if (tag === "table") {
      this.#flush(offset);
      this.#tables.push({
        ...{ where: this.#where(offset), rows: [], row: undefined },
        ...{ span: spanOf({}), reaching: new Map() },
      });
    }
    const table = this.#tables.at(-1);
    if (table === undefined || this.#tables.length > 1) return;
    if (tag === "tr") table.row = new GridRow(table.reaching);
    if (tag === "td" || tag === "th") {
      this.#words = new WordsBuilder();
      table.span = spanOf(attributes);
    }
  }

  closed(tag: string, offset: number): void {
    if (silent.has(tag)) this.#silentDepth = Math.max(0, this.#silentDepth - 1);
    if (tag === "style") {
      this.#marks.read(this.#css ?? "");
      this.#css = undefined;
    }
    if (this.#silentDepth > 0 || silent.has(tag)) return;
    if (!this.#isUnseen) this.#closedInline(tag);
    else if (tag === "td" || tag === "th") this.#unseen.add(" ");
    this.#closedTable(tag, offset);
    if (breaking.has(tag) || /^h[1-6]$/.test(tag)) this.#breaks(offset, { isHeading: /^h[1-6]$/.test(tag) });
    if (tag === "ul" || tag === "ol") this.#lists = Math.max(0, this.#lists - 1);
    if (tag === "li") {
      this.#flush(offset);
      this.#items.pop();
    }
    const index = this.#open.findLastIndex((each) => each.tag === tag);
    if (index === -1) return;
    if (this.#open[index]?.hides === true) {
      this.#flush(offset);
      this.#hidden.pop();
      if (this.#hidden.length === 0) this.#listUnseen(offset);
    }
    this.#open.splice(index);
  }

  #closedInline(tag: string): void {
    if (tag === "a") this.#closeLink();
    if (tag === "b" || tag === "strong") this.#words.bold(-1);
    if (tag === "pre") this.#pre = Math.max(0, this.#pre - 1);
  }

  #closeLink(): void {
    const note = this.#words.closeLink();
    if (note !== undefined && !this.#notes.has(note.target)) this.#notes.set(note.target, note.number);
  }

  #closedTable(tag: string, offset: number): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    if (this.#tables.length === 1) {
      if (tag === "td" || tag === "th") {
        const words = this.#words.done();
        table.row ??= new GridRow(table.reaching);
        table.row.add(words, table.span);
        this.#words = new WordsBuilder();
      }
      if (tag === "tr" && table.row !== undefined) {
        const where = this.#where(offset, `row ${table.rows.length + 1} of the table`);
        table.rows.push({ where, cells: table.row.done() });
        table.row = undefined;
      }
    }
    if (tag !== "table") return;
    this.#tables.pop();
    if (this.#tables.length > 0) return;
    this.#words = new WordsBuilder();
    if (table.rows.some(({ cells }) => cells.some((cell) => !isEmpty(cell)))) {
      this.blocks.push({ kind: "table", where: table.where, rows: table.rows });
    }
  }

  #listUnseen(offset: number): void {
    const { text } = this.#unseen.done();
    this.#unseen = new WordsBuilder();
    if (text !== "") this.#aside("what is hidden from readers", text, offset);
  }

  /** Within an entry of a list or a cell a new paragraph is an empty line; anywhere else a block of its own. */
  #breaks(offset: number, { isHeading = false } = {}): void {
    if (this.#tables.length > 0 || (this.#items.length > 0 && !isHeading)) this.#words.lineBreak(2);
    else this.#flush(offset);
  }

  #where(offset: number, inside = ""): string {
    const place = this.#reading.where({ offset, number: this.#number + 1 });
    return inside === "" ? place : `${place}, ${inside}`;
  }

  #aside(what: string, text: string, offset: number): void {
    this.blocks.push({ kind: "aside", what, where: this.#where(offset), words: { text, pictures: [], notes: [] } });
  }

  #flush(offset: number): void {
    if (this.#tables.length > 0) {
      this.#words.lineBreak(2);
      return;
    }
    const { isBold } = this.#words;
    const words = this.#words.done();
    this.#words = new WordsBuilder();
    const level = this.#heading;
    const isTitle = this.#isTitle;
    this.#heading = undefined;
    this.#isTitle = false;
    const where = this.#where(this.#began ? this.#offset : offset);
    this.#began = false;
    if (isEmpty(words)) return;
    this.#number += 1;
    this.blocks.push(this.#block(words, { where, level: isTitle ? 1 : level, isBold }));
  }

  #block(words: Words, { where, level, isBold }: { where: string; level: number | undefined; isBold: boolean }): Block {
    const item = this.#items.at(-1);
    if (this.#hidden.length > 0) return { kind: "aside", what: "what is hidden from readers", where, words };
    if (item?.isNote !== undefined)
      return { kind: "aside", what: `footnote ${item.isNote}`, where, words: withoutArrow(words) };
    if (level !== undefined && words.text !== "") return { kind: "heading", level, where, words };
    if (item !== undefined) return { kind: "item", depth: item.depth, where, words };
    const looksLikeHeading = isBold && words.text.length <= 80 && !/[.#\n]/.test(words.text);
    return looksLikeHeading ? { kind: "heading", level: 7, where, words } : { kind: "paragraph", where, words };
  }

  get depth(): number {
    return this.#open.length;
  }

  finish(offset: number): readonly Block[] {
    while (this.#tables.length > 0) this.#closedTable("table", offset);
    this.#flush(offset);
    return this.blocks;
  }
}

/** The way back from a footnote to its number. */
function withoutArrow(words: Words): Words {
  return { ...words, text: words.text.replace(/\s*(?:↑|↩︎?)\s*$/u, "") };
}

/** Marks in one another. The parser's time grows with the square of it, and no page of people has a tenth of it. */
const deepest = 2000;
const step = 16_384;

/** Never throws. */
export function readHtml(html: string, reading: HtmlReading): readonly Block[] | Fault {
  const reader = new HtmlReader(reading);
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => reader.opened(tag, attributes, parser.startIndex),
      onclosetag: (tag) => reader.closed(tag, parser.startIndex),
      ontext: (data) => reader.text(data, parser.startIndex),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  for (let at = 0; at < html.length; at += step) {
    parser.write(html.slice(at, at + step));
    if (reader.depth > deepest) {
      return fault(
        "import-unreadable",
        "Its marks lie deeper in one another than in any page of people.",
        "Copy its words into a Word file, and import that.",
      );
    }
  }
  parser.end();
  return reader.finish(html.length);
}

/** Of a page that people wrote: by its lines. Asked from top to bottom, it counts each line once. */
export function byLine(file: string, html: string): HtmlReading {
  let line = 1;
  let from = 0;
  return {
    where({ offset }) {
      for (let feed = html.indexOf("\n", from); feed !== -1 && feed < offset; feed = html.indexOf("\n", from)) {
        line += 1;
        from = feed + 1;
      }
      return `${file}, line ${line}`;
    },
  };
}
