import { allMatches } from "../../system/text/all-matches.ts";
import { textRule } from "../written.ts";

/** "C#" and "F#" end in one that is meant; a line that begins with "# " is a heading, and another rule's business. */
const lone = /(?<![\p{L}\p{N}_/&#＃])[#＃]{1,6}(?=[\s.,;:!?()[\]/…]|[-–—"“‘'’*+](?=\p{L})|_(?![\p{L}\p{N}_])|$)/gu;
const heading = /^[#＃]+[ \t]+[\p{L}\p{N}]/u;
/** The key of a telephone, and the sign as such. */
const key = /(?<!\p{L})(?:press|pressing|hit|key|keys|tap|dial|type|enter|then)[ \u00a0]+["'“‘]?$/iu;
const sign = /^["'”’]?[ \u00a0]+(?:sign|symbol|key|button|character|mark|to|then|followed)(?!\p{L})/iu;

export const hashtagEmpty = textRule({
  code: "hashtag-empty",
  severity: "warning",
  summary: "A # stands alone, with no word behind it.",
  *find({ text }) {
    for (const { 0: found, index } of allMatches(lone, text)) {
      const end = index + found.length;
      const startsLine = index === 0 || text[index - 1] === "\n";
      if (startsLine && heading.test(text.slice(index, index + 20))) continue;
      // "# CEADay27" is a hashtag split from its sign, which another rule says.
      if (/^[ \u00a0]+[\p{L}\p{N}_]*(?:\p{Ll}\p{Lu}|\p{L}\d)/u.test(text.slice(end, end + 40))) continue;
      if (key.test(text.slice(Math.max(0, index - 12), index)) || sign.test(text.slice(end, end + 14))) continue;
      yield {
        span: { start: index, end },
        message: "A # stands alone and is no hashtag.",
        help: "Write the hashtag's word right behind it, or take the # away.",
      };
    }
  },
});
