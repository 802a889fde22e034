/** A table whose rows are messages: of a toolkit, or a bulk file of another scheduler. */
import { suggestDay } from "../../../campaign/times/suggest-time.ts";
import { noWords, type Row, type Table, type Words } from "../blocks.ts";
import { audiencesIn } from "./audiences.ts";
import { type Column, columnsOf, titleKey } from "./columns.ts";
import type { FoundMessage, LeftOver } from "./found.ts";
import { joinedRows } from "./pack-rows.ts";

export interface TableWish {
  /** By the key of a column's title, or of a channel's name: the accounts that `--accounts` gives it. */
  readonly accounts: ReadonlyMap<string, readonly string[]>;
  /** Of accounts.yaml; absent: any words are an audience. */
  readonly audiences?: readonly string[];
}

interface TableMessages {
  readonly messages: readonly Omit<FoundMessage, "file">[];
  readonly left: readonly LeftOver[];
  readonly columns: readonly string[];
  /** What stands in a column of channels, by its key. */
  readonly channels: readonly string[];
}

/** Titles may stand below a heading or two. */
const mostAbove = 15;

interface Layout {
  /** Index of the row of titles; -1 where there is none. */
  readonly head: number;
  readonly titles: readonly string[];
  readonly columns: readonly (Column | undefined)[];
}

function layoutOf({ rows }: Table, { accounts }: TableWish): Layout | undefined {
  for (const [head, { cells }] of rows.slice(0, mostAbove).entries()) {
    const titles = cells.map(({ text }) => text);
    const columns = columnsOf(titles);
    const isOwn = titles.some((title) => accounts.has(titleKey(title)));
    const isTitles = cells.filter(({ text }) => text !== "").length > 1 || rows.length > 1;
    if ((columns.includes("text") || isOwn) && isTitles && titles.every((title) => title.length <= 60)) {
      return { head, titles, columns };
    }
  }
  return untitled(rows);
}

/** A bulk file as Hootsuite takes it has no titles: date, message, link, picture. */
function untitled(rows: readonly Row[]): Layout | undefined {
  const [first] = rows;
  const date = first?.cells[0]?.text ?? "";
  const isBulk = first !== undefined && first.cells.length >= 2 && first.cells.length <= 12;
  if (!isBulk || suggestDay(date.split(/[ T]/)[0] ?? "") === undefined || (first.cells[1]?.text.length ?? 0) < 15)
    return undefined;
  const columns = first.cells.map((_, index) => (["date", "text", "link", "picture"] as const)[index]);
  return { head: -1, titles: columns.map((each, index) => each ?? `column ${index + 1}`), columns };
}

interface Read {
  readonly row: Row;
  readonly layout: Layout;
  readonly wish: TableWish;
}

function cellOf({ row, layout }: Read, column: Column): Words {
  const index = layout.columns.indexOf(column);
  return (index === -1 ? undefined : row.cells[index]) ?? noWords;
}

/** What stands in columns that `--accounts` names, by account. */
function ownTexts({ row, layout, wish }: Read): ReadonlyMap<string, string> {
  return new Map(
    layout.titles.flatMap((title, index) => {
      const text = row.cells[index]?.text ?? "";
      const accounts = layout.columns[index] === "text" ? [] : (wish.accounts.get(titleKey(title)) ?? []);
      return text === "" ? [] : accounts.map((account) => [account, text] as const);
    }),
  );
}

function channelsOf(read: Read): readonly string[] {
  return cellOf(read, "channel")
    .text.split(/[,;/&+\n]| and /)
    .map(titleKey);
}

function toOf(read: Read, own: ReadonlyMap<string, string>): readonly string[] {
  const { row, layout, wish } = read;
  const main = layout.titles.findIndex(
    (title, index) => layout.columns[index] === "text" && wish.accounts.has(titleKey(title)),
  );
  const named =
    main !== -1 && row.cells[main]?.text !== "" ? (wish.accounts.get(titleKey(layout.titles[main] ?? "")) ?? []) : [];
  const channels = channelsOf(read).flatMap((channel) => wish.accounts.get(channel) ?? []);
  return [...new Set([...named, ...channels, ...own.keys()])];
}

