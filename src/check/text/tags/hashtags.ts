/** What rules ask of the hashtags of a text. */
import { hashtagsIn } from "../../../networks/text/hashtags.ts";

export { gluedHashtagsIn, type Hashtag, hashtagsIn } from "../../../networks/text/hashtags.ts";

/** Splits the year off a tag: `CEADay27` and `Week2027` have one, `Covid19` too, and `Day2O27` one with a letter for a digit. */
export function yearOfTag(tag: string): { readonly stem: string; readonly year: string } | undefined {
  const match = /^(.*\p{L})_?(2O\d{2})$/u.exec(tag) ?? /^(.*\p{L})_?((?:20)?\d{2})$/u.exec(tag);
  return match === null ? undefined : { stem: match[1] ?? "", year: match[2] ?? "" };
}

/** The text without the run of hashtags that ends it. */
export function withoutTrailingHashtags(text: string): string {
  let rest = text.trimEnd();
  for (const { start, end } of hashtagsIn(rest).toReversed()) {
    if (end !== rest.length) break;
    rest = rest.slice(0, start).trimEnd();
  }
  return rest;
}
