/**
 * The addresses of a text as its readers see them, whatever stands around them: quotes, brackets, emoji, a full stop.
 * Bluesky is sent these, since it leaves the finding to whoever posts; X and Mastodon find their own (x.ts,
 * mastodon.ts). Each character is looked at a bounded number of times.
 */
import { allMatches } from "../../system/text/all-matches.ts";
import { onceForEachText } from "../../system/text/once-for-each-text.ts";
import { bareHost, hostAfterScheme, withoutEnd } from "./hosts.ts";
import type { LinkSpan } from "./spans.ts";

/** What could be the name of a server, or hold one: never split, so that no address begins in the middle of a word. */
const runs = /[\p{L}\p{M}\p{N}._-]+/gu;
const runAt = /[\p{L}\p{M}\p{N}._-]+/uy;
const schemeAt = /:\/\//y;
const portAt = /:\d{1,5}(?![\p{L}\p{N}])/uy;

/**
 * What may stand in a path between brackets: no space, no quotation mark of a sentence, no dash between thoughts,
 * nothing invisible, no emoji.
 */
const pathAt =
  /(?:(?![,;|]https?:\/\/)[^\s\p{Extended_Pictographic}\p{Regional_Indicator}\p{Cc}\p{Cf}\p{Pi}\p{Pf}\p{Ps}\p{Pe}<>"`\\^|„‚…—–。、，．！？；：])+/iuy;

/** Ends a sentence, not an address. */
const ending = /[.,;:!?'*~([؟،؛۔]/u;

function at(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? "";
}

/** Where the path ends that begins here: at the latest before a bracket that closes nothing of the address itself. */
function pathEnd(text: string, index: number): number {
  const open = { "(": 0, "[": 0 };
  for (let end = index; ; end += 1) {
    end += at(pathAt, text, end).length;
    const bracket = text[end];
    if (bracket === "(" || bracket === "[") open[bracket] += 1;
    else if (bracket === ")" && open["("] > 0) open["("] -= 1;
    else if (bracket === "]" && open["["] > 0) open["["] -= 1;
    else return end;
  }
}

/** Length of the path, query and fragment that begin here, without what belongs to the sentence around them. */
function pathLength(text: string, index: number): number {
  let end = pathEnd(text, index);
  while (end > index && ending.test(text[end - 1] ?? "")) end -= 1;
  return (/['’]s$/.test(text.slice(Math.max(index, end - 2), end)) ? end - 2 : end) - index;
}

/** What follows a host: port, path, query, fragment. */
function tailLength(text: string, index: number, starts: RegExp): number {
  const port = at(portAt, text, index).length;
  if (starts.test(text[index + port] ?? "")) return port + pathLength(text, index + port);
  return port;
}

/** Somebody's name or password before an @: no browser shows it, and nobody should be led by it. */
function hasLogin(text: string, index: number): boolean {
  return /^[^\s/?#]{0,300}@/u.test(text.slice(index, index + 301));
}

function linkAfterScheme(text: string, start: number, hostStart: number): LinkSpan | undefined {
  const host = hostAfterScheme(at(runAt, text, hostStart));
  const hostEnd = hostStart + host.length;
  if (host === "" || hasLogin(text, hostEnd)) return undefined;
  const whole = /[\p{L}\p{M}\p{N}._-]/u.test(text[hostEnd] ?? "") ? 0 : tailLength(text, hostEnd, /[/?#]/);
  const end = hostEnd + whole;
  return { kind: "link", start, end, url: text.slice(start, hostStart).toLowerCase() + text.slice(hostStart, end) };
}

/** `www.example.org/help`, `example.org`. */
function bareLink(text: string, start: number, run: string): LinkSpan | undefined {
  const runEnd = start + run.length;
  const host = bareHost(run, /[/?]/.test(text[runEnd] ?? "") && pathLength(text, runEnd) > 0);
  if (host === "") return undefined;
  const hostEnd = start + host.length;
  if (hostEnd === runEnd && text[runEnd] === "@") return undefined;
  const tail = hostEnd === runEnd ? tailLength(text, hostEnd, /[/?]/) : 0;
  // A port alone is a time or a sum: "gov.uk:10".
  const end = hostEnd + (at(portAt, text, hostEnd).length === tail ? 0 : tail);
  return { kind: "link", start, end, url: `https://${text.slice(start, end)}` };
}

/** Where `http` or `https` ends a run and `://` follows it, the place where it begins; else -1. */
function schemeStart(text: string, run: string, start: number): number {
  const scheme = /(?:^|[._-])(https?)$/iu.exec(run.slice(-6))?.[1];
  if (scheme === undefined || at(schemeAt, text, start + run.length) === "") return -1;
  const from = run.length - scheme.length;
  return from === 0 || /[._-]/.test(run[from - 1] ?? "") ? start + from : -1;
}

const pieces = /[^.]+(?:\.[^.]+)*/gu;

/** What may not stand before an address without a scheme: an e-mail address, a handle, a path. */
const noStart = /[@＠/\\#＃$&=%+]/u;

/** In the order of the text. */
export const linksIn = onceForEachText((text: string): readonly LinkSpan[] => {
  if (!/[^\s.]\.[^\s.]/.test(text)) return [];
  const links: LinkSpan[] = [];
  let from = 0;
  const add = (link: LinkSpan | undefined) => {
    if (link === undefined) return;
    links.push(link);
    from = link.end;
  };
  for (const { 0: run, index } of allMatches(runs, text)) {
    if (index < from) continue;
    const scheme = schemeStart(text, run, index);
    const bare = !noStart.test(text[index - 1] ?? "");
    // What an address leaves of a run, `Then` of `gov.uk.Then`, is no address.
    for (const piece of allMatches(pieces, run)) {
      const start = index + piece.index + (/^[_-]*/.exec(piece[0])?.[0].length ?? 0);
      const end = index + piece.index + withoutEnd(piece[0], "_-").length;
      if (!bare || (scheme !== -1 && end > scheme)) break;
      if (start < end) add(bareLink(text, start, text.slice(start, end)));
    }
    if (scheme >= from && scheme !== -1) add(linkAfterScheme(text, scheme, index + run.length + 3));
  }
  return links;
});
