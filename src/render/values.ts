/** What `{name}` prints in one delivery. */
import { dayText } from "../calendar/dates.ts";
import { isWelsh } from "../calendar/welsh.ts";
import { pathKey } from "../campaign/languages/readings.ts";
import type { Anchor, Delivery } from "../plan/delivery.ts";

/** Names that the program gives a value to; no variable may take them. */
export const builtIns = ["org", "handle", "year", "yy", "day", "hashtags"] as const;

/** Built-ins but `{hashtags}`: what a hashtag itself may use. */
export function builtInsOf({ account, anchor, lang }: Delivery): ReadonlyMap<string, string> {
  const year = anchor.date.slice(0, 4);
  return new Map([
    ...(isSpokenIn(lang, account.spoken?.org) ? [["org", account.name] as const] : []),
    ["handle", account.handle],
    ["year", year],
    ["yy", year.slice(2)],
    ["day", dayOf(anchor, lang)],
  ]);
}

/** Setting a date into words costs more than all the rest of a text, and a campaign does it for one date only. */
const days = new WeakMap<Anchor, Map<string, string>>();

function dayOf(anchor: Anchor, lang: string): string {
  const byLang = days.get(anchor) ?? new Map<string, string>();
  days.set(anchor, byLang);
  const text = byLang.get(lang) ?? dayText(anchor.date, lang);
  byLang.set(lang, text);
  return text;
}

/** When it is, where a text says what happens then: "on Thursday 18 March", in Welsh "ddydd Iau 18 Mawrth". */
function onDay(day: string, lang: string): readonly (readonly [string, string])[] {
  if (isWelsh(lang)) return [["on_day", `Dd${day.slice(1)}`]];
  return /^en\b/i.test(lang) ? [["on_day", `On ${day}`]] : [];
}

/** What is written by language is never said in another one: in one that a file does not know, too. */
function isSpokenIn(lang: string, used: string | undefined): boolean {
  return used === undefined || used === lang;
}

function ownVariables({ account, campaign, lang }: Delivery): readonly (readonly [string, string])[] {
  return [
    ...Object.entries(campaign.variables).filter(([name]) =>
      isSpokenIn(lang, campaign.spoken?.get(pathKey(["variables", name]))),
    ),
    ...Object.entries(account.variables).filter(([name]) => isSpokenIn(lang, account.spoken?.[name])),
  ];
}

/** Built-ins win over the account's variables, and those over the campaign's. */
export function valuesOf(delivery: Delivery, hashtags: string): ReadonlyMap<string, string> {
  const builtIn = builtInsOf(delivery);
  return new Map([
    ...onDay(builtIn.get("day") ?? "", delivery.lang),
    ...ownVariables(delivery),
    ...builtIn,
    ["hashtags", hashtags],
  ]);
}
