/** The messages that a toolkit gives to its partners, in order, and everything else of it. */

import { hashtagsIn } from "../../../check/text/tags/hashtags.ts";
import type { Block, Document, PictureRef, Words } from "../blocks.ts";
import { audiencesIn } from "./audiences.ts";
import type { Found, FoundMessage, FoundPicture, LeftOver } from "./found.ts";
import { messagesOfTable, type TableWish } from "./table-messages.ts";

const ofMessages =
  /(?<!\p{L})(?:messages?|tweets?|posts|social media|captions?|suggested (?:copy|wording|text)|template posts?|negeseuon|trydariadau|cyfryngau cymdeithasol)(?!\p{L})/iu;
const ofPictures = /(?<!\p{L})(?:pictorial|pictures?|images?|graphics?|posters?|photos?|delweddau|lluniau)(?!\p{L})/iu;
const label = /^(?:(?:message|tweet|post|neges|trydariad)\s*(?:no\.?\s*)?\d{1,3}|\d{1,2}[.)])\s*[:.–—-]?\s*/iu;
const weekday = /^(?:day \d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|dydd )/iu;

/** Marks only: hashtags and addresses, which belong to the words before them. */
function isTail(text: string): boolean {
  return text !== "" && text.split(/\s+/).every((word) => /^#[\p{L}\p{N}_]+$|^https?:\/\/\S+$|^www\.\S+$/u.test(word));
}

function hasMark(text: string): boolean {
  return hashtagsIn(text).length > 0 || /https?:\/\/|www\./i.test(text);
}

interface Section {
  readonly level: number;
  readonly kind: "messages" | "pictures";
}

interface Part {
  text: string;
  readonly pictures: PictureRef[];
  readonly audience: readonly string[];
  readonly theme: string | undefined;
  readonly day: string | undefined;
  readonly where: string;
  readonly kind: "item" | "label" | "paragraph";
}

const kinds = { paragraph: "a paragraph", item: "an entry of a list", heading: "a heading" } as const;

/** One document, read from top to bottom. */
class Finder {
  readonly #document: Document;
  readonly #wish: TableWish;
  readonly messages: FoundMessage[] = [];
  readonly pictures: FoundPicture[] = [];
  readonly left: LeftOver[] = [];
  readonly columns: string[] = [];
  readonly channels: string[] = [];
  title: string | undefined;
  #section: Section | undefined;
  #audience: readonly string[] = [];
  #theme: string | undefined;
  #day: string | undefined;
  #parts: Part[] = [];
  #isLabelled = false;

  constructor(document: Document, wish: TableWish) {
    this.#document = document;
    this.#wish = wish;
  }

  read(block: Block): void {
    this.#leaveNotes(block);
    switch (block.kind) {
      case "heading":
        this.#heading(block.level, block.words, block.where);
        break;
      case "table":
        this.#table(block);
        break;
      case "aside":
        this.#leave(block.what, block.words, block.where);
        break;
      case "item":
        this.#item(block.depth, block.words, block.where);
        break;
      case "paragraph":
        this.#paragraph(block.words, block.where);
        break;
      default:
        block satisfies never;
    }
  }

  #leaveNotes(block: Block): void {
    const all = block.kind === "table" ? block.rows.flatMap(({ cells }) => cells) : [block.words];
    for (const number of all.flatMap(({ notes }) => notes)) {
      this.left.push({ where: block.where, what: "the number of a footnote", text: number });
    }
  }

  #leave(what: string, words: Words, where: string): void {
    if (words.isRepeated) return;
    if (words.text !== "") this.left.push({ where, what, text: words.text });
    for (const picture of words.pictures) this.pictures.push({ ...picture, file: this.#document.file, where });
  }

  #heading(level: number, words: Words, where: string): void {
    const { text } = words;
    if (this.title === undefined && level < 7 && this.#section === undefined) this.title = text.replace(/\s+/g, " ");
    const numbered = label.exec(text);
    const audience = audiencesIn(text, this.#wish.audiences);
    if (this.#section?.kind === "messages" && numbered !== null && !/^\d/.test(text)) {
      this.#begin("label", { ...words, text: text.slice(numbered[0].length) }, where);
      return;
    }
    const isOfMessages = ofMessages.test(text) && !ofPictures.test(text);
    const isBelow = this.#section !== undefined && level > this.#section.level;
    if (isOfMessages)
      this.#enter({ level: Math.min(level, this.#section?.level ?? level), kind: "messages" }, audience);
    else if (ofPictures.test(text)) this.#enter({ level, kind: "pictures" }, audience);
    else if (this.#section?.kind === "messages" && (isBelow || (audience.length > 0 && text.length <= 45))) {
      this.#isLabelled = false;
      if (audience.length > 0) this.#audience = audience;
      else if (weekday.test(text)) [this.#day, this.#theme] = dayAndTheme(text);
      else this.#theme = text.replace(/\s+/g, " ");
    } else {
      this.#close();
      this.#section = undefined;
    }
    this.#leave(kinds.heading, words, where);
  }

  #enter(section: Section, audience: readonly string[]): void {
    if (this.#section === undefined || section.kind !== this.#section.kind) this.#close();
    this.#section = section;
    this.#audience = audience;
    this.#theme = undefined;
    this.#day = undefined;
    this.#isLabelled = false;
  }

  #begin(kind: Part["kind"], words: Words, where: string): void {
    this.#isLabelled = kind === "label";
    const { text, pictures } = words;
    this.#parts.push({
      ...{ kind, text, where, pictures: [...pictures], audience: this.#audience },
      ...{ theme: this.#theme, day: this.#day },
    });
  }

  #join(words: Words, between: string): void {
    const last = this.#parts.at(-1);
    if (last === undefined) return;
    last.text = last.text === "" ? words.text : `${last.text}${words.text === "" ? "" : between}${words.text}`;
    last.pictures.push(...words.pictures);
  }

  #item(depth: number, words: Words, where: string): void {
    const isBelow = depth > 1 && this.#parts.at(-1)?.kind === "item";
    if (this.#section?.kind !== "messages") this.#leave(kinds.item, words, where);
    else if (isBelow || this.#isLabelled) this.#join({ ...words, text: `• ${words.text}` }, "\n");
    else this.#begin("item", words, where);
  }

  #paragraph(words: Words, where: string): void {
    const numbered = label.exec(words.text);
    const last = this.#parts.at(-1);
    const isPicture = words.text === "" && words.pictures.length > 0;
    if (this.#section?.kind !== "messages") this.#leave(kinds.paragraph, words, where);
    else if (numbered !== null) this.#begin("label", { ...words, text: words.text.slice(numbered[0].length) }, where);
    else if (last !== undefined && (this.#isLabelled || isTail(words.text) || isPicture)) this.#join(words, "\n\n");
    else this.#begin("paragraph", words, where);
  }

  #table(block: Extract<Block, { kind: "table" }>): void {
    const found = messagesOfTable(block, this.#wish);
    if (found === undefined) {
      for (const { cells, where } of block.rows) {
        for (const cell of cells)
          this.#cell(
            cell,
            where,
            block.rows.every((row) => row.cells.length === 1),
          );
      }
      return;
    }
    this.#close();
    this.columns.push(...found.columns);
    this.channels.push(...found.channels);
    const { file } = this.#document;
    const audience = this.#audience;
    this.messages.push(
      ...found.messages.map((each) => ({
        ...each,
        file,
        audience: each.audience.length === 0 ? audience : each.audience,
      })),
    );
    this.left.push(...found.left);
  }

  /** A table of one column is a frame around paragraphs. */
  #cell(cell: Words, where: string, isFrame: boolean): void {
    if (isFrame && this.#section?.kind === "messages" && !cell.isRepeated) this.#paragraph(cell, where);
    else this.#leave("a cell of a table", cell, where);
  }

  /** Of a section that has a list, only its entries are messages; of one without marks, every paragraph is. */
  #close(): void {
    const parts = this.#parts;
    this.#parts = [];
    const has = (kind: Part["kind"]) => parts.some((part) => part.kind === kind && part.text !== "");
    const marked = parts.some(({ kind, text }) => kind === "paragraph" && hasMark(text));
    for (const part of parts) {
      const counts =
        part.kind !== "paragraph" ||
        (!has("item") && !has("label") && (marked ? hasMark(part.text) : !/:$/.test(part.text)));
      if (counts && part.text !== "") this.#message(part);
      else this.#leave(kinds[part.kind === "label" ? "paragraph" : part.kind], { ...part, notes: [] }, part.where);
    }
  }

  #message({ text, pictures, audience, theme, day, where }: Part): void {
    this.messages.push({
      ...{ text, pictures, audience, where, file: this.#document.file, for: new Map(), to: [] },
      ...(theme !== undefined && { theme }),
      ...(day !== undefined && { when: { date: day, time: "" } }),
    });
  }

  done(): Found {
    this.#close();
    const { messages, pictures, left, columns, channels, title } = this;
    return { messages, pictures, left, columns, channels, ...(title !== undefined && { title }) };
  }
}

/** "Monday 8 March: spot the signs" is a day and a theme. */
function dayAndTheme(text: string): readonly [string, string | undefined] {
  const [day = "", ...rest] = text.split(/\s*[:–—]\s+|\s+-\s+/);
  const theme = rest.join(" ").trim();
  return [day.trim(), theme === "" ? undefined : theme];
}

/** Where no heading says which are messages: what carries a hashtag. */
function byHashtag({ file, blocks }: Document): readonly FoundMessage[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "paragraph" && block.kind !== "item") return [];
    const { text, pictures } = block.words;
    if (hashtagsIn(text).length === 0 || isTail(text) || text.length < 30) return [];
    return [{ text, pictures, audience: [], where: block.where, file, for: new Map(), to: [] }];
  });
}

export function messagesIn(document: Document, wish: TableWish): Found {
  const finder = new Finder(document, wish);
  for (const block of document.blocks) finder.read(block);
  const found = finder.done();
  if (found.messages.length > 0) return found;
  const messages = byHashtag(document);
  const places = new Set(messages.map(({ where }) => where));
  return {
    ...found,
    messages,
    left: found.left.filter(({ where, text }) => !(places.has(where) && messages.some((each) => each.text === text))),
  };
}
