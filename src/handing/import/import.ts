/** From files of a toolkit to a draft, its pictures, and a list of all that has no place in them. Writes nothing. */

import { findDay } from "../../calendar/awareness-days.ts";
import { addDays } from "../../calendar/dates.ts";
import { type Fault, fault, isFault } from "../../diagnostics/fault.ts";
import { inTurn, unwatched, type Watch } from "../../system/steps.ts";
import type { Document } from "./blocks.ts";
import { titleKey } from "./find/columns.ts";
import { datesInProse, isMonthFirst, type When, whenOf } from "./find/dates.ts";
import type { Found, FoundMessage, LeftOver } from "./find/found.ts";
import { messagesIn } from "./find/messages.ts";
import type { TableWish } from "./find/table-messages.ts";
import { packAmong, takePack } from "./pack/take-pack.ts";
import type { FaultyFile, Given } from "./take/files.ts";
import { readGiven } from "./take/read-given.ts";
import { type DraftDay, type DraftPost, draftText } from "./write/draft.ts";
import { leftOverText } from "./write/left-over.ts";
import { Pictures } from "./write/pictures.ts";

export interface ImportInput {
  readonly id: string;
  readonly files: readonly Given[];
  readonly wish: TableWish;
  readonly to: readonly string[];
  readonly others: readonly string[];
  /** YYYY-MM-DD: days without a year come after it. */
  readonly today: string;
  readonly watch?: Watch;
}

export interface Imported {
  /** By path from the workspace's root, the draft first. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly messages: number;
  readonly pictures: number;
  readonly left: readonly LeftOver[];
  /** Titles of columns that were met. */
  readonly columns: readonly string[];
  /** Columns that accounts were given for, and no table has. */
  readonly unmet: readonly string[];
}

export interface ImportFaults {
  readonly faults: readonly FaultyFile[];
}

interface Read {
  readonly documents: readonly Document[];
  readonly beside: ReadonlyMap<string, Buffer>;
  readonly others: readonly Other[];
  readonly faults: readonly FaultyFile[];
}

/** What is not read; `fault`: what it is, where that is known. */
interface Other {
  readonly name: string;
  readonly fault?: Fault;
}

async function readAll(files: readonly Given[], watch: Watch): Promise<Read> {
  const documents: Document[] = [];
  const beside = new Map<string, Buffer>();
  const others: Other[] = [];
  const faults: FaultyFile[] = [];
  const named = ({ name }: Given) => `reading ${name}`;
  for (const [index, read] of (await inTurn(files, readGiven, { watch, named })).entries()) {
    const file = files[index] as Given;
    if (isFault(read)) faults.push({ file: file.name, fault: read });
    else if (read.kind === "document") documents.push(read.document);
    else if (read.kind === "picture") beside.set(file.name, read.bytes);
    else if (read.fault !== undefined && file.isNamed === true) faults.push({ file: file.name, fault: read.fault });
    else others.push({ name: file.name, ...(read.fault && { fault: read.fault }) });
  }
  return { documents, beside, others, faults };
}

/** An id of the calendar with a year behind it says both. */
function dayOfId(id: string): DraftDay | undefined {
  const [, day = "", year = ""] = /^(.+)-(2\d{3})$/.exec(id) ?? [];
  return findDay(day) === undefined ? undefined : { day, year: Number(year) };
}

function textsOf(documents: readonly Document[]): readonly { readonly text: string; readonly where: string }[] {
  return documents.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === "table"
        ? block.rows.flatMap(({ cells, where }) => cells.map(({ text }) => ({ text, where })))
        : [{ text: block.words.text, where: block.where }],
    ),
  );
}

const lookedThrough = 400;

/** The day that most of the words speak of, the first where several are spoken of as often. */
function dayOfProse(documents: readonly Document[], today: string): DraftDay {
  const dates = textsOf(documents)
    .slice(0, lookedThrough)
    .flatMap(({ text, where }) => datesInProse(text, today).map((date) => ({ ...date, where })));
  const counted = [...Map.groupBy(dates, ({ date }) => date)].toSorted((a, b) => b[1].length - a[1].length);
  const first = counted[0]?.[1][0];
  if (first === undefined) return {};
  return { date: first.date, doubt: `suggested by "${first.words}" (${first.where})` };
}

const embargoed = /embargo(?:ed)?\s*(?:until|till|:|to)?\s*:?\s*([^\n]{4,60})/i;

function embargoIn(documents: readonly Document[], today: string): string | undefined {
  for (const { text, where } of textsOf(documents)) {
    const [whole, until = ""] = embargoed.exec(text) ?? [];
    const [found] = until === "" ? [] : datesInProse(until, today);
    if (whole === undefined || found === undefined) continue;
    return `"${whole.trim()}" (${where}) may mean an embargo: then write \`embargo: ${found.date} ${found.time ?? "00:01"}\`.`;
  }
  return undefined;
}

/** How many go out in a day, where the files say no times. */
const aDay = 12;

function spread(index: number): string {
  const day = Math.floor(index / aDay);
  const minutes = 9 * 60 + (index % aDay) * 45;
  const time = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  return `day${day === 0 ? "" : `+${day}`} ${time}`;
}

