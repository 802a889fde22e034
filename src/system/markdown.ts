/** Text in Markdown as GitHub and GitLab read it: the one escaper of every comment that is written. */
import { printable, printableLine } from "./printable.ts";

/**
 * On one line, as it was written: no markup, no HTML, and nobody is called by an @. An empty HTML comment parts the sign
 * from the name, since an escaped one would still be read as a mention.
 */
export function inline(text: string): string {
  return printableLine(text)
    .replace(/[!-/:-@[-`{-~]/g, (character) => (character === "<" ? "&lt;" : `\\${character}`))
    .replaceAll("\\@", "@<!-- -->");
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** A block that shows its lines exactly; its fence is longer than any in them. `language` is a word of ours. */
export function block(text: string, language: "text" | "diff"): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${printable(text.replace(/\r\n?/g, "\n"))}\n${fence}`;
}
