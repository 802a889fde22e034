/**
 * Links as twitter-text finds them, in one pass: X counts and bills by it, and Mastodon finds its own with the same
 * expressions and other characters. The library's own expression tries a hostile text again from each of its letters,
 * and knows no top-level domain that is newer than 2020.
 * The expressions: https://github.com/twitter/twitter-text/tree/master/js/src/regexp (checked 2026-11-27).
 */
import { allMatches } from "../../../system/text/all-matches.ts";
import type { LinkSpan } from "../spans.ts";
import { hostEndFrom, isHost, type Label, labelsOf, latinHosts, matchAt } from "./twitter-hosts.ts";

/** Which characters a network takes for which part of an address. */
export interface LinkGrammar {
  /** One character of a host that is neither dot, hyphen nor underscore. */
  readonly host: RegExp;
  /** The longest run of those, dots, hyphens and underscores; global. */
  readonly hostRun: RegExp;
  /** The same; sticky. */
  readonly hostRunAt: RegExp;
  /** The longest run that a path may hold between brackets; sticky. */
  readonly path: RegExp;
  /** What a path may end with. */
  readonly pathEnd: RegExp;
  /** Whether brackets may end a path where a mark stands before them, as in `/a!(b)`. */
  readonly bracketsAfterMarks: boolean;
  /** The longest run that a query may hold; sticky. */
  readonly query: RegExp;
  readonly queryEnd: RegExp;
  /** Whether `example.org` is a link without `https://`. */
  readonly bareDomains: boolean;
}

const notBefore = /[A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff]/;
const notBeforeBare = /[-_./]/;
const longestAddress = 4096;
const longestShortLink = 40;
interface Found {
  readonly start: number;
  readonly hostStart: number;
  readonly hostEnd: number;
}

/** The address that begins here; `next` is absent for the last label of its run. */
function foundAt(text: string, start: number, label: Label, next: Label | undefined, grammar: LinkGrammar) {
  const after = next === undefined ? schemeEnd(text, start, label.end) : -1;
  if (after !== -1) {
    const hostEnd = labelsOf(text, matchAt(grammar.hostRunAt, text, after), after, grammar.host)[0]?.hostEnd ?? -1;
    if (hostEnd !== -1) return { start, hostStart: after, hostEnd };
  }
  const hostEnd = grammar.host.test(text[start] ?? "") ? hostEndFrom(start, label, next) : -1;
  return hostEnd === -1 ? undefined : { start, hostStart: start, hostEnd };
}

/** The first address that begins in this label, not before `from`. */
function foundIn(text: string, label: Label, next: Label | undefined, from: number, grammar: LinkGrammar) {
  // At the start of a text the expression first takes its first character for one that stands before a link.
  if (from === 0 && label.start === 0 && label.end > 1 && !notBefore.test(text[0] ?? "")) {
    const second = foundAt(text, 1, label, next, grammar);
    if (second !== undefined) return second;
  }
  for (let start = Math.max(label.start, from); start < label.end; start += 1) {
    if (start > 0 && notBefore.test(text[start - 1] ?? "")) continue;
    const found = foundAt(text, start, label, next, grammar);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Behind `https://`, where it begins here and `end` is its colon; else -1. */
function schemeEnd(text: string, start: number, end: number): number {
  if (end - start < 4 || end - start > 5 || !/^https?$/i.test(text.slice(start, end))) return -1;
  return text.startsWith("://", end) ? end + 3 : -1;
}

/** Behind `(…)`, with one more pair inside at the most; -1 where there is none. */
function bracketsEnd(text: string, start: number, path: RegExp): number {
  const first = start + 1 + matchAt(path, text, start + 1).length;
  if (text[first] === ")") return first > start + 1 ? first + 1 : -1;
  if (text[first] !== "(") return -1;
  const inner = first + 1 + matchAt(path, text, first + 1).length;
  if (text[inner] !== ")" || inner === first + 1) return -1;
  const last = inner + 1 + matchAt(path, text, inner + 1).length;
  return text[last] === ")" ? last + 1 : -1;
}

function lastOf(pattern: RegExp, text: string, from: number, to: number): number {
  let end = to;
  while (end > from && !pattern.test(text[end - 1] ?? "")) end -= 1;
  return end > from ? end : -1;
}

function pathEndAt(text: string, start: number, { path, pathEnd, bracketsAfterMarks }: LinkGrammar): number {
  if (text[start] !== "/") return start;
  let end = start + 1;
  for (let at = start + 1; ; ) {
    const run = matchAt(path, text, at).length;
    const last = lastOf(pathEnd, text, at, at + run);
    if (last !== -1) end = last;
    const brackets = text[at + run] === "(" ? bracketsEnd(text, at + run, path) : -1;
    if (brackets === -1) return end;
    if (bracketsAfterMarks || end === at + run) end = brackets;
    at = brackets;
  }
}

function queryEndAt(text: string, start: number, { query, queryEnd }: LinkGrammar): number {
  if (text[start] !== "?") return start;
  const run = matchAt(query, text, start + 1).length;
  const end = lastOf(queryEnd, text, start + 1, start + 1 + run);
  return end === -1 ? start : end;
}

/** The links of one match of the expression; `end` is where the search goes on whatever becomes of it. */
function linksOf(text: string, found: Found, grammar: LinkGrammar) {
  const { start, hostStart, hostEnd } = found;
  const port = matchAt(/:[0-9]+/y, text, hostEnd).length;
  const pathEnd = pathEndAt(text, hostEnd + port, grammar);
  const end = queryEndAt(text, pathEnd, grammar);
  const host = text.slice(hostStart, hostEnd);
  const scheme = hostStart > start ? text.slice(start, hostStart) : "";
  const links: LinkSpan[] = [];
  const add = (from: number, to: number) => {
    const written = text.slice(from, to);
    const url = scheme === "" ? `https://${written}` : scheme.toLowerCase() + written.slice(scheme.length);
    links.push({ kind: "link", start: from, end: to, url });
  };
  if (end - start + (scheme || "https://").length > longestAddress || !isHost(host)) return { links, end };
  if (scheme !== "") {
    const short = matchAt(/https?:\/\/t\.co\/([a-z0-9]+)/iy, text, start);
    if (short === "") add(start, end);
    else if (short.length - scheme.length - "t.co/".length <= longestShortLink)
      add(start, queryEndAt(text, start + short.length, grammar));
  } else if (grammar.bareDomains && !notBeforeBare.test(text[start - 1] ?? "")) {
    const hosts = latinHosts(host);
    for (const [index, { start: from, end: to }] of hosts.entries()) {
      const isLast = index === hosts.length - 1;
      add(start + from, isLast && pathEnd > hostEnd + port ? end : start + to);
    }
  }
  return { links, end };
}

/** In the order of the text. */
export function twitterLinks(text: string, grammar: LinkGrammar): readonly LinkSpan[] {
  if (!(grammar.bareDomains ? text.includes(".") : text.includes(":"))) return [];
  const links: LinkSpan[] = [];
  // What stands before a link belongs to its match, so the next one begins behind the character that follows.
  let from = 0;
  for (const { 0: run, index } of allMatches(grammar.hostRun, text)) {
    if (index + run.length <= from) continue;
    const labels = labelsOf(text, run, index, grammar.host);
    for (const [number, label] of labels.entries()) {
      for (;;) {
        const found = foundIn(text, label, labels[number + 1], from, grammar);
        if (found === undefined) break;
        const taken = linksOf(text, found, grammar);
        links.push(...taken.links);
        from = taken.end + 1;
      }
    }
  }
  return links;
}
