/**
 * How X counts: NFC, links 23, every emoji 2, other characters 1 or 2 by code point. twitter-text is the reference;
 * its emoji table is years old and counts newer emoji at 5 or 8, so emoji are found by the Unicode data of Node.
 */
import { emojiPattern } from "../text/emoji.ts";
import { linksOnX } from "../text/finders/x.ts";

export interface WeightedLimits {
  readonly weighted: number;
  readonly link: number;
}

/** Ranges of code points that weigh 1; all others weigh 2 (configuration 3 of twitter-text). */
const lightRanges: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
];
const emojiWeight = 2;

/** Emoji in Unicode's own spelling, and keycaps without their variation selector. */
const emoji = emojiPattern("\\p{RGI_Emoji}|[0-9#*]\\u20e3", "vy");
/** Old emoji that need no variation selector and often carry one all the same: it weighs nothing after these alone. */
const selected =
  /[\u231a\u231b\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2757\u2b1b\u2b1c\u2b50\u2b55\u{1f004}\u{1f21a}\u{1f22f}]\ufe0f/vy;
/** An emoji newer than this Node, in a skin tone: Unicode has long set its place aside. */
const newer = /[\p{Extended_Pictographic}&&\p{Cn}]\p{EMod}/vy;
/**
 * What could be an emoji of several parts whose variation selectors were left out, as some keyboards do. None of
 * Unicode has more than four parts; a bound keeps the search short in a text of nothing else.
 */
const chain = emojiPattern("\\p{Emoji}\\ufe0f?\\p{EMod}?(?:\\u200d\\p{Emoji}\\ufe0f?\\p{EMod}?){1,7}", "vy");

/** What makes an emoji of the digit before it: a selector, the frame of a key, a joiner. */
const makesEmoji: ReadonlySet<number> = new Set([0xfe0f, 0x20e3, 0x200d]);

function weightOf(codePoint: number): number {
  return lightRanges.some(([from, to]) => codePoint >= from && codePoint <= to) ? 1 : 2;
}

/** The same sequence with a variation selector exactly where Unicode's list has one. */
function fullyQualified(sequence: string): string {
  return sequence
    .replaceAll("\ufe0f", "")
    .split("\u200d")
    .map((element) => (/^\p{Emoji_Presentation}|\p{EMod}$/v.test(element) ? element : `${element}\ufe0f`))
    .join("\u200d");
}

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? "";
}

/** Length in UTF-16 code units of the longest emoji that begins here; 0 where none does. */
function emojiLengthAt(text: string, index: number): number {
  const listed = Math.max(...[emoji, selected, newer].map((pattern) => matchAt(pattern, text, index).length));
  let candidate = matchAt(chain, text, index);
  while (candidate.length > listed) {
    if (/^\p{RGI_Emoji}$/v.test(fullyQualified(candidate))) return candidate.length;
    candidate = candidate.slice(0, Math.max(0, candidate.lastIndexOf("\u200d")));
  }
  return listed;
}

/** Weighted length of a text without links. */
function weightedLength(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant
  if (/^[\u0000-\u007f]*$/.test(text)) return text.length;
  let weight = 0;
  for (let index = 0; index < text.length; ) {
    const codePoint = text.codePointAt(index) ?? 0;
    const isPlain = codePoint < 0x80 && !makesEmoji.has(text.charCodeAt(index + 1));
    const emojiLength = isPlain ? 0 : emojiLengthAt(text, index);
    weight += emojiLength > 0 ? emojiWeight : weightOf(codePoint);
    index += emojiLength > 0 ? emojiLength : codePoint > 0xffff ? 2 : 1;
  }
  return weight;
}

/** What X counts against its limit. */
export function xLength(text: string, limits: WeightedLimits): number {
  const normal = text.normalize("NFC");
  let used = 0;
  let from = 0;
  for (const link of linksOnX(normal)) {
    used += weightedLength(normal.slice(from, link.start)) + limits.link;
    from = link.end;
  }
  return used + weightedLength(normal.slice(from));
}
