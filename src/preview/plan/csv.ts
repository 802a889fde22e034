/** The plan as a table for a spreadsheet: a row per part. */
import { homeZone, minuteText } from "../../calendar/local-time.ts";
import { type Cell, csvOf } from "../../system/text/csv.ts";
import { factsIn } from "../facts.ts";
import { cardLines, type PlanEntry } from "./entry.ts";

const facts = factsIn("csv");

const later: readonly string[] = ["when", "share", "partnerWords"];

const columns: readonly string[] = [
  "id",
  "campaign",
  "post",
  "account",
  "network",
  "dueAt",
  "dueAtLocal",
  "timezone",
  "state",
  "changed",
  "part",
  "text",
  "used",
  "limit",
  "unit",
  "images",
  "alt",
  "cost",
  "currency",
  ...facts.flatMap(({ key }) => (later.includes(key) ? [] : [key])),
  "contentWarning",
  "card",
  "approvalNeeded",
  "approvedBy",
  "approvalChanged",
  "periods",
  "consents",
  "blocked",
  "fileDueAtLocal",
  "fileText",
  "fileImages",
  "fileAlt",
  // What came later stands last, so that a column keeps its letter in a spreadsheet.
  "embargo",
  "when",
  "share",
  "partnerWords",
];

/**
 * `zones` are the time zones of the campaigns, by their id. Where the file says otherwise than what went out, its words
 * stand in the last columns.
 */
export function planCsv(entries: readonly PlanEntry[], zones: ReadonlyMap<string, string>): string {
  const rows = entries
    .flatMap((entry) => rowsOf(entry, zones.get(entry.campaign) ?? homeZone))
    .map((row) => columns.map((column) => row[column]));
  return csvOf(columns, rows);
}

type Row = Readonly<Record<string, Cell>>;

/** The cost stands on the first part alone, so that a column can be added up. */
function rowsOf(entry: PlanEntry, timezone: string): readonly Row[] {
  const { file } = entry;
  // What passes on another's post has a row and no words.
  const count = Math.max(entry.texts.length, file?.texts.length ?? 0, 1);
  const localOf = (instant: string) => minuteText(new Date(instant), timezone);
  return Array.from({ length: count }, (_, index): Row => {
    const images = imagesOf(entry.images[index]);
    const inFile = imagesOf(file?.images[index]);
    const length = entry.lengths[index];
    const cost = index === 0 ? entry.cost : undefined;
    return {
      id: entry.id,
      campaign: entry.campaign,
      post: entry.post,
      account: entry.account,
      network: entry.network,
      dueAt: entry.dueAt,
      dueAtLocal: localOf(entry.dueAt),
      timezone,
      state: entry.state,
      changed: entry.changed ? "yes" : "no",
      part: index + 1,
      text: entry.texts[index],
      used: length?.used,
      limit: length?.limit,
      unit: length?.unit,
      images: images.assets,
      alt: images.alts,
      cost: cost?.amount,
      currency: cost?.currency,
      ...Object.fromEntries(
        facts.map(({ key }) => [key, cellOf(entry[key === "lang" && entry.languages.length > 1 ? "languages" : key])]),
      ),
      contentWarning: entry.contentWarning,
      card: index === 0 && entry.card ? cardLines(entry.card) : undefined,
      fileDueAtLocal: file === undefined ? undefined : localOf(file.dueAt),
      fileText: file?.texts[index],
      fileImages: file === undefined ? undefined : inFile.assets,
      fileAlt: file === undefined ? undefined : inFile.alts,
      approvalNeeded: entry.approval.needed,
      approvedBy: entry.approval.by.map(({ person }) => person).join(", "),
      approvalChanged: entry.approval.changed.join(", "),
      periods: entry.periods.join(", "),
      consents: entry.consents.join(", "),
      blocked: entry.blocked ?? undefined,
      embargo: entry.embargo === undefined ? undefined : localOf(entry.embargo),
    };
  });
}

/** As it is written, a list in one cell. */
function cellOf(value: unknown): Cell {
  if (value === undefined) return undefined;
  if (value === true) return "yes";
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  if ("account" in value && "post" in value) return `${value.post} of ${value.account}`;
  return Object.entries(value)
    .map(([key, each]) => `${key}: ${[each].flat().join(" or ")}`)
    .join(", ");
}

function imagesOf(images: PlanEntry["images"][number] = []): { readonly assets: string; readonly alts: string } {
  return { assets: images.map(({ asset }) => asset).join(" "), alts: images.map(({ alt }) => alt).join("\n") };
}
