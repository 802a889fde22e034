/** The plan as a table for a spreadsheet: a row per part. */
import { csvOf } from "../system/csv.ts";
import type { PlanEntry } from "./plan-entry.ts";

const columns = [
  "id",
  "campaign",
  "post",
  "account",
  "network",
  "dueAt",
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
  "lang",
  "audience",
  "theme",
  "phase",
] as const;

/** Cells that a spreadsheet would run as a formula get a leading apostrophe, control characters their visible names. */
export function planCsv(entries: readonly PlanEntry[]): string {
  const rows = entries.flatMap(rowsOf).map((row) => columns.map((column) => row[column]));
  return csvOf(columns, rows);
}

type Row = Readonly<Record<(typeof columns)[number], string | number | undefined>>;

/** The cost stands on the first part alone, so that a column can be added up. */
function rowsOf(entry: PlanEntry): readonly Row[] {
  return entry.texts.map((text, index): Row => {
    const images = entry.images[index] ?? [];
    const length = entry.lengths[index];
    const cost = index === 0 ? entry.cost : undefined;
    return {
      id: entry.id,
      campaign: entry.campaign,
      post: entry.post,
      account: entry.account,
      network: entry.network,
      dueAt: entry.dueAt,
      state: entry.state,
      changed: entry.changed ? "yes" : "no",
      part: index + 1,
      text,
      used: length?.used,
      limit: length?.limit,
      unit: length?.unit,
      images: images.map(({ asset }) => asset).join(" "),
      alt: images.map(({ alt }) => alt).join("\n"),
      cost: cost?.amount,
      currency: cost?.currency,
      lang: entry.lang,
      audience: entry.audience.join(", "),
      theme: entry.theme,
      phase: entry.phase,
    };
  });
}
