/** What another edition changes, for a person who decides whether to take it. */
import { printable, printableLine } from "../../system/text/printable.ts";
import type { PostChange } from "./changes.ts";

const words = { new: "new", gone: "gone", changed: "changed" } as const;

function marked(sign: string, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return printable(text)
    .split("\n")
    .map((line) => `    ${sign} ${line}`.trimEnd());
}

/** `own`: posts for which the file has words of its own, which stay. */
export function changesText(changes: readonly PostChange[], own: ReadonlySet<string>): string {
  const lines = changes.flatMap(({ post, kind, keys }) => [
    "",
    post === ""
      ? "The campaign itself"
      : `${printableLine(post)}: ${words[kind]}${own.has(post) ? " (your own words for it stay: look whether they still fit)" : ""}`,
    ...keys.flatMap(({ key, before, after }) => [
      `  ${printableLine(key)}`,
      ...marked("-", before),
      ...marked("+", after),
    ]),
  ]);
  return `${lines.slice(1).join("\n")}\n`;
}

export function changesTally(changes: readonly PostChange[]): string {
  const posts = changes.filter(({ post }) => post !== "");
  const counts = (["changed", "new", "gone"] as const).flatMap((kind) => {
    const count = posts.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? "post" : "posts"} ${kind}`];
  });
  const whole = posts.length === changes.length ? [] : ["the campaign itself changed"];
  return [...counts, ...whole].join(", ") || "nothing changed";
}
