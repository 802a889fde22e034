/**
 * Whether a lower-case hashtag is several words. There is no dictionary here: a tag counts only when all of it can be
 * made of the small words below, which campaigns join most, so that a long single word (#safeguarding) never does.
 */

const small = new Set(
  `a about against abuse action all and anti are at awareness ask be believe bullying campaign care carers change
  child children choose community day days end every exploitation eyes families family feel find for free from hand
  hands hear help helping here home hope how in is it join keep kind kindness know let lets life listen look make me
  mental health month more my need never no not now of ok okay on one online open our out parents people police
  protect reach ready report safe safer safety save say school see share show sign signs sleep something speak spot
  stand start stay stop stronger support talk tell the them think this time to together trust up voice voices want
  watch we week with words work world worried year you young your youth`.split(/\s+/),
);

/** Ordinary words that happen to be made of others. */
const ordinary = new Set(
  "today forever everyday outcare inform intoday onto toward without within upstart upon become belong besee keepsake timeout workout handout lookout outreach homework seesaw nowhere isit childcare worldwide weekday yearday sleepout teamwork maybe income outing childhood schoolchildren somehow housework lifetime healthcare homecare aftercare breakup startup standup handup daycare online".split(
    " ",
  ),
);

const shortest = 8;

/** `choosetoendit` gives `ChooseToEndIt`; absent for what is not surely several words. */
export function compoundOf(tag: string): string | undefined {
  if (tag.length < shortest || tag.length > 40 || !/^[a-z]+\d*$/.test(tag) || ordinary.has(tag)) return undefined;
  const digits = /\d*$/.exec(tag)?.[0] ?? "";
  const words = segment(tag.slice(0, tag.length - digits.length));
  if (words === undefined || words.length < 2) return undefined;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") + digits;
}

/** The fewest words that make it up. */
function segment(letters: string): readonly string[] | undefined {
  const best: (readonly string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - 12); start < end; start += 1) {
      const word = letters.slice(start, end);
      const before = best[start];
      if (before === undefined || !small.has(word)) continue;
      const words = [...before, word];
      if (words.length < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = words;
    }
  }
  return best[letters.length];
}
