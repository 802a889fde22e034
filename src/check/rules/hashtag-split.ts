import type { Delivery } from "../../plan/delivery.ts";
import { allMatches } from "../../system/text/all-matches.ts";
import { dayTags, ownTags } from "../text/days/own-day.ts";
import { compoundOf, isCommonWord, isWholeWord } from "../text/tags/compound.ts";
import { type Hashtag, hashtagsIn } from "../text/tags/hashtags.ts";
import { calendarTagStems } from "../text/tags/known-hashtags.ts";
import { textRule } from "../written.ts";

const mostWords = 4;
/** Sticky: only what stands right behind is looked at, however long the text. */
const next = /(?:[ \u00a0]{1,3}|[-–./&])(['’]?[\p{L}\p{N}_]{1,40})/uy;

const lowerWords = /[ \u00a0]((?:The|Your|Our|My|A)(?= )|\p{Ll}+)(?![\p{L}\p{N}_'’])/guy;

const counted = /^[ \u00a0](?!(?:is|was|starts|begins|on|and|at|in|for|today|here|with|to)(?!\p{L}))\p{Ll}/u;

/** "#National CEADay27" */
const national = /^(?:national|uk|international|world)/u;

interface Split {
  readonly tag: string;
  readonly end: number;
}

/** The known tag that this one and the words behind it spell together. */
function splitTag(text: string, hashtag: Hashtag, known: Spelling): Split | undefined {
  let { end } = hashtag;
  let joined = hashtag.tag.replaceAll("_", "");
  let found: Split | undefined;
  for (let words = 0; words < mostWords; words += 1) {
    next.lastIndex = end;
    const word = next.exec(text);
    if (word === null) break;
    joined += (word[1] ?? "").replaceAll("_", "");
    end += word[0].length;
    // "#CEADay 27 people came": the number counts them.
    if (/^\d+$/.test(word[1] ?? "") && counted.test(text.slice(end, end + 20))) break;
    const tag = known(joined.toLowerCase()) ?? known(joined.toLowerCase().replace(national, ""));
    if (tag !== undefined) found = { tag, end };
  }
  return found;
}

/** What a sentence may begin with before a name: "#London Fire Brigade", "#Safeguarding Children Partnership". */
const nouns =
  /^(?:London|York|Leeds|Hull|Wales|Kent|Essex|Surrey|Safeguarding|Children|Parents|Carers|Schools|Teachers|Police|Family|Health|Social|Community|Council|North|South|East|West|Young)$/;
const capital = /^\p{Lu}\p{Ll}+$/u;
/** The first words of a sentence may be capitals by chance: "#Parents We hear you". */
const begins = /^(?:We|You|It|If|The|This|They|Our|Your|In|On|A|An|To|For|And|Is|Are|Do|Be|Not|Join|Call|Ask)$/;
/** "#Spot The Signs": a small word with a capital that another one follows is no beginning. */
const openWords =
  /^(?:[ \u00a0](?:The|Your|Our|A|An|To|For|And|Is|Not|It|In|On|Of|My|Me)){0,3}[ \u00a0]\p{Lu}\p{Ll}+(?![\p{L}\p{N}_])/u;
/** "#SpotThe Signs" */
const endsOpen = /\p{Ll}(?:The|Your|Our|My|And|Of|No|Not)$/u;

/** "#Spot The Signs", "#SpotThe Signs" */
function openCapitals(text: string, { tag, end }: Pick<Hashtag, "tag" | "end">): Split | undefined {
  const begun = capital.test(tag) ? isCommonWord(tag) && !nouns.test(tag) : endsOpen.test(tag);
  const all = begun ? (openWords.exec(text.slice(end, end + 60))?.[0] ?? "") : "";
  const last = /\p{L}+$/u.exec(all)?.[0] ?? "";
  if (last === "" || !isCommonWord(last) || begins.test(last)) return undefined;
  return { tag: tag + all.replace(/[ \u00a0]/g, ""), end: end + all.length };
}

/** "#Together We Can", "#See Something Say Something" */
const capitalWords = /^(?:[ \u00a0]\p{Lu}\p{Ll}*(?![\p{L}\p{N}_])){2,6}/u;

/** "#Bristol City Council" */
const ofOrganisations =
  /^(?:Council|Police|Team|School|Academy|Partnership|Services?|Trust|Hospital|College|Street|Road|House|Centre|Station|Club|Society)$/;

/** Three words or more in capitals, all such as campaigns join. */
function capitalsInARow(text: string, { tag, end }: Hashtag): Split | undefined {
  if (!capital.test(tag) || nouns.test(tag)) return undefined;
  const run = capitalWords.exec(text.slice(end, end + 80))?.[0] ?? "";
  const words = run.trim().split(/[ \u00a0]/);
  if (run === "" || words.some((word) => ofOrganisations.test(word)) || ![tag, ...words].every(isCommonWord))
    return undefined;
  return { tag: tag + words.join(""), end: end + run.length };
}

/** No hashtag that anybody means: what follows belongs to it. */
const opens =
  /^(?:Look|Spot|Know|Say|Stop|Speak|Tell|See|Think|Keep|End|Break|Dont|Its|Not|Take|Make|Act|Stay|Raise|Report|Wear|Share|Join|Talk|Ask|Listen)$/;
/** "#Report It", "#Speak Up" */
const ends = /^(?:It|Up|Out|Us|Now)$/;
const small = /^(?:the|your|our|a|an|to|for|and|at|in|on|of|with|this|that|by|is|are|if|when)$/;

/** "#Look closer this March", "#Spot the signs": one hashtag, up to the next small word. */
function openedBy(text: string, { tag, end }: Hashtag): Split | undefined {
  if (!opens.test(tag)) return undefined;
  const words: string[] = [];
  let to = end;
  let hasContent = false;
  for (const { 0: found, 1: word = "" } of allMatches(lowerWords, text.slice(end, end + 60))) {
    if (words.length === 3 || (small.test(word.toLowerCase()) ? hasContent : !isCommonWord(word))) break;
    hasContent ||= !small.test(word.toLowerCase());
    words.push(word.charAt(0).toUpperCase() + word.slice(1));
    to += found.length;
  }
  return hasContent ? { tag: tag + words.join(""), end: to } : undefined;
}

/** "#Look Closer", "#Look-Closer": capitals that stand apart, of words that campaigns join. */
function capitalsApart(text: string, { tag, end }: Hashtag): Split | undefined {
  const whole = /^[ \u00a0](\p{L}+)(?![\p{L}\p{N}_])/u.exec(text.slice(end, end + 40));
  if (whole !== null && isCommonWord(tag) && capital.test(tag) && joined.test(whole[1] ?? "")) {
    return { tag: tag + whole[1], end: end + whole[0].length };
  }
  const behind = /^([ \u00a0]|[-–])(\p{Lu}\p{Ll}+|CEA?|CSE|CSA|CCE|FGM)(?![\p{L}\p{N}_])/u.exec(
    text.slice(end, end + 40),
  );
  const word = behind?.[2] ?? "";
  if (behind === null) return undefined;
  const hyphen = behind[1] !== " " && behind[1] !== "\u00a0";
  const [, further = ""] = /^[ \u00a0](\p{Lu}\p{Ll}+)/u.exec(text.slice(end + behind[0].length, end + 80)) ?? [];
  if (!hyphen && ofOrganisations.test(further)) return undefined;
  const open = hyphen ? undefined : openCapitals(text, { tag, end });
  if (open !== undefined) return open;
  if (!capital.test(tag)) return undefined;
  if (!hyphen && nouns.test(tag) && !/^(?:Day|Week|Month|Fortnight)$/.test(word)) return undefined;
  if (!hyphen && !(isCommonWord(tag) && isCommonWord(word))) return undefined;
  if (
    !hyphen &&
    begins.test(word) &&
    !(opens.test(tag) && ends.test(word) && !/^[ \u00a0]\p{Ll}/u.test(text.slice(end + behind[0].length, end + 60)))
  )
    return undefined;
  return { tag: `${tag}${word}`, end: end + behind[0].length };
}

/** Capitals inside a word are of a hashtag, or of a name that has them. */
const joined =
  /^(?!(?:YouTube|TikTok|WhatsApp|FaceTime|PowerPoint|SharePoint|LinkedIn|Mc\p{Lu}|Mac\p{Lu}))\p{Lu}\p{Ll}+\p{Lu}/u;

/** Two words that are one matter, in whatever letters: "#Child exploitation", "#county lines". */
const matters = new Set(
  `child exploitation|child abuse|child protection|child safety|criminal exploitation|sexual exploitation|county lines|
  online safety|internet safety|online grooming|modern slavery|human trafficking|mental health|domestic abuse|
  foster care|knife crime|hate crime|social work|youth work|trusted adult|body image|
  white ribbon|helping hands|eyes open|forced marriage|honour based|sexual abuse|substance misuse|suicide prevention|
  stop exploitation|anti bullying|cyber bullying`
    .split("|")
    .map((words) => words.trim()),
);

function matterIn(text: string, { tag, end }: Hashtag): Split | undefined {
  const [found, word = ""] = /^[ \u00a0-](\p{L}+)(?![\p{L}\p{N}_])/u.exec(text.slice(end, end + 30)) ?? [];
  if (found === undefined || !matters.has(`${tag} ${word}`.toLowerCase())) return undefined;
  const capitalised = [tag, word].map((one) => one.charAt(0).toUpperCase() + one.slice(1));
  return { tag: capitalised.join(""), end: end + found.length };
}

/** "#Safe-guarding" */
function brokenWord(text: string, { tag, end }: Hashtag): Split | undefined {
  const [found, word = ""] = /^[-–](\p{Ll}+)(?![\p{L}\p{N}_])/u.exec(text.slice(end, end + 30)) ?? [];
  const whole = tag + word;
  return found !== undefined && isWholeWord(whole) ? { tag: whole, end: end + found.length } : undefined;
}

function apartIn(text: string, hashtag: Hashtag): Split | undefined {
  const simple = matterIn(text, hashtag) ?? brokenWord(text, hashtag);
  if (simple !== undefined) return simple;
  return capitalsInARow(text, hashtag) ?? capitalsApart(text, hashtag) ?? openedBy(text, hashtag);
}

const standingApart = /(?<![\p{L}\p{N}_#＃])[#＃][ \u00a0]+([\p{L}\p{N}_]+)/gu;

/** "# CEADay27": the hashtag stands apart from its #. */
function* apart(text: string, known: Spelling) {
  for (const { 1: word = "", 0: written, index } of allMatches(standingApart, text)) {
    const tag = known(word.toLowerCase()) ?? (joined.test(word) ? word : compoundOf(word));
    if (tag !== undefined) yield { start: index, end: index + written.length, tag };
  }
}

/** How a hashtag is spelt, by the same in lower case. */
type Spelling = (tag: string) => string | undefined;

const byLowerCase = (tags: readonly string[]) => new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
let calendar: ReadonlyMap<string, string> | undefined;

function spellingFor(delivery: Delivery): Spelling {
  const year = delivery.anchor.date.slice(0, 4);
  const dated = [...dayTags(delivery).dated.values()].flatMap((stem) => [`${stem}${year.slice(2)}`, `${stem}${year}`]);
  const own = byLowerCase([...dated, ...ownTags(delivery)]);
  calendar ??= byLowerCase(calendarTagStems());
  return (tag) => own.get(tag) ?? calendar?.get(tag);
}

export const hashtagSplit = textRule({
  code: "hashtag-split",
  severity: "warning",
  summary: "A hashtag is split by a space or a hyphen, so that only its first word is one.",
  *find({ text, delivery }) {
    if (!/[#＃]/.test(text)) return;
    const known = spellingFor(delivery);
    for (const { start, end, tag } of apart(text, known)) {
      yield {
        span: { start, end },
        message: `"${text.slice(start, end)}" is no hashtag: a space stands behind the #.`,
        help: `Write it as one word: #${tag}.`,
      };
    }
    for (const hashtag of hashtagsIn(text)) {
      const whole = known(hashtag.tag.toLowerCase());
      const split = splitTag(text, hashtag, known) ?? (whole === undefined ? apartIn(text, hashtag) : undefined);
      if (split === undefined) continue;
      yield {
        span: { start: hashtag.start, end: split.end },
        message: `"${text.slice(hashtag.start, split.end)}" links only #${hashtag.tag}.`,
        help: `Write it as one word: #${split.tag}.`,
      };
    }
  },
});
