/** A campaign file to begin with, from the calendar: it loads as it stands, and says in comments what to fill in. */
import { stringify } from "yaml";
import { addDays, daysBetween } from "../../calendar/dates.ts";
import type { Occurrence } from "../../calendar/occurrence.ts";

export interface ScaffoldInput {
  readonly occurrence: Occurrence;
  /** Accounts and groups that the posts go to. */
  readonly to: readonly string[];
  /** Others that could be named there, for a comment. */
  readonly others: readonly string[];
  /** The organiser's host name, where the calendar has one. */
  readonly site?: string;
}

/** One theme for each day of a week. */
const themes: readonly (readonly [theme: string, words: string])[] = [
  ["what it is", "is about what it is and whom it touches"],
  ["spot the signs", "is about the signs that anyone can learn to see"],
  ["for young people", "is for young people"],
  ["for parents and carers", "is for parents and carers"],
  ["for professionals", "is for everyone who works with people"],
  ["what you can do", "is about what each of us can do"],
  ["where to find help", "is about where to find help"],
];

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}

/** The year in a hashtag becomes a template, since it changes every year. */
function templated(hashtag: string, year: number): string {
  const full = String(year);
  if (hashtag.endsWith(full)) return `${hashtag.slice(0, -4)}{year}`;
  return hashtag.endsWith(full.slice(2)) ? `${hashtag.slice(0, -2)}{yy}` : hashtag;
}

function dateLines({ date, status, reason, year }: Occurrence, site: string | undefined): string[] {
  if (status === "confirmed") return [];
  const ask = site === undefined ? "Ask its organiser" : `Ask its organiser (${site})`;
  const why = reason === undefined ? "" : ` ${reason.replace(/\s+/g, " ")}`;
  return [
    `# The date of ${year} is not confirmed, so nothing is published yet.${why}`,
    `# ${ask}, write the date in, and take the # away:`,
    `# date: ${date ?? `${year}-MM-DD`}`,
  ];
}

interface ScaffoldPost {
  readonly id: string;
  readonly at: string;
  readonly words: string;
  readonly theme?: string;
}

function lengthOf({ date, until }: Occurrence): number {
  return date === undefined || until === undefined ? 1 : daysBetween(date, until) + 1;
}

function dayPosts(name: string): readonly ScaffoldPost[] {
  return [
    { id: "one-week-to-go", at: "day-7 09:00", words: `${name} is on {day}, a week from now.` },
    { id: "tomorrow", at: "day-1 09:00", words: `${name} is tomorrow.` },
    { id: "today", at: "day 09:00", words: `It is ${name}.` },
  ];
}

/** A post a day for a week, a post a week for what is longer. */
function weekPosts(name: string, length: number): readonly ScaffoldPost[] {
  const step = length <= themes.length ? 1 : 7;
  const shifts = Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
  const posts = shifts.map((shift, index) => {
    const [theme = "", words = ""] = themes[index % themes.length] ?? [];
    const number = step === 1 ? `day-${index + 1}` : `week-${index + 1}`;
    const at = `day${shift === 0 ? "" : `+${shift}`} 09:00`;
    const stretch = step === 1 ? "Today" : "This week";
    return { id: number, at, theme, words: `It is ${name}. ${stretch} ${words}.` };
  });
  return [{ id: "one-week-to-go", at: "day-7 09:00", words: `${name} begins on {day}, a week from now.` }, ...posts];
}

function postLines({ id, at, words, theme }: ScaffoldPost, hashtags: boolean): string[] {
  return [
    `  - id: ${id}`,
    `    at: ${at}`,
    ...(theme === undefined ? [] : [`    theme: ${theme}`]),
    "    text: |",
    `      ${words}`,
    ...(hashtags ? ["", "      {hashtags}"] : []),
  ];
}

function hashtagLines(hashtags: readonly string[]): string[] {
  if (hashtags.length === 0)
    return ['# hashtags: ["#AwarenessDay{yy}"]   # each in quotes; then write {hashtags} into the texts'];
  return [`hashtags: [${hashtags.map((tag) => JSON.stringify(tag)).join(", ")}]`];
}

/** The text of campaigns/<day>-<year>.yaml. It loads without a problem where `to` names accounts that exist. */
export function scaffoldCampaign({ occurrence, to, others, site }: ScaffoldInput): string {
  const { id, year, name } = occurrence;
  const hashtags = occurrence.hashtags.map((tag) => templated(tag, year));
  const spoken = name.replaceAll("{", "{{").replaceAll("}", "}}");
  const length = lengthOf(occurrence);
  const posts = length === 1 ? dayPosts(spoken) : weekPosts(spoken, length);
  const lines = [
    "# yaml-language-server: $schema=../schema/campaign.schema.json",
    "#",
    "# `campaign plan` shows what goes out where and when; `campaign validate` what is still missing.",
    `campaign: ${id}-${year}`,
    `title: ${scalar(name)}`,
    `day: ${id}`,
    `year: ${year}`,
    ...dateLines(occurrence, site),
    "timezone: Europe/London",
    `to: [${to.join(", ")}]${others.length === 0 ? "" : `   # there are also: ${others.join(", ")}`}`,
    ...hashtagLines(hashtags),
    "",
    "# Words that several posts use: write {helpline} in a text to print it.",
    "# variables:",
    "#   helpline: your helpline's number",
    "#   report_url: https://example.org/your-page",
    "",
    "# assets:",
    "#   poster:",
    "#     file: ../assets/poster.svg",
    "#     alt: What the poster shows, and every word on it.",
    "",
    "posts:",
    "  # Say in every post where help is: a helpline, or a link to a page of yours.",
    ...posts.flatMap((post, index) => [...(index === 0 ? [] : [""]), ...postLines(post, hashtags.length > 0)]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Whether the campaign's last day is before `today`, YYYY-MM-DD. */
export function isOver({ date, until }: Occurrence, today: string): boolean {
  const last = until ?? date;
  return last !== undefined && addDays(last, 1) <= today;
}

/**
 * accounts.yaml of a new workspace: one account that is only a folder, so that all can be tried without a password.
 * `workspace`: its id.
 */
export function sampleAccounts(workspace: string): string {
  return `# yaml-language-server: $schema=../schema/accounts.schema.json
#
# Who posts. No password belongs here: each account's secret comes from the environment, or from the file .env.
#
# Next: 1. campaign new                 begins a campaign from the calendar of awareness days
#       2. campaign plan                shows what goes out where and when
#       3. campaign rehearse            posts all of it into the folder outbox/; nothing is sent
#       4. your accounts, below; then   campaign doctor   says what still keeps a post from going out
#       5. campaign publish             sends what is due, once

workspace: ${workspace}   # part of the key of every post: change it before the first publish or never

accounts:
  try-out:                              # a folder on this machine, to see what would be posted
    network: outbox
    name: Your organisation

#  northdale-bluesky:
#    network: bluesky
#    handle: northdale.example.org
#    name: Northdale Safeguarding Partnership
#    variables:
#      report_url: https://example.org/worried
`;
}
