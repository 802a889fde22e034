/** The answers that a page offers, in the words that `approve --answer` reads (permission/review/answer.ts). */
import { endMark } from "../../permission/review/answer.ts";
import { codeText } from "../../permission/review/sheet.ts";

/** Characters of an address that every mail program takes whole. */
export const mostOfAddress = 1500;

export interface Addressed {
  /** 24 hex digits. */
  readonly code: string;
  /** Of the page. */
  readonly title: string;
  /** Empty where the reviewer says to whom it goes. */
  readonly replyTo: string;
}

function subjectOf({ title, code }: Addressed): string {
  return `Re: ${title.slice(0, 80)}, code ${code.slice(0, 4)}`;
}

/** The code is its last line: what was cut on the way has none. */
export function endLine(code: string): string {
  return `${endMark}, code ${codeText(code)}`;
}

export function mailtoOf(to: Addressed, lines: readonly string[]): string {
  const body = [...lines, "", endLine(to.code), ""].join("\r\n");
  const address = encodeURIComponent(to.replyTo).replaceAll("%40", "@");
  return `mailto:${address}?subject=${encodeURIComponent(subjectOf(to))}&body=${encodeURIComponent(body)}`;
}

/** A line that somebody may type, with numbers that the page has. */
export function typedExample(code: string, count: number): string {
  const some = count > 12 ? " BUT 7, 12" : count > 2 ? " BUT 2" : "";
  return `AGREE ALL${some}, code ${codeText(code)}`;
}
