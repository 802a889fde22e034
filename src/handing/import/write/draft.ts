/** The draft: a campaign file with what was found, each doubt as a comment beside it. */
import { Document, isMap, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { When } from "../find/dates.ts";
import type { FoundMessage } from "../find/found.ts";
import type { TakenPicture } from "./pictures.ts";

export interface DraftPost {
  readonly message: FoundMessage;
  readonly when: When;
  readonly images: readonly string[];
  /** What follows it in a thread; empty where it is none. */
  readonly thread: readonly Said[];
}

interface Said {
  readonly text: string;
  readonly images: readonly string[];
}

export interface DraftDay {
  readonly day?: string;
  readonly year?: number;
  readonly date?: string;
  /** Why a person has to look at it. */
  readonly doubt?: string;
}

export interface DraftInput {
  readonly id: string;
  readonly title: string;
  readonly day: DraftDay;
  readonly to: readonly string[];
  /** Other accounts and groups, for a comment. */
  readonly others: readonly string[];
  readonly pictures: readonly TakenPicture[];
  readonly posts: readonly DraftPost[];
  readonly files: readonly string[];
  /** Where all that has no place is listed; absent where nothing is left. */
  readonly leftFile?: string;
  /** What a text says of an embargo. */
  readonly embargo?: string;
}

/** What stands in braces would be a variable. */
function template(text: string): string {
  return text.replaceAll("{", "{{").replaceAll("}", "}}");
}

function literal(text: string): Scalar {
  const scalar = new Scalar(template(text));
  if (text.includes("\n") || text.length > 60 || /#/.test(text)) scalar.type = "BLOCK_LITERAL";
  return scalar;
}

function commented(value: string | number, comment: string | undefined): Scalar {
  const scalar = new Scalar(value);
  if (comment !== undefined) scalar.comment = ` TODO ${comment.replace(/\s+/g, " ")}`;
  return scalar;
}

function list(values: readonly (string | Node)[]): YAMLSeq {
  const seq = new YAMLSeq();
  seq.flow = values.every((value) => typeof value === "string");
  for (const value of values) seq.add(value);
  return seq;
}

function map(entries: readonly (readonly [string, unknown] | undefined)[]): YAMLMap {
  const made = new YAMLMap();
  for (const entry of entries) if (entry !== undefined) made.add(new Pair(new Scalar(entry[0]), entry[1]));
  return made;
}

/** One text, or the parts of a thread. */
function wordsOf(parts: readonly Said[]): readonly (readonly [string, unknown] | undefined)[] {
  const [first] = parts;
  const entries = ({ text, images }: Said) => [
    images.length > 0 ? (["images", list(images)] as const) : undefined,
    ["text", literal(text)] as const,
  ];
  if (first !== undefined && parts.length === 1) return entries(first);
  return [["thread", list(parts.map((part) => map(entries(part))))]];
}

function postNode({ message, when, images, thread }: DraftPost, index: number, digits: number): YAMLMap {
  const { text, audience, theme, to, where } = message;
  const forEach = [...message.for].map(([name, words]) => {
    return [name, map(wordsOf(words.map((said) => ({ text: said, images: [] }))))] as const;
  });
  const post = map([
    ["id", `message-${String(index + 1).padStart(digits, "0")}`],
    ["at", commented(when.at, when.doubt)],
    audience.length > 0 ? ["audience", list(audience)] : undefined,
    theme === undefined ? undefined : ["theme", template(theme)],
    to.length > 0 ? ["to", list(to)] : undefined,
    ...wordsOf([{ text, images }, ...thread]),
    forEach.length > 0 ? ["for", map(forEach)] : undefined,
  ]);
  post.commentBefore = ` ${where.replace(/\s+/g, " ")}`;
  post.spaceBefore = index > 0;
  return post;
}

function assetNode({ name, alt }: TakenPicture, id: string): YAMLMap {
  const words = alt === "" ? "TODO: say what the picture shows, and every word on it." : template(alt);
  return map([
    ["file", `../assets/${id}/${name}`],
    ["alt", words],
  ]);
}

function dayEntries({ day, year, date, doubt }: DraftDay): readonly (readonly [string, unknown] | undefined)[] {
  return [
    day === undefined ? undefined : ["day", day],
    year === undefined ? undefined : ["year", commented(year, date === undefined ? doubt : undefined)],
    date === undefined ? undefined : ["date", commented(date, doubt)],
  ];
}

function headOf({ files, leftFile, day, embargo }: DraftInput): string {
  const lines = [
    "yaml-language-server: $schema=../schema/campaign.schema.json",
    "",
    `Taken from ${files.join(", ")} by \`campaign import\`. Look through all of it: nothing of a draft is published.`,
    ...(leftFile === undefined ? [] : [`What had no place in it is listed in ${leftFile}.`]),
    ...(day.date === undefined && day.day === undefined
      ? [
          "TODO: no day was found. Write it below the title, as in `date: 2027-03-18`, or `day: ceaday` with `year: 2027`.",
        ]
      : []),
    ...(embargo === undefined ? [] : [`TODO: ${embargo}`]),
  ];
  return lines.map((line) => ` ${line.replace(/[\r\n]+/g, " ")}`.trimEnd()).join("\n");
}

export function draftText(input: DraftInput): string {
  const { id, title, day, to, others, pictures, posts } = input;
  const digits = String(posts.length).length;
  const recipients = list(to);
  if (others.length > 0) recipients.comment = ` there are also: ${others.join(", ")}`;
  const contents = map([
    ["campaign", id],
    ["title", template(title)],
    ...dayEntries(day),
    ["timezone", "Europe/London"],
    ["to", recipients],
    pictures.length > 0 ? ["assets", map(pictures.map((each) => [each.id, assetNode(each, id)] as const))] : undefined,
    ["posts", list(posts.map((post, index) => postNode(post, index, digits)))],
  ]);
  for (const pair of contents.items) {
    const name = isMap(contents) && pair.key instanceof Scalar ? pair.key.value : "";
    if (pair.key instanceof Scalar && (name === "assets" || name === "posts")) pair.key.spaceBefore = true;
  }
  const document = new Document(contents);
  document.commentBefore = headOf(input);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