/** With its link and its hashtags, where they stand in cells of their own. */
function whole(read: Read, text: string): string {
  const link = cellOf(read, "link").text;
  const withLink = link === "" || text.includes(link) ? text : `${text} ${link}`;
  const missing = cellOf(read, "hashtags")
    .text.split(/[\s,;]+/)
    .filter((tag) => tag !== "")
    .map((tag) => (tag.startsWith("#") ? tag : `#${tag}`))
    .filter((tag) => !new RegExp(`${tag}(?![\\p{L}\\p{N}_])`, "iu").test(text));
  return missing.length === 0 ? withLink : `${withLink}\n\n${missing.join(" ")}`;
}

function listed(text: string, between: RegExp): readonly string[] {
  return text
    .split(between)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

function messageOf(read: Read): Omit<FoundMessage, "file"> | undefined {
  const { row, wish } = read;
  const cell = cellOf(read, "text");
  // The row above has it already.
  if (cell.isRepeated) return undefined;
  const own = ownTexts(read);
  const [first] = own.values();
  const main = cell.text === "" ? first : cell.text;
  if (main === undefined || main === "") return undefined;
  const alt = cellOf(read, "alt").text;
  const pictureCell = cellOf(read, "picture");
  const names = listed(pictureCell.text, /[\n;|]+/);
  const alts = listed(alt, /\n+/);
  const pictures = [
    ...row.cells.flatMap((each) => each.pictures).map((each) => (each.alt === "" ? { ...each, alt } : each)),
    ...names.map((name, index) => ({ name, alt: alts.length === names.length ? (alts[index] ?? alt) : alt })),
  ];
  const theme = cellOf(read, "theme").text.replace(/\s+/g, " ");
  const [date, time] = [cellOf(read, "date").text, cellOf(read, "time").text];
  return {
    text: whole(read, main),
    pictures,
    audience: audiencesIn(cellOf(read, "audience").text, wish.audiences),
    ...(theme !== "" && { theme }),
    ...(date + time !== "" && { when: { date, time } }),
    for: new Map([...own].filter(([, text]) => text !== main).map(([account, text]) => [account, [whole(read, text)]])),
    to: toOf(read, own),
    where: row.where,
  };
}

/** Columns whose words are not in the message that was made of the row. */
function leftOf(read: Read, message: Omit<FoundMessage, "file"> | undefined): readonly LeftOver[] {
  const { row, layout, wish } = read;
  return row.cells.flatMap(({ text, isRepeated }, index) => {
    if (isRepeated) return [];
    const title = layout.titles[index] ?? `column ${index + 1}`;
    const column = layout.columns[index];
    if (text === "" || (column === "number" && /^\d+\.?$/.test(text))) return [];
    const isTaken =
      message !== undefined &&
      ((column !== undefined && !["number", "channel", "audience", "alt"].includes(column)) ||
        (column === undefined && wish.accounts.has(titleKey(title))) ||
        (column === "alt" && message.pictures.length > 0) ||
        (column === "audience" && message.audience.join(" ").length >= text.trim().length) ||
        (column === "channel" && message.to.length > 0));
    return isTaken ? [] : [{ where: row.where, what: `the column ${title === "" ? index + 1 : title}`, text }];
  });
}

/** Undefined where the table has no column of messages. */
export function messagesOfTable(table: Table, wish: TableWish): TableMessages | undefined {
  const layout = layoutOf(table, wish);
  if (layout === undefined) return undefined;
  const above = table.rows
    .slice(0, Math.max(0, layout.head))
    .flatMap(({ cells, where }) =>
      cells.flatMap(({ text }) => (text === "" ? [] : [{ where, what: "what stands above the table", text }])),
    );
  const reads = table.rows.slice(layout.head + 1).map((row): Read => ({ row, layout, wish }));
  const messages = reads.map(messageOf);
  const left = reads.flatMap((read, index) => leftOf(read, messages[index]));
  const joined = joinedRows(
    layout.titles,
    reads.map(({ row }, index) => ({ cells: row.cells.map(({ text }) => text), message: messages[index] })),
  );
  return {
    messages: joined?.messages ?? messages.filter((message) => message !== undefined),
    left: [...above, ...left, ...(joined?.left ?? [])],
    columns: layout.titles.filter((title) => title !== ""),
    channels: reads.flatMap(channelsOf),
  };
}
