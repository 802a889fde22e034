/** `campaign accounts check` for people: what each account answered. */
import { Chalk, type ChalkInstance } from "chalk";
import { minuteText } from "../../calendar/local-time.ts";
import { printableLine } from "../../system/text/printable.ts";
import { detailLine, whoText } from "./list.ts";

/** What the account's server allows. */
export interface LimitsEntry {
  readonly text: number;
  readonly unit: string;
  readonly images: number;
  readonly imageBytes: number;
  readonly altText: number | null;
  /** Whether the server told any of it, just now; what it did not tell is what this program knows of the network. */
  readonly statedByServer: boolean;
}

export interface AccountCheckEntry {
  readonly id: string;
  readonly network: string;
  readonly state: string;
  readonly needsPerson: boolean;
  /** Sentences. */
  readonly reasons: readonly string[];
  /** As the network told it. */
  readonly handle: string | null;
  readonly mayPost: boolean | null;
  /** When the token ends, where the network tells. */
  readonly expiresAt: string | null;
  /** False where a secret of this network ends only when it is revoked; null where that is not known. */
  readonly expires: boolean | null;
  /** The account's last delivery that may still go out. */
  readonly lastDelivery: { readonly id: string; readonly dueAt: string } | null;
  readonly clock: { readonly serverTime: string; readonly secondsApart: number; readonly right: boolean } | null;
  readonly limits: LimitsEntry | null;
  /** Environment variables that are not set. */
  readonly missing: readonly string[];
  readonly docs: string;
}

function minute(instant: string): string {
  return minuteText(new Date(instant));
}

function stateText({ state, needsPerson }: AccountCheckEntry, chalk: ChalkInstance): string {
  const words = state.replace(/-/g, " ");
  if (state === "ready") return chalk.green(words);
  return needsPerson ? chalk.red(words) : chalk.yellow(words);
}

function tokenText({ expiresAt, expires, lastDelivery }: AccountCheckEntry): string {
  const needed = lastDelivery === null ? "" : ` It is needed until ${minute(lastDelivery.dueAt)}.`;
  if (expiresAt !== null) return `ends on ${minute(expiresAt)}.${needed}`;
  return expires === false ? "lasts until somebody revokes it." : `the network does not say when it ends.${needed}`;
}

function clockText({ secondsApart, right }: NonNullable<AccountCheckEntry["clock"]>): string {
  if (right) return "right";
  const seconds = Math.abs(secondsApart);
  return `wrong: ${seconds} seconds ${secondsApart > 0 ? "behind" : "ahead of"} the server's`;
}

function limitsText({ text, unit, images, imageBytes, altText, statedByServer }: LimitsEntry): string {
  const alt = altText === null ? "" : `, alt texts of ${altText}`;
  const source = statedByServer ? "after what the server says" : "as known for the network";
  return `texts of ${text} ${unit}, ${images} pictures of ${Math.floor(imageBytes / 100_000) / 10} MB${alt}; ${source}`;
}

function blockOf(entry: AccountCheckEntry, chalk: ChalkInstance): string {
  const { id, reasons, handle, mayPost, clock, limits, needsPerson, docs } = entry;
  const answered = mayPost !== null;
  // A folder of this machine has no limits, no token, and nobody who could forbid it.
  const may = limits === null ? "" : `; may ${mayPost ? "" : "not "}post`;
  return [
    `${id}  ${stateText(entry, chalk)}`,
    ...reasons.map((reason) => `    ${printableLine(reason)}`),
    ...(needsPerson ? [`    ${docs} tells how.`] : []),
    ...(answered ? [detailLine("who", whoText({ ...entry, handle }) + may)] : []),
    ...(answered && limits !== null ? [detailLine("token", tokenText(entry))] : []),
    ...(clock === null ? [] : [detailLine("clock", clockText(clock))]),
    ...(limits === null ? [] : [detailLine("limits", limitsText(limits))]),
  ].join("\n");
}

/** Ends with a line feed; empty when there is nothing to list. */
export function accountChecksText(entries: readonly AccountCheckEntry[], look: { readonly color: boolean }): string {
  const chalk = new Chalk({ level: look.color ? 1 : 0 });
  return entries.length === 0 ? "" : `${entries.map((entry) => blockOf(entry, chalk)).join("\n\n")}\n`;
}
