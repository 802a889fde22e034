/** How Mastodon counts: graphemes, links with a scheme at a fixed length, of a remote mention only `@name`. */
import type { PartText } from "../network.ts";
import { countedOnMastodon } from "../text/finders/mastodon.ts";
import { graphemeLength } from "../text/graphemes.ts";

/** The text as it is counted: each link by what `link` makes of it, of a mention of somebody elsewhere only the name. */
function counted(text: string, link: (written: string) => string): string {
  let shown = "";
  let from = 0;
  for (const span of countedOnMastodon(text)) {
    const written = text.slice(span.start, span.end);
    const instead = span.kind === "mention" ? `@${span.handle.split("@", 1)[0]}` : link(written);
    shown += text.slice(from, span.start) + instead;
    from = span.end;
  }
  return shown + text.slice(from);
}

/** Of a mention of somebody on another server, only the name. */
export function shortMentions(text: string): string {
  return counted(text, (written) => written);
}

/** The content warning counts as it stands, links in it included. */
export function mastodonLength(part: Omit<PartText, "images">, linkLength: number): number {
  const text = counted(part.text, () => "x".repeat(linkLength));
  return graphemeLength(part.contentWarning ?? "") + graphemeLength(text);
}
