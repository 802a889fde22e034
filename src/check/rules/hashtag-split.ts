import { type Hashtag, hashtagsIn } from "../text/hashtags.ts";
import { calendarTagStems, campaignTags } from "../text/known-hashtags.ts";
import { textRule } from "../written.ts";

const mostWords = 4;

/** The known tag that this one and the words behind it spell together. */
function splitTag(text: string, hashtag: Hashtag, known: ReadonlyMap<string, string>) {
  const rest = text.slice(hashtag.end);
  let joined = hashtag.tag;
  let end = hashtag.end;
  for (const word of [...rest.matchAll(/[ \u00a0]+([\p{L}\p{N}_]+)/gu)].slice(0, mostWords)) {
    if (word.index !== end - hashtag.end) return undefined;
    joined += word[1] ?? "";
    end += word[0].length;
    const tag = known.get(joined.toLowerCase());
    if (tag !== undefined) return { tag, end };
  }
  return undefined;
}

export const hashtagSplit = textRule({
  code: "hashtag-split",
  severity: "warning",
  summary: "A known hashtag is split by a space, so that only its first word is one.",
  *find({ text, delivery }) {
    const hashtags = hashtagsIn(text);
    if (hashtags.length === 0) return;
    const tags = [...calendarTagStems(), ...campaignTags(delivery)];
    const known = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
    for (const hashtag of hashtags) {
      if (known.has(hashtag.tag.toLowerCase())) continue;
      const split = splitTag(text, hashtag, known);
      if (split === undefined) continue;
      yield {
        span: { start: hashtag.start, end: split.end },
        message: `"${text.slice(hashtag.start, split.end)}" links only #${hashtag.tag}.`,
        help: `Write it as one word: #${split.tag}.`,
      };
    }
  },
});