/** The clock that comes nearest to nobody's wish is better than none: each is marked. */
function whenFor(message: FoundMessage, index: number, near: string, monthFirst: boolean): When {
  const found = message.when && whenOf(message.when, { near, monthFirst });
  if (found !== undefined) return found;
  const at = spread(index);
  if (message.when !== undefined) {
    const said = `${message.when.date} ${message.when.time}`.trim();
    return { at, doubt: `choose a time; it says "${said}"` };
  }
  const [prose] = datesInProse(message.text, near);
  if (prose === undefined) return { at, doubt: "choose a time" };
  return { at, doubt: `choose a time; its words name ${prose.date} ("${prose.words}")` };
}

function postsOf(messages: readonly FoundMessage[], pictures: Pictures, near: string): readonly DraftPost[] {
  const byFile = Map.groupBy(messages, ({ file }) => file);
  const monthFirst = new Map(
    [...byFile].map(([file, same]) => [file, isMonthFirst(same.map(({ when }) => when?.date ?? ""))]),
  );
  return messages.map((message, index) => {
    const imagesOf = ({ pictures: own }: Pick<FoundMessage, "pictures">) => [
      ...new Set(own.flatMap((picture) => pictures.take(picture, message.file, message.where) ?? [])),
    ];
    const when = whenFor(message, index, near, monthFirst.get(message.file) === true);
    const images = imagesOf(message);
    const thread = (message.thread ?? []).map((part) => ({ text: part.text, images: imagesOf(part) }));
    return { message, when, images, thread };
  });
}

/** Longer than any network takes; a campaign file refuses it. */
const longest = 10_000;

function withoutLong(found: readonly Found[]): {
  readonly messages: readonly FoundMessage[];
  readonly left: readonly LeftOver[];
} {
  const all = found.flatMap(({ messages }) => messages);
  const tooLong = all.filter(({ text }) => text.length > longest);
  return {
    messages: all.filter(({ text }) => text.length <= longest),
    left: tooLong.map(({ where, text }) => ({ where, what: "a message longer than any network takes", text })),
  };
}

/** What is wrong is told of every file at once, and then nothing is made. */
export async function importFiles(input: ImportInput): Promise<Imported | ImportFaults> {
  const { id, wish, to, others: otherAccounts, today } = input;
  const pack = packAmong(input.files);
  if (pack !== undefined) {
    const taken = takePack(pack, input);
    return "faults" in taken ? taken : { ...taken, columns: [], unmet: [...wish.accounts.keys()] };
  }
  const read = await readAll(input.files, input.watch ?? unwatched);
  if (read.faults.length > 0) return { faults: read.faults };
  const { documents } = read;
  const found = documents.map((document) => messagesIn(document, wish));
  const { messages, left: tooLong } = withoutLong(found);
  if (messages.length === 0) return { faults: nothingIn(input.files, read.others) };
  const pictures = new Pictures({
    inside: new Map(documents.map((document) => [document.file, document.pictures])),
    beside: read.beside,
  });
  const day = dayOfId(id) ?? dayOfProse(documents, today);
  const near = day.date ?? (day.year === undefined ? today : `${day.year}-01-01`);
  const posts = postsOf(messages, pictures, day.year === undefined ? addDays(near, -60) : near);
  for (const each of found.flatMap((one) => one.pictures)) pictures.take(each, each.file, each.where);
  pictures.takeRest();
  const left = [
    ...found.flatMap((each) => each.left),
    ...tooLong,
    ...pictures.left,
    ...read.others.map(({ name, fault: known }) => {
      const text = known === undefined ? name : `${known.message} ${known.help}`;
      return { where: name, what: "a file that is not read", text };
    }),
  ];
  const names = input.files.map(({ name }) => name);
  const embargo = embargoIn(documents, near);
  const leftFile = `drafts/${id}.left-over.txt`;
  const draft = draftText({
    ...{ id, day, to, posts, others: otherAccounts, pictures: pictures.all },
    title: found.find(({ title }) => title !== undefined)?.title ?? id,
    files: names,
    ...(left.length > 0 && { leftFile }),
    ...(embargo !== undefined && { embargo }),
  });
  return {
    files: new Map<string, string | Uint8Array>([
      [`drafts/${id}.yaml`, draft],
      ...(left.length > 0 ? [[leftFile, leftOverText(left, names)] as const] : []),
      ...pictures.all.map(({ name, bytes }) => [`assets/${id}/${name}`, bytes] as const),
    ]),
    messages: posts.length,
    pictures: pictures.all.length,
    left,
    columns: found.flatMap(({ columns }) => columns),
    unmet: unmetIn(wish, found),
  };
}

function unmetIn({ accounts }: TableWish, found: readonly Found[]): readonly string[] {
  const met = new Set(found.flatMap(({ columns, channels }) => [...columns.map(titleKey), ...channels]));
  return [...accounts.keys()].filter((title) => !met.has(title));
}

/** What is not read may be where they are. */
function nothingIn(files: readonly Given[], others: readonly Other[]): readonly FaultyFile[] {
  const unread = others.flatMap(({ name, fault: known }) =>
    known === undefined ? [] : [{ file: name, fault: known }],
  );
  if (unread.length > 0 && unread.length === files.length) return unread;
  const nothing = fault(
    "import-no-messages",
    files.length > 1 ? "No message was found in any of the files." : "No message was found in it.",
    'Write the messages as a list below a heading such as "Messages", or as a table with a column "Message".',
  );
  return [{ file: files[0]?.name ?? "", fault: nothing }, ...unread];
}
