/** The list of all that has no place in a campaign, each with where it stood. */
import type { LeftOver } from "../find/found.ts";

export function leftOverText(left: readonly LeftOver[], files: readonly string[]): string {
  const lines = left.map(({ where, what, text }) => `${where} (${what}):\n    ${text.replaceAll("\n", "\n    ")}\n`);
  return `What \`campaign import\` found no place for, of ${files.join(", ")}, each with where it stood.\n\n${lines.join("\n")}`;
}
