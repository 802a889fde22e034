/** Gathers the words of one paragraph or cell: white space as a browser shows it, links with their address behind them. */
import { type PictureRef, tidy, type Words } from "../blocks.ts";

function bare(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function breaksAtEnd(text: string): number {
  let count = 0;
  while (text.at(-1 - count) === "\n") count++;
  return count;
}

export class WordsBuilder {
  #text = "";
  /** Of the text; empty at its start. */
  #last = "";
  /** Line breaks at its end. */
  #breaks = 0;
  #hasWords = false;
  #bold = 0;
  #isBold = 0;
  readonly #pictures: PictureRef[] = [];
  readonly #notes: string[] = [];
  readonly #links: { readonly href: string; readonly start: number }[] = [];

  add(text: string, { keepsSpace = false } = {}): void {
    const shown = keepsSpace ? text : text.replace(/[ \t\r\n\f]+/g, " ");
    const isAtStart = this.#last === "" || this.#last === " " || this.#last === "\n";
    const put = shown.startsWith(" ") && isAtStart ? shown.slice(1) : shown;
    if (put === "") return;
    this.#text += put;
    this.#last = put.at(-1) ?? "";
    const words = put.trim();
    if (words !== "") [this.#hasWords, this.#breaks] = [true, breaksAtEnd(put)];
    if (this.#isBold > 0) this.#bold += words.length;
  }

  /** Blanks before it go at the end, all at once: whoever looks back at each of many breaks is slow. */
  lineBreak(count = 1): void {
    if (!this.#hasWords) {
      this.#text = "";
      this.#last = "";
      return;
    }
    const more = count === 1 ? 1 : Math.max(0, count - this.#breaks);
    this.#text += "\n".repeat(more);
    this.#breaks += more;
    this.#last = "\n";
  }

  bold(step: 1 | -1): void {
    this.#isBold += step;
  }

  picture(picture: PictureRef): void {
    this.#pictures.push(picture);
  }

  openLink(href: string): void {
    this.#links.push({ href: href.trim(), start: this.#text.length });
  }

  /** Of a footnote's number, what it points to. Any other link within the document leads nowhere once it is posted. */
  closeLink(): { readonly target: string; readonly number: string } | undefined {
    const link = this.#links.pop();
    if (link === undefined || link.href === "") return undefined;
    const { href } = link;
    const words = this.#text.slice(link.start);
    if (href.startsWith("#")) {
      const number = /^\s*\[?(\d{1,3}|[*†‡ivx]{1,3})\]?\s*$/u.exec(words)?.[1];
      if (number === undefined) return undefined;
      this.#notes.push(number);
      this.#put(this.#text.slice(0, link.start));
      return { target: href.slice(1), number };
    }
    if (/^(?:https?:|mailto:|tel:)/i.test(href)) this.#addAddress(link, words);
    return undefined;
  }

  #addAddress({ href, start }: { readonly href: string; readonly start: number }, words: string): void {
    const address = href.replace(/^(?:mailto|tel):/i, "");
    const shown = words.trim();
    if (shown === "" || bare(shown) === bare(href) || bare(decoded(shown)) === bare(decoded(href))) {
      const isWhole = /^https?:\/\//i.test(shown) || !/^https?:/i.test(href);
      const lead = /^\s*/.exec(words)?.[0] ?? "";
      const tail = /\s*$/.exec(words)?.[0] ?? "";
      if (!isWhole || shown === "") this.#put(`${this.#text.slice(0, start)}${lead}${address}${tail}`);
      return;
    }
    const tail = /\s*$/.exec(words)?.[0] ?? "";
    this.#put(`${this.#text.slice(0, this.#text.length - tail.length)} ${address}${tail}`);
  }

  #put(text: string): void {
    this.#text = text;
    this.#last = text.at(-1) ?? "";
    this.#breaks = breaksAtEnd(text);
    this.#hasWords = text.trim() !== "";
  }

  /** All of it is in bold, as a heading that nobody has marked as one. */
  get isBold(): boolean {
    const length = this.#text.replace(/\s+/g, "").length;
    return length > 0 && this.#bold >= length;
  }

  done(): Words {
    return { text: tidy(this.#text), pictures: this.#pictures, notes: this.#notes };
  }
}
