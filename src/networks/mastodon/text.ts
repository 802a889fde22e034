/** How Mastodon counts: graphemes, links with a scheme at a fixed length, of a remote mention only `@name`. */
import { graphemeLength } from "../graphemes.ts";
import { linksIn } from "../links.ts";
import type { PartText } from "../network.ts";

const remoteMention = /(?<![\p{L}\p{N}_/=.])@([a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)@[\p{L}\p{N}.-]*[\p{L}\p{N}]/giu;

/** Of a mention of somebody on another server, only the name. */
export function shortMentions(text: string): string {
  return text.replace(remoteMention, "@$1");
}

function countable(text: string, linkLength: number): string {
  let counted = "";
  let from = 0;
  for (const link of linksIn(text, "with-scheme")) {
    counted += shortMentions(text.slice(from, link.start)) + "x".repeat(linkLength);
    from = link.end;
  }
  return counted + shortMentions(text.slice(from));
}

/** The content warning counts as it stands, links in it included. */
export function mastodonLength(part: PartText, linkLength: number): number {
  return graphemeLength(part.contentWarning ?? "") + graphemeLength(countable(part.text, linkLength));
}
