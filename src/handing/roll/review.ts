/** The list at the end of a rolled file: comments, so that the file stays a campaign. */
import { printableLine } from "../../system/text/printable.ts";
import { breakOf } from "./edits.ts";

export interface ReviewItem {
  /** Of the new file, from 1. */
  readonly line?: number;
  readonly words: string;
}

const title = "# To look at, after the roll from ";

/** The file without the list of an earlier roll, where nothing but comments follows it. */
export function withoutReview(text: string): string {
  const found = new RegExp(`(?:\\r?\\n)*(?<=^|\\n)${title}\\d{4}[^\\n]*(?:\\n(?:#[^\\n]*)?)*$`).exec(text);
  return found === null ? text : `${text.slice(0, found.index)}${breakOf(text)}`;
}

export function itemText({ line, words }: ReviewItem): string {
  return printableLine(`${line === undefined ? "" : `line ${line}: `}${words}`);
}

export function reviewBlock(
  text: string,
  review: readonly ReviewItem[],
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const lines = [
    ...(text.endsWith("\n") ? [""] : ["", ""]),
    `${title}${from} to ${to}. Take away each line when it is settled.`,
    ...review.map((item) => `# - ${itemText(item)}`),
  ];
  return `${lines.join(breakOf(text))}${breakOf(text)}`;
}
