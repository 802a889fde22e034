/**
 * A campaign's file for another year: its day by the rule, written dates on their weekday, a TODO in each text that
 * names what may have changed, and a list of what a person should look at. All else stays byte for byte.
 */
import { addDays } from "../../calendar/dates.ts";
import type { Consents } from "../../campaign/consents/consents.ts";
import type { Campaign } from "../../campaign/model.ts";
import { dateOf, parseTime } from "../../campaign/times/written-time.ts";
import type { Words } from "../../campaign/words/words.ts";
import { readYaml } from "../../campaign/yaml/read-yaml.ts";
import { offsetsOf } from "../../campaign/yaml/scalar-offsets.ts";
import type { Row } from "../../ledger/ledger.ts";
import { breakOf, commentAbove, type Edit, edited, lineAt } from "./edits.ts";
import { leftoversIn } from "./leftovers.ts";
import { type NewDay, newDay } from "./new-day.ts";
import { resultsOf } from "./results.ts";
import { itemText, type ReviewItem, reviewBlock, withoutReview } from "./review.ts";
import { oldSignposts, staleIn } from "./stale.ts";
import { movedDay, movedTime } from "./times.ts";
import { type Value, type Values, valuesIn } from "./values.ts";
import { isWords, markedWords, named, ownStems } from "./words.ts";
import { rolledId, withYear } from "./years.ts";

export interface RollInput {
  readonly campaign: Campaign;
  readonly year: number;
  readonly consents: Consents;
  readonly words: Words;
  /** Of the ledger; absent where there is none. */
  readonly rows?: readonly Row[];
}

export interface Rolled {
  readonly id: string;
  /** Of the new file. */
  readonly text: string;
  /** What to look at, with the line of the new file where it stands. */
  readonly review: readonly ReviewItem[];
}

interface Noted {
  /** Offset in the file as it was. */
  readonly at?: number;
  readonly words: string;
}

interface Changes {
  readonly edits: Edit[];
  readonly notes: Noted[];
}

interface Rolling extends RollInput {
  readonly file: string;
  readonly values: Values;
  readonly day: NewDay;
  readonly id: string;
}

function isAt(path: readonly unknown[], ...keys: readonly unknown[]): boolean {
  return path.length === keys.length && keys.every((key, index) => key === undefined || path[index] === key);
}

/** In a scalar, from its first character. */
function replaced({ node }: Value, file: string, text: string): readonly Edit[] {
  if (text === node.value) return [];
  const offsets = offsetsOf(node, file);
  const [start, end] = [offsets?.[0], offsets?.[node.value.length]];
  return start === undefined || end === undefined ? [] : [{ start, end, text }];
}

const timeKeys = new Set(["at", "from", "until", "embargo"]);

function isTime({ path, isKey }: Value): boolean {
  const last = path.at(-1);
  return !isKey && typeof last === "string" && timeKeys.has(last) && (path[0] === "posts" || path[0] === "embargo");
}

function head(rolling: Rolling, value: Value): Partial<Changes> | undefined {
  const { file, day, id, year, campaign } = rolling;
  const { path, node } = value;
  const at = node.range?.[0] ?? 0;
  const put = (text: string) => ({ edits: [...replaced(value, file, text)] });
  if (isAt(path, "campaign")) return put(id);
  if (isAt(path, "year")) return put(String(year));
  if (path[0] === "title") return put(withYear(node.value, day.from, year));
  if (path[0] === "hashtags") return put(withYear(node.value, day.from, year, { short: true }));
  if (!isAt(path, "date")) return undefined;
  if (day.date !== undefined && day.isSure) return put(day.date);
  // A forecast may not stand as `date:`, which counts as confirmed.
  const start = file.lastIndexOf("\n", at - 1) + 1;
  const text = campaign.year === undefined ? `year: ${year}${breakOf(file)}# ` : "# ";
  return { edits: [{ start, end: start, text }, ...put(day.date ?? `${year}-MM-DD`).edits] };
}

function moved({ file, day, campaign }: Rolling, value: Value): Changes {
  const { path, node } = value;
  const found = path[0] === "phases" ? movedDay(node.value, day) : movedTime(node.value, day, campaign.timezone);
  if (found === undefined) return { edits: [], notes: [] };
  const { said } = found;
  const at = node.range?.[0] ?? 0;
  return { edits: [...replaced(value, file, found.text)], notes: said === undefined ? [] : [{ at, words: said }] };
}

function marked({ file, day, year, campaign }: Rolling, value: Value, place: string): Changes {
  const { edits, found } = markedWords(value, file, { from: day.from, to: year, stems: ownStems(campaign) });
  const at = value.node.range?.[0] ?? 0;
  const words = `${place}: ${found.join("; ")}. Put it right, and take the TODO away.`;
  return { edits: [...edits], notes: found.length === 0 ? [] : [{ at, words }] };
}

function isPhaseDay({ path, isKey }: Value): boolean {
  return !isKey && path.length === 3 && path[0] === "phases" && (path[2] === "from" || path[2] === "until");
}

