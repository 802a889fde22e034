import { datesIn } from "../text/days/find-dates.ts";
import { latin } from "../text/latin.ts";
import { matchesOf } from "../text/sieve/sieve.ts";
import { type Spot, wordsRule } from "../written.ts";

/** Behind a word of time alone: a score, a verse and a ratio are written alike. */
const noClock =
  /(?<=(?<!\p{L})(?:at|from|until|till|by|before|after|between)[ \u00a0])(?:(?:2[5-9]|[3-9]\d):[0-5]\d|24:(?!00)[0-5]\d|(?:[01]?\d|2[0-3]):[6-9]\d)(?![\d:]|-\d)/giu;
const clock = (name: string) => `(?<${name}>1[0-2]|[1-9])(?:[.:](?<${name}Minute>[0-5]\\d))?[ \\u00a0]?`;
/** "from 4pm to 2pm": of one half of the day, so that no night lies between. */
const span = latin(
  `(?<![\\d:.,£$€])${clock("from")}(?<half>[ap])\\.?m\\.?[ \\u00a0]?(?:to|until|till|[-–—]|(?<=between .{3,9})and)[ \\u00a0]?${clock("to")}\\k<half>\\.?m(?![\\p{L}\\p{N}])`,
  "giu",
);
const weekdays = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?";
const dayBefore = new RegExp(`(?<!\\p{L})${weekdays},? (?:at |from )?$`, "iu");
const dayBehind = new RegExp(
  `^,? (?:(?:on )?${weekdays}(?!\\p{L})|(?:on |of )?(?:the )?(?:next|following|day after|tomorrow|later))`,
  "iu",
);

function minutes(hour = "", minute = "0"): number {
  return (Number(hour) % 12) * 60 + Number(minute);
}

function* backwards(text: string): Iterable<Spot> {
  for (const { 0: words, index, groups = {} } of matchesOf(span, text)) {
    if (minutes(groups.from, groups.fromMinute) <= minutes(groups.to, groups.toMinute)) continue;
    const [before, behind] = [text.slice(Math.max(0, index - 20), index), text.slice(index + words.length)];
    if (/^,? (?:on |of )?(?:the )?(?:next|following|day after|tomorrow|later)/iu.test(behind)) continue;
    if (dayBefore.test(before) && dayBehind.test(behind.slice(0, 30))) continue;
    yield {
      span: { start: index, end: index + words.length },
      message: `"${words}" ends before it begins.`,
      help: "Look both times up, and write them as they are.",
    };
  }
  const dates = datesIn(text);
  for (const [place, first] of dates.entries()) {
    const second = dates[place + 1];
    if (second === undefined || first.month !== second.month || first.year !== second.year) continue;
    if (first.day <= second.day || !/^ ?(?:to|until|till|[-–—]) ?$/u.test(text.slice(first.end, second.start)))
      continue;
    yield {
      span: { start: first.start, end: second.end },
      message: `"${text.slice(first.start, second.end)}" ends before it begins.`,
      help: "Look both dates up, and write them as they are.",
    };
  }
}

export const noSuchTime = wordsRule({
  code: "no-such-time",
  severity: "warning",
  summary:
    'A time that no clock shows ("25:00"), or that ends before it begins ("4pm to 2pm", "22 March to 18 March").',
  *find({ text }) {
    for (const { 0: words, index } of matchesOf(noClock, text)) {
      yield {
        span: { start: index, end: index + words.length },
        message: `"${words}" is no time: no clock shows it.`,
        help: "Look it up, and write the time as it is.",
      };
    }
    yield* backwards(text);
  },
});
