/** What Bluesky is sent, and so what its readers see: it makes links of what a post says is one. */
import { allMatches } from "../../../system/text/all-matches.ts";
import { graphemeLength } from "../graphemes.ts";
import { hashtagsIn } from "../hashtags.ts";
import { linksIn } from "../links.ts";
import { inOrder, type MentionSpan, type Spans, type TagSpan } from "../spans.ts";
import { isTopLevelDomain } from "../top-level-domains.ts";

/** Of app.bsky.richtext.facet#tag (checked 2026-11-27). */
const longestTag = { graphemes: 64, bytes: 640 };

function tagsIn(text: string): readonly TagSpan[] {
  return hashtagsIn(text)
    .filter(({ tag }) => Buffer.byteLength(tag) <= longestTag.bytes && graphemeLength(tag) <= longestTag.graphemes)
    .map((tag) => ({ kind: "tag", ...tag }));
}

/** A handle is the name of a domain. */
const handle =
  /(?<![\p{L}\p{M}\p{N}_@＠/.=&+-])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)(?!\.?[\p{L}\p{N}_@＠-])/giu;

/** Of no real domain, and yet one that servers for tests give out. */
const forTests = "test";

function mentionsIn(text: string): readonly MentionSpan[] {
  if (!text.includes("@")) return [];
  return allMatches(handle, text).flatMap(({ 0: written, 1: name = "", index: start }) => {
    const domain = name.slice(name.lastIndexOf(".") + 1);
    if (name.length > 253 || !(isTopLevelDomain(domain) || domain === forTests)) return [];
    return [{ kind: "mention", start, end: start + written.length, handle: name }];
  });
}

export function findOnBluesky(text: string): Spans {
  return inOrder([...linksIn(text), ...tagsIn(text), ...mentionsIn(text)]);
}
