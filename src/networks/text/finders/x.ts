/**
 * What X makes of a text: twitter-text's rules, with newer top-level domains and letters.
 * https://github.com/twitter/twitter-text (checked 2026-11-27).
 */
import { allMatches } from "../../../system/text/all-matches.ts";
import { onceForEachText } from "../../../system/text/once-for-each-text.ts";
import { inOrder, type MentionSpan, type Spans, type TagSpan } from "../spans.ts";
import { latinLetters } from "./twitter-hosts.ts";
import { type LinkGrammar, twitterLinks } from "./twitter-links.ts";

const spaces = "\\x09-\\x0d\\x20\\x85\\xa0\\u1680\\u180e\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const invisible = "\\ufffe\\ufeff\\uffff\\u202a-\\u202e\\u061c\\u200e\\u200f\\u2066-\\u2069";
const marks = "!'#%&()*+,\\\\/:;<=>?@\\[\\]^{|}~$";
const letters = `a-z\\u0400-\\u04ff0-9${latinLetters}`;

const grammar: LinkGrammar = {
  host: new RegExp(`[^${marks}_.\\-${spaces}${invisible}]`),
  hostRun: new RegExp(`[^${marks}${spaces}${invisible}]+`, "g"),
  hostRunAt: new RegExp(`[^${marks}${spaces}${invisible}]+`, "y"),
  path: new RegExp(`[${letters}!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&]*`, "iy"),
  pathEnd: new RegExp(`[${letters}+\\-=_#/]`, "i"),
  bracketsAfterMarks: false,
  query: /[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*/iy,
  queryEnd: /[a-z0-9\-_&=#/]/i,
  bareDomains: true,
};

const letter = "\\p{L}\\p{M}";
const inTag = `${letter}\\p{Nd}_\\u200c\\u200d\\ua67e\\u05be\\u05f3\\u05f4\\uff5e\\u301c\\u309b\\u309c\\u30a0\\u30fb\\u3003\\u0f0b\\u0f0c\\xb7`;
const tag = new RegExp(`(?<=^|[\\ufe0e\\ufe0f]|[^${inTag}&])[#＃](?!\\ufe0f|\\u20e3)([${inTag}]+)`, "gu");
const hasLetter = new RegExp(`[${letter}]`, "u");
const notAfterTag = /[#＃]|:\/\//y;

function tagsIn(text: string): readonly TagSpan[] {
  if (!/[#＃]/.test(text)) return [];
  const tags: TagSpan[] = [];
  let from = 0;
  for (const { 0: written, 1: name = "", index: start } of allMatches(tag, text)) {
    // The character before belongs to the match, so of two that touch the second is none.
    if ((start > 0 && start <= from) || !hasLetter.test(name)) continue;
    from = start + written.length;
    notAfterTag.lastIndex = from;
    if (!notAfterTag.test(text)) tags.push({ kind: "tag", start, end: from, tag: name });
  }
  return tags;
}

const mention =
  /(?:^|[^a-zA-Z0-9_!#$%&*@＠]|(?:^|[^a-zA-Z0-9_+~.-])(?:rt|RT|rT|Rt):?)([@＠])([a-zA-Z0-9_]{1,20})(\/[a-zA-Z])?/g;
const notAfterMention = new RegExp(`[@＠${latinLetters}]|://`, "y");
/** What X would link beyond this leads to nobody. */
export const longestNameOnX = 15;

function mentionsIn(text: string): readonly MentionSpan[] {
  const mentions: MentionSpan[] = [];
  for (const { 0: written, 1: sign = "", 2: handle = "", 3: list, index } of allMatches(mention, text)) {
    const start = index + written.lastIndexOf(sign);
    const end = start + 1 + handle.length;
    notAfterMention.lastIndex = end;
    if (list !== undefined || handle.length > longestNameOnX || notAfterMention.test(text)) continue;
    mentions.push({ kind: "mention", start, end, handle });
  }
  return mentions;
}

export const linksOnX = onceForEachText((text: string) => twitterLinks(text, grammar));

export function findOnX(text: string): Spans {
  return inOrder([...linksOnX(text), ...tagsIn(text), ...mentionsIn(text)]);
}
