/** The words of a file: a TODO before whatever may be wrong in another year, and the campaign's own hashtags moved on. */
import { findDay, occurrence } from "../../calendar/awareness-days.ts";
import type { Campaign } from "../../campaign/model.ts";
import { offsetsOf } from "../../campaign/yaml/scalar-offsets.ts";
import { hashtagsIn, yearOfTag } from "../../check/text/tags/hashtags.ts";
import type { Path } from "../../diagnostics/source.ts";
import { datedWordsIn, type Kind } from "./dated-words.ts";
import type { Edit } from "./edits.ts";
import type { Value } from "./values.ts";
import { withYear } from "./years.ts";

const wordKeys = new Set(["text", "alt", "title", "content-warning", "description", "words", "card-words"]);

/** Whether people read it: a text, an alt text, a title, a variable. Not the campaign's own title, whose year moves. */
export function isWords({ path, isKey }: Value): boolean {
  const [first] = path;
  if (isKey || first === "checks" || first === "title") return false;
  if (first === "variables") return path.length > 1;
  return path.some((key, index) => index > 1 && typeof key === "string" && wordKeys.has(key));
}

export interface Mark {
  readonly edits: readonly Edit[];
  /** What was found, each once. */
  readonly found: readonly string[];
}

const kinds: Readonly<Record<Kind, string>> = {
  date: "a date",
  weekday: "a weekday",
  year: "a year",
  price: "a price",
  event: "an event",
};

/** Where the word begins that holds `offset`: an address is one word. */
function wordStart(text: string, offset: number): number {
  const gap = text.slice(0, offset).search(/[^\s"“”'‘’(]*$/u);
  return gap === -1 ? offset : gap;
}

/** In small letters, without their year: "#CEADay{yy}" and "#CEADay27" are both "ceaday". */
export function ownStems({ hashtags, day, year }: Campaign): ReadonlySet<string> {
  const known = day === undefined || year === undefined ? undefined : findDay(day);
  const all = [...hashtags, ...(known === undefined || year === undefined ? [] : occurrence(known, year).hashtags)];
  return new Set(
    all.map((tag) => {
      const bare = tag.replace(/^#/, "").replace(/\{(?:yy|year)\}$/, "");
      return (yearOfTag(bare)?.stem ?? bare).toLowerCase();
    }),
  );
}

interface Years {
  readonly from: number;
  readonly to: number;
  readonly stems: ReadonlySet<string>;
}

export function markedWords({ node }: Value, file: string, { from, to, stems }: Years): Mark {
  const text = node.value;
  const offsets = offsetsOf(node, file);
  const found: string[] = [];
  const edits: Edit[] = [];
  const put = (start: number, end: number, words: string): void => {
    const [first, last] = [offsets?.[start], offsets?.[end]];
    if (first !== undefined && last !== undefined) edits.push({ start: first, end: last, text: words });
  };
  const todo = (start: number, why: string): void => {
    found.push(why);
    const at = wordStart(text, start);
    if (!/TODO $/.test(text.slice(0, at))) put(at, at, "TODO ");
  };
  const tags = hashtagsIn(text);
  for (const { tag, start, end } of tags) {
    const dated = yearOfTag(tag);
    if (dated === undefined) continue;
    if (!stems.has(dated.stem.toLowerCase())) todo(start, `#${tag}`);
    else if (withYear(tag, from, to, { short: true }) !== tag) {
      put(end - dated.year.length, end, String(to).slice(-dated.year.length));
    }
  }
  for (const { kind, start, end, words } of datedWordsIn(text)) {
    if (tags.some((tag) => start < tag.end && tag.start < end)) continue;
    todo(start, `${kinds[kind]}, "${words}"`);
  }
  return { edits, found };
}

/** Where it stands, for people: the post's id, or the key. */
export function named(path: Path, ids: ReadonlyMap<number, string>): string {
  const [first, second] = path;
  if (first === "posts" && typeof second === "number") return ids.get(second) ?? `post ${second + 1}`;
  return path.slice(0, 2).join(" ");
}
