/** Hashtags of a text, as the networks read them: letters, digits and underscores after a #, outside of links. */
import type { Span } from "../../diagnostics/source.ts";
import { linksIn } from "../../networks/links.ts";

export interface Hashtag extends Span {
  /** Without the #. */
  readonly tag: string;
  /** A letter or digit stands directly before the #, so that no network makes a link of it. */
  readonly glued: boolean;
}

const pattern = /[#＃]([\p{L}\p{M}\p{N}_]+)/gu;

export function hashtagsIn(text: string): readonly Hashtag[] {
  if (!/[#＃]/.test(text)) return [];
  const links = linksIn(text, "bare-domains");
  return [...text.matchAll(pattern)]
    .filter(({ index }) => !links.some(({ start, end }) => index >= start && index < end))
    .filter((match) => /\p{L}/u.test(match[1] ?? ""))
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      tag: match[1] ?? "",
      glued: /[\p{L}\p{N}_]$/u.test(text.slice(0, match.index)),
    }));
}

/** Splits the year off a tag: `CEADay27` and `Week2027` have one, `Covid19` too: what it means is for the caller. */
export function yearOfTag(tag: string): { readonly stem: string; readonly year: string } | undefined {
  const match = /^(.*\p{L})((?:20)?\d{2})$/u.exec(tag);
  return match === null ? undefined : { stem: match[1] ?? "", year: match[2] ?? "" };
}

/** The text without the run of hashtags that ends it. */
export function withoutTrailingHashtags(text: string): string {
  return text.replace(/(?:\s*[#＃][\p{L}\p{M}\p{N}_]+)+\s*$/u, "");
}
