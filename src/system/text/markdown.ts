/** Text in Markdown as GitHub and GitLab read it: the one escaper of every comment that is written. */
import { printable, printableLine } from "./printable.ts";

/** `#12`, `owner/repo#3`, `!4` of GitLab, `GH-4`, and the end of an issue's or a commit's address. */
const references: readonly RegExp[] = [
  /(?<=[#!$%&~])(?=\d)/g,
  /(?<=\b[A-Za-z]{2,10}-)(?=\d)/g,
  /(?<=\/(?:issues|pull|pulls|discussions|commit|commits|compare|merge_requests)\/)(?=[0-9a-f])/gi,
];

/** What may be a SHA, from seven digits on. */
const sha = /(?<![0-9a-z])[0-9a-f]{7,}/gi;

/** Stands where a comment will part two characters; `printable` leaves none of it in a text. */
const parting = "\u0000";

/**
 * On one line, as it was written: no markup, no HTML, nobody is called by an @ and no issue or commit is referred to. An
 * empty HTML comment parts the signs, since GitHub looks for mentions and references after it has rendered the rest, and
 * reads escaped ones all the same.
 */
export function inline(text: string): string {
  return references
    .reduce((parted, reference) => parted.replace(reference, parting), printableLine(text))
    .replace(sha, (digits) => digits.replace(/.{6}(?=.)/g, `$&${parting}`))
    .replace(/[!-/:-@[-`{-~]/g, (character) => (character === "<" ? "&lt;" : `\\${character}`))
    .replaceAll("\\@", "@<!-- -->")
    .replaceAll(parting, "<!-- -->");
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A block that shows its lines exactly; its fence is longer than any in them. `language` is a word of ours. */
export function block(text: string, language: "text" | "diff"): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${printable(text.replace(/\r\n?/g, "\n"))}\n${fence}`;
}
