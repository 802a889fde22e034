/** What a campaign's awareness day is called: by the file, and by the calendar, which also knows a day by its name. */
import { type AwarenessDay, awarenessDays, findDay, occurrence } from "../../../calendar/awareness-days.ts";
import type { Campaign } from "../../../campaign/model.ts";
import type { Delivery } from "../../../plan/delivery.ts";
import { campaignTags } from "../tags/known-hashtags.ts";

/** "National", "UK" and a year belong to a title and are left out in speech. */
export function spokenNames(name: string): readonly string[] {
  const undated = name.replace(/\s+(?:19|20)\d{2}$/, "").replace(/\s*\([^)]*\)$/, "");
  const short = undated.replace(/^(?:(?:the|National|International|World|UK|European|Global)\s+)+/i, "");
  return [...new Set([name, undated, short])].filter((words) => words.length > 4);
}

const plainOf = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const known = new WeakMap<Campaign, readonly AwarenessDay[]>();

/** The calendar's entry: the one that the file names, else the one whose name or hashtag its title holds. */
export function calendarDay(campaign: Campaign): AwarenessDay | undefined {
  const found = known.get(campaign) ?? lookUp(campaign);
  known.set(campaign, found);
  return found[0];
}

function lookUp({ day, title }: Campaign): readonly AwarenessDay[] {
  const named = day === undefined ? undefined : findDay(day);
  if (named !== undefined) return [named];
  const words = ` ${plainOf(title)} `;
  return awarenessDays
    .map((one) => {
      const names = [...spokenNames(one.name), ...stemsOf(one.hashtags)].map(plainOf).filter((name) => name.length > 4);
      return {
        one,
        length: Math.max(0, ...names.filter((name) => words.includes(` ${name}`)).map((name) => name.length)),
      };
    })
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => b.length - a.length)
    .map(({ one }) => one);
}

/** Of a campaign that names no day, neither in the file nor by its title: hashtags of the days that fall on its date. */
function tagsOfDate({ date }: Campaign): readonly string[] {
  if (date === undefined) return [];
  const year = Number(date.slice(0, 4));
  return awarenessDays.filter((day) => occurrence(day, year).date === date).flatMap(({ hashtags }) => hashtags);
}

function calendarTags(campaign: Campaign): readonly string[] {
  return calendarDay(campaign)?.hashtags ?? tagsOfDate(campaign);
}

function stemsOf(hashtags: readonly string[]): readonly string[] {
  return hashtags.map((hashtag) => hashtag.replace(/^#|\{[^}]*\}$|(?:20)?\d{2}$/g, ""));
}

const dated = /\{(?:yy|yyyy|year)\}$|\d{2}$/;

export interface DayTags {
  /** Hashtags that carry a year, without it, in lower case; the value is how the stem is spelt. */
  readonly dated: ReadonlyMap<string, string>;
  /** Stems of names that the day no longer has. */
  readonly former: ReadonlySet<string>;
}

const knownTags = new WeakMap<Campaign, DayTags>();

/** The file's own hashtags and the calendar's. */
export function dayTags({ campaign }: Delivery): DayTags {
  const tags = knownTags.get(campaign) ?? tagsOf(campaign);
  knownTags.set(campaign, tags);
  return tags;
}

function tagsOf(campaign: Campaign): DayTags {
  const day = calendarDay(campaign);
  const current = [...campaign.hashtags, ...calendarTags(campaign)].filter((hashtag) => dated.test(hashtag));
  const before = (day?.formerly ?? []).flatMap(({ hashtags = [] }) => hashtags);
  const stems = new Map(stemsOf(current).map((stem) => [stem.toLowerCase(), stem]));
  const still = new Set(stemsOf([...campaign.hashtags, ...(day?.hashtags ?? [])]).map((stem) => stem.toLowerCase()));
  const former = stemsOf(before)
    .map((stem) => stem.toLowerCase())
    .filter((stem) => !still.has(stem) && stem.length > 2);
  return { dated: stems, former: new Set(former) };
}

/** As this delivery prints them, without #: the file's, and the calendar's where the file has none of its kind. */
export function ownTags(delivery: Delivery): readonly string[] {
  const year = delivery.anchor.date.slice(0, 4);
  const calendar = (calendarDay(delivery.campaign)?.hashtags ?? []).map((hashtag) =>
    hashtag.replace(/^#/, "").replaceAll("{yyyy}", year).replaceAll("{yy}", year.slice(2)),
  );
  return [...new Set([...campaignTags(delivery), ...calendar])];
}

export function ownNames({ campaign, anchor }: Delivery): readonly string[] {
  const calendar = calendarDay(campaign)?.name;
  return [...new Set([anchor.name ?? campaign.title, campaign.title, ...(calendar === undefined ? [] : [calendar])])];
}
