import type { Delivery } from "../../plan/delivery.ts";
import { isCommonWord } from "../text/compound.ts";
import { type Hashtag, hashtagsIn } from "../text/hashtags.ts";
import { calendarTagStems } from "../text/known-hashtags.ts";
import { dayTags, ownTags } from "../text/own-day.ts";
import { textRule } from "../written.ts";

const mostWords = 4;

interface Split {
  readonly tag: string;
  readonly end: number;
}

/** The known tag that this one and the words behind it spell together. */
function splitTag(text: string, hashtag: Hashtag, known: ReadonlyMap<string, string>): Split | undefined {
  let { tag: joined, end } = hashtag;
  const rest = text.slice(end, end + 80);
  let found: Split | undefined;
  for (const word of [...rest.matchAll(/(?:[ \u00a0]+|[-–./&])(['’]?[\p{L}\p{N}_]+)/gu)].slice(0, mostWords)) {
    if (word.index !== end - hashtag.end) break;
    joined += word[1] ?? "";
    end += word[0].length;
    const tag = known.get(joined.toLowerCase());
    if (tag !== undefined) found = { tag, end };
  }
  return found;
}

/** What a sentence may begin with before a name: "#London Fire Brigade", "#Safeguarding Children Partnership". */
const nouns =
  /^(?:London|York|Leeds|Hull|Wales|Kent|Essex|Surrey|Safeguarding|Children|Parents|Carers|Schools|Teachers|Police|Family|Health|Social|Community|Council|North|South|East|West|Young)$/;
const capital = /^\p{Lu}\p{Ll}+$/u;

/** "#Look Closer", "#Look-Closer": capitals that stand apart, of words that campaigns join. */
function capitalsApart(text: string, { tag, start, end }: Hashtag): Split | undefined {
  const next = /^([ \u00a0]|[-–])(\p{Lu}\p{Ll}+)(?![\p{L}\p{N}_])/u.exec(text.slice(end, end + 40));
  const word = next?.[2] ?? "";
  if (next === null || !capital.test(tag)) return undefined;
  const hyphen = next[1] !== " " && next[1] !== "\u00a0";
  if (!hyphen && nouns.test(tag)) return undefined;
  if (!hyphen && !(isCommonWord(tag) && isCommonWord(word))) return undefined;
  // The first words of a sentence may be capitals by chance: "#Parents We hear you".
  if (
    !hyphen &&
    /^(?:We|You|It|If|The|This|They|Our|Your|In|On|A|An|To|For|And|Is|Are|Do|Be|Not|Join|Call|Ask)$/.test(word)
  )
    return undefined;
  return start < end ? { tag: `${tag}${word}`, end: end + (next[0]?.length ?? 0) } : undefined;
}

/** "# CEADay27": the hashtag stands apart from its #. */
function* apart(text: string, known: ReadonlyMap<string, string>) {
  for (const { 1: word = "", 0: written, index } of text.matchAll(
    /(?<![\p{L}\p{N}_#＃])[#＃][ \u00a0]+([\p{L}\p{N}_]+)/gu,
  )) {
    const tag = known.get(word.toLowerCase());
    if (tag !== undefined) yield { start: index, end: index + written.length, tag };
  }
}

function knownTags(delivery: Delivery): ReadonlyMap<string, string> {
  const year = delivery.anchor.date.slice(0, 4);
  const dated = [...dayTags(delivery).dated.values()].flatMap((stem) => [`${stem}${year.slice(2)}`, `${stem}${year}`]);
  const tags = [...calendarTagStems(), ...dated, ...ownTags(delivery)];
  return new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
}

export const hashtagSplit = textRule({
  code: "hashtag-split",
  severity: "warning",
  summary: "A hashtag is split by a space or a hyphen, so that only its first word is one.",
  *find({ text, delivery }) {
    if (!/[#＃]/.test(text)) return;
    const known = knownTags(delivery);
    for (const { start, end, tag } of apart(text, known)) {
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is no hashtag: a space stands behind the #.`,
        help: `Write it as one word: #${tag}.`,
      };
    }
    for (const hashtag of hashtagsIn(text)) {
      const whole = known.get(hashtag.tag.toLowerCase());
      const split = splitTag(text, hashtag, known) ?? (whole === undefined ? capitalsApart(text, hashtag) : undefined);
      if (split === undefined) continue;
      yield {
        span: { start: hashtag.start, end: split.end },
        message: `"${text.slice(hashtag.start, split.end)}" links only #${hashtag.tag}.`,
        help: `Write it as one word: #${split.tag}.`,
      };
    }
  },
});
