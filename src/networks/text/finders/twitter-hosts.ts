/** The hosts of twitter-links.ts: which labels make one, and where it ends. */
import { allMatches } from "../../../system/text/all-matches.ts";
import { asciiLength } from "../punycode.ts";
import { topLevelDomains } from "../top-level-domains.ts";

/** Latin letters with accents, as twitter-text lists them: a part of a character class. */
export const latinLetters =
  "\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\xff\\u0100-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263\\u0268\\u026f\\u0272\\u0289\\u028b\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff";

/** Of those top-level domains that are written in letters beyond a to z. */
const longestDomain = 24;

export interface Label {
  readonly start: number;
  readonly end: number;
  /** Where a top-level domain ends that this label begins with; -1 for none. */
  readonly domainEnd: number;
  readonly endsWell: boolean;
  readonly lastUnderscore: number;
  /** Where a host ends that begins with this whole label; -1 for none. */
  hostEnd: number;
}

export function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? "";
}

/** Where the top-level domain ends that begins here; -1 for none. */
function domainEndAt(text: string, start: number, end: number): number {
  const ascii = matchAt(/[a-z0-9-]*/iy, text, start);
  const fits = (length: number) => {
    const next = text[start + length] ?? "";
    return topLevelDomains().has(text.slice(start, start + length).toLowerCase()) && !/[0-9a-z@+-]/i.test(next);
  };
  if (ascii.length <= longestDomain && fits(ascii.length)) return start + ascii.length;
  if (/^xn--./i.test(ascii)) return start + ascii.length;
  if (start + ascii.length >= end) return -1;
  for (let length = Math.min(longestDomain, end - start); length > 0; length -= 1)
    if (fits(length)) return start + length;
  return -1;
}

/** The labels of a run of host characters that begins at `from`; `host` is one character that is no dot, hyphen or underscore. */
export function labelsOf(text: string, run: string, from: number, host: RegExp): readonly Label[] {
  const labels: Label[] = [];
  for (let start = from; start <= from + run.length; ) {
    const dot = text.indexOf(".", start);
    const end = dot === -1 ? from + run.length : Math.min(dot, from + run.length);
    labels.push({
      start,
      end,
      domainEnd: labels.length === 0 ? -1 : domainEndAt(text, start, end),
      endsWell: end > start && host.test(text[end - 1] ?? ""),
      lastUnderscore: text.slice(start, end).lastIndexOf("_") + start,
      hostEnd: -1,
    });
    start = end + 1;
  }
  for (const [index, label] of labels.entries().toArray().toReversed()) {
    label.hostEnd = host.test(text[label.start] ?? "") ? hostEndFrom(label.start, label, labels[index + 1]) : -1;
  }
  return labels;
}

/** Where a host ends whose first label is this one from `start` on: as far as it goes. */
export function hostEndFrom(start: number, label: Label, next: Label | undefined): number {
  if (next === undefined || !label.endsWell) return -1;
  if (next.hostEnd !== -1) return next.hostEnd;
  return start > label.lastUnderscore || label.lastUnderscore < label.start ? next.domainEnd : -1;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Of a run of Latin letters, digits, dots and hyphens within a host. */
function hostsOfRun(host: string, from: number, to: number): readonly Range[] {
  const found: Range[] = [];
  let start = from;
  let end = -1;
  for (let at = from; at <= to; ) {
    const dot = host.indexOf(".", at);
    const labelEnd = dot === -1 ? to : Math.min(dot, to);
    // A domain of another script may follow the run's last dot.
    const domain = at > start ? domainEndAt(host, at, at === to ? host.length : labelEnd) : -1;
    if (domain !== -1) end = domain;
    if (labelEnd === at || at >= to) {
      if (end !== -1) found.push({ start, end });
      end = -1;
      start = at + 1;
    }
    at = labelEnd + 1;
  }
  if (end !== -1) found.push({ start, end });
  return found;
}

const latinRun = new RegExp(`[-a-z0-9.${latinLetters}]+`, "gi");

/** Names of servers within a host that are written in Latin letters: `example.org` of `看example.org`. */
export function latinHosts(host: string): readonly Range[] {
  return allMatches(latinRun, host).flatMap(({ 0: run, index }) => hostsOfRun(host, index, index + run.length));
}

/** Whether the domain name system could hold it. */
export function isHost(host: string): boolean {
  if (/^xn--/.test(host) && latinHosts(host).length === 0) return false;
  return host.split(".").every((label) => {
    // Full stops of other scripts stand within a label here, and part it where it is written in ASCII.
    const length = label.split(/[\u3002\uff0e\uff61]/).reduce((sum, piece) => sum + 1 + asciiLength(piece), -1);
    return length > 0 && length <= 63;
  });
}