function byValue(rolling: Rolling): Changes {
  const { values } = rolling;
  const ids = new Map(
    values.scalars.flatMap(({ path, node, isKey }) =>
      !isKey && isAt(path, "posts", undefined, "id") && typeof path[1] === "number" ? [[path[1], node.value]] : [],
    ),
  );
  const changes: Changes = { edits: [], notes: [] };
  for (const value of values.scalars) {
    const found: Partial<Changes> =
      (value.isKey ? {} : head(rolling, value)) ??
      (isTime(value) || isPhaseDay(value)
        ? moved(rolling, value)
        : isWords(value)
          ? marked(rolling, value, named(value.path, ids))
          : {});
    changes.edits.push(...(found.edits ?? []));
    changes.notes.push(...(found.notes ?? []));
  }
  return changes;
}

/** Every day on which something of the new campaign goes out, as far as it can be told. */
function daysOut({ values, day }: Rolling): readonly string[] {
  return values.scalars
    .filter(isTime)
    .flatMap(({ node }) => {
      const time = parseTime(node.value);
      if (time === undefined) return [];
      if ("date" in time.day) return [addDays(time.day.date, day.shift)];
      return day.anchor === undefined ? [] : [dateOf(time.day, day.anchor.day)];
    })
    .toSorted();
}

function stale(rolling: Rolling, days: readonly string[]): Changes {
  const { campaign, consents, words, values, file, year } = rolling;
  const last = days.at(-1) ?? `${year}-12-31`;
  const changes: Changes = { edits: [], notes: [] };
  for (const { path, start } of values.items) {
    const asset = path[0] === "assets" && path.length === 2 ? campaign.assets.get(String(path[1])) : undefined;
    for (const why of asset === undefined ? [] : staleIn(asset, consents, last)) {
      const comment = commentAbove(file, start, `TODO: ${why}.`);
      if (comment !== undefined) changes.edits.push(comment);
      changes.notes.push({ at: start, words: `Picture ${asset?.id}: ${why}.` });
    }
  }
  const texts = values.scalars.filter(isWords).map(({ node }) => node.value);
  for (const said of oldSignposts(texts, words, days[0] ?? `${year}-01-01`)) changes.notes.push({ words: said });
  return changes;
}

function results({ campaign, rows, values, file, day }: Rolling): Changes {
  if (rows === undefined)
    return { edits: [], notes: [{ words: `No ledger is here, so nothing is said of ${day.from}.` }] };
  const found = resultsOf(campaign.id, rows);
  const edits = values.items.flatMap(({ path, start }) => {
    const post = isAt(path, "posts", undefined)
      ? campaign.posts.find(({ path: own }) => own[1] === path[1])
      : undefined;
    const result = post && found.get(post.id);
    return result === undefined ? [] : (commentAbove(file, start, `Result of ${day.from}: ${result}`) ?? []);
  });
  const notes = found.size === 0 ? [{ words: `The ledger knows nothing of ${campaign.id}.` }] : [];
  return { edits, notes };
}

/** What a person decided for last year. */
function decided({ campaign, values }: Rolling): readonly Noted[] {
  const roots = values.scalars.filter(({ path, isKey }) => isKey && path.length === 1);
  const notes = roots.flatMap(({ path: [key], node }) => {
    const at = node.range?.[0] ?? 0;
    if (key === "switches") return [{ at, words: "The switches stand as they stood at the end: set them anew." }];
    if (key === "based-on") return [{ at, words: "It is based on last year's pack: name the new one." }];
    return [];
  });
  const checks = [...campaign.checks].map(([rule, { off }]) => ({
    at: values.items.find(({ path }) => isAt(path, "checks", rule))?.start ?? 0,
    words: `The check ${rule} is off ("${off}"): does that still hold?`,
  }));
  return [...notes, ...checks];
}

function once(review: readonly ReviewItem[]): readonly ReviewItem[] {
  return [...new Map(review.map((item) => [itemText(item), item])).values()];
}

/** Undefined where the file says no year. */
export function rollCampaign(input: RollInput): Rolled | undefined {
  const { campaign, year } = input;
  const day = newDay(campaign, year);
  if (day === undefined) return undefined;
  const file = withoutReview(campaign.source.text);
  const values = valuesIn(readYaml(campaign.source.file, file).root);
  const rolling: Rolling = { ...input, file, values, day, id: rolledId(campaign.id, day.from, year) };
  const all = [byValue(rolling), stale(rolling, daysOut(rolling)), results(rolling)];
  const result = edited(
    file,
    all.flatMap(({ edits }) => edits),
  );
  const lineOf = ({ at }: Noted) => (at === undefined ? {} : { line: lineAt(result.text, result.at(at)) });
  const notes = [...all.flatMap((each) => each.notes), ...decided(rolling)].map((note) => ({
    ...lineOf(note),
    words: note.words,
  }));
  const rest = leftoversIn(result.text, valuesIn(readYaml(campaign.source.file, result.text).root), day.from);
  const left = rest.map(({ line, words }) => ({ line, words: `Still of ${day.from}? ${words}.` }));
  const review = once([
    ...day.said.map((words) => ({ words })),
    ...[...notes, ...left].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  ]);
  return {
    id: rolling.id,
    text: `${result.text}${reviewBlock(result.text, review, { from: day.from, to: year })}`,
    review,
  };
}
