/**
 * What Mastodon makes of a text: twitter-text's expressions with the characters that it puts into them.
 * config/initializers/twitter_regex.rb, app/lib/extractor.rb, app/models/account.rb and app/models/concerns/tag/naming.rb
 * of https://github.com/mastodon/mastodon (checked 2026-11-27).
 */
import { allMatches } from "../../../system/text/all-matches.ts";
import { onceForEachText } from "../../../system/text/once-for-each-text.ts";
import { inOrder, type MentionSpan, type Spans, type TagSpan } from "../spans.ts";
import { type LinkGrammar, twitterLinks } from "./twitter-links.ts";

const noHost =
  "\\p{P}$+<=>^`|~\\s\\x00-\\x1f\\x7f-\\x9f\\u180e\\ufffe\\ufeff\\uffff\\u202a-\\u202e\\u061c\\u200e\\u200f\\u2066-\\u2069";
const space = "\\p{White_Space}";

const grammar: LinkGrammar = {
  host: new RegExp(`[^${noHost}]`, "u"),
  hostRun: new RegExp(`(?:[^${noHost}]|[_.-])+`, "gu"),
  hostRunAt: new RegExp(`(?:[^${noHost}]|[_.-])+`, "uy"),
  path: new RegExp(`[^${space}<>()?]*`, "uy"),
  pathEnd: new RegExp(`[^${space}()?!*"'「」<>;:=,.$%\\[\\]~&|@]`, "u"),
  bracketsAfterMarks: true,
  query: /[a-z0-9!?*'();:&=+$/%#[\]\-_.,~|@^\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{ffef}\u{10000}-\u{10fffd}]*/iuy,
  queryEnd: /[a-z0-9_&=#/\-\u{a0}-\u{ffef}]/iu,
  bareDomains: false,
};

/** The newest servers want white space before a hashtag, or the start of a line; older ones link some more. */
const tag =
  /(?<=^|[\p{White_Space}])[#＃](?:[\p{L}\p{M}\p{Nd}\p{Pc}][\p{L}\p{M}\p{Nd}\p{Pc}\u00b7\u30fb\u200c]*[\p{L}\p{M}\p{Nd}\p{Pc}]|[\p{L}\p{M}])/gmu;
/** A letter, or a mark between others, must be among them. */
const lettered = /[\p{L}\p{M}]|(?<=.)[_\u00b7\u30fb\u200c](?=.)/u;

function tagsIn(text: string): readonly TagSpan[] {
  return allMatches(tag, text)
    .filter(({ 0: written }) => lettered.test(written.slice(1)))
    .map(({ 0: written, index: start }) => ({
      kind: "tag",
      start,
      end: start + written.length,
      tag: written.slice(1),
    }));
}

const mention =
  /(?<![=/\p{L}\p{M}\p{Nd}\p{Pc}])@([A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*)(@[\p{L}\p{M}\p{Nd}\p{Pc}]+(?:[.-]+[\p{L}\p{M}\p{Nd}\p{Pc}]+)*)?/gu;
const notAfterMention = /[@＠\xc0-\xd6\xd8-\xf6\xf8-\u024f\u1e00-\u1eff]|:\/\//y;

/** Every stretch that Mastodon reads as a mention, whether or not somebody answers to it. */
function namesIn(text: string): readonly MentionSpan[] {
  if (!text.includes("@")) return [];
  const mentions: MentionSpan[] = [];
  for (const { 0: written, index: start } of allMatches(mention, text)) {
    const end = start + written.length;
    notAfterMention.lastIndex = end;
    if (!notAfterMention.test(text)) mentions.push({ kind: "mention", start, end, handle: written.slice(1) });
  }
  return mentions;
}

export const linksOnMastodon = onceForEachText((text: string) => twitterLinks(text, grammar));

/** What counts otherwise than it is long: links, and names that lose their server. */
export function countedOnMastodon(text: string): Spans {
  return inOrder([...linksOnMastodon(text), ...namesIn(text)]);
}

/** A name of this server has no full stop and no hyphen. */
function isSomebody({ handle }: MentionSpan): boolean {
  return handle.includes("@") || /^\w{1,30}$/.test(handle);
}

export function findOnMastodon(text: string): Spans {
  return inOrder([...linksOnMastodon(text), ...tagsIn(text), ...namesIn(text)]).filter(
    (span) => span.kind !== "mention" || isSomebody(span),
  );
}
