/** `campaign status` for people: a line a delivery, its reason beneath where there is one. */
import stringWidth from "string-width";
import type { State } from "../ledger/ledger.ts";
import { printableLine } from "../system/printable.ts";

export interface StatusLine {
  readonly id: string;
  readonly state: State;
  readonly dueAt: string;
  readonly publishedAt: string | null;
  readonly url: string | null;
  readonly attempts: number;
  readonly reason: string | null;
}

function minute(instant: string): string {
  return instant.slice(0, 16).replace("T", " ");
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

function lineOf(entry: StatusLine, widths: { readonly state: number; readonly id: number }): string {
  const out = entry.url ?? (entry.publishedAt === null ? "" : `at ${minute(entry.publishedAt)}`);
  const line = `${minute(entry.dueAt)}  ${padded(entry.state, widths.state)}  ${padded(entry.id, widths.id)}  ${printableLine(out)}`;
  const reason = entry.reason === null ? [] : [`${" ".repeat(18)}${printableLine(entry.reason)}`];
  return [line.trimEnd(), ...reason].join("\n");
}

function summary(entries: readonly StatusLine[]): string {
  const counts = new Map<State, number>();
  for (const { state } of entries) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
}

/** Times are UTC. Ends with a line feed; empty when there is nothing to list. */
export function statusText(entries: readonly StatusLine[]): string {
  if (entries.length === 0) return "";
  const widths = {
    state: Math.max(...entries.map(({ state }) => state.length)),
    id: Math.max(...entries.map(({ id }) => stringWidth(id))),
  };
  const lines = entries.map((entry) => lineOf(entry, widths));
  return `${lines.join("\n")}\n\n${entries.length} deliveries, times in UTC: ${summary(entries)}.\n`;
}
