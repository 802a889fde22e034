/** `campaign status` for people: what needs them, what is next, what went out today; then a line a delivery. */
import stringWidth from "string-width";
import { homeZone, localOf, minuteText } from "../calendar/local-time.ts";
import { type State, unsettled } from "../ledger/ledger.ts";
import { isOpen } from "../ledger/rows.ts";
import type { StatusEntry } from "../ledger/standing.ts";
import { permitPhrases, type ShownPermit } from "../permission/shown.ts";
import { printableLine } from "../system/text/printable.ts";
import { stateMeanings } from "./state-meanings.ts";
import { fitLine } from "./terminal/fit-width.ts";

export interface StatusView {
  readonly now: Date;
  /** The time zone of a delivery's campaign; absent where no file has it any more. */
  readonly zoneOf: (id: string) => string | undefined;
  /** How a delivery's words begin; absent where no file has it any more. */
  readonly wordsOf: (id: string) => string | undefined;
  /** What follows `settle --sent` where a delivery is there; undefined where nobody is asked. */
  readonly sentOf: (id: string) => string | undefined;
}

/** Of those that are next; the list below has them all. */
const shownNext = 3;
const wordsWidth = 40;

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

interface Drawing {
  readonly view: StatusView;
  readonly state: number;
  readonly id: number;
}

function minute(instant: string, id: string, { zoneOf }: StatusView): string {
  return minuteText(new Date(instant), zoneOf(id) ?? homeZone);
}

/** With what must be given for it, where that is known. */
export type ToldEntry = StatusEntry & Partial<ShownPermit>;

/** Of what is out, or will never be, nobody asks any more. */
function permitOf(entry: ToldEntry): readonly string[] {
  const { approval, periods, consents, blocked = null, state } = entry;
  if (approval === undefined || periods === undefined || consents === undefined || !isOpen(state)) return [];
  return permitPhrases({ approval, periods, consents, blocked });
}

function linesOf(entry: ToldEntry, { view, ...widths }: Drawing): readonly string[] {
  const { id, state, dueAt, publishedAt, url, reason } = entry;
  const out = url ?? (publishedAt === null ? "" : `at ${minute(publishedAt, id, view)}`);
  const written = view.wordsOf(id);
  const words = written === undefined ? "" : `“${fitLine(printableLine(written), wordsWidth)}”`;
  const line = `${minute(dueAt, id, view)}  ${padded(state, widths.state)}  ${padded(id, widths.id)}  ${printableLine(out)}`;
  return [
    [line.trimEnd(), words].filter((part) => part !== "").join("  "),
    ...permitOf(entry).map((phrase) => `${" ".repeat(18)}${printableLine(phrase)}`),
    ...(reason === null ? [] : [`${" ".repeat(18)}${printableLine(reason)}`]),
  ];
}

/** What a person does next, with the command that works; a reason that names one says it itself. */
function nextStep({ id, state, reason }: StatusEntry, { sentOf }: StatusView): string | undefined {
  if (reason?.includes("`campaign ") === true) return undefined;
  switch (state) {
    case "missed":
      return `\`campaign send ${id}\` sends it now, \`campaign skip ${id}\` leaves it out.`;
    case "held":
      return `Put that right: it goes out while there is time. \`campaign skip ${id}\` leaves it out.`;
    case "failed":
      return `Put that right, then \`campaign send ${id}\`; \`campaign skip ${id}\` leaves it out.`;
    case "unknown":
      return `Look at the account. It is there: \`campaign settle ${id} --sent ${sentOf(id) ?? "ADDRESS"}\`. It is not: \`campaign settle ${id} --not-sent\`.`;
    case "waiting":
      return `Post it by hand from its folder, then \`campaign settle ${id} --sent ${sentOf(id) ?? "ADDRESS"}\`.`;
    default:
      return undefined;
  }
}

function withNextStep(entry: StatusEntry, drawing: Drawing): readonly string[] {
  const next = nextStep(entry, drawing.view);
  return [...linesOf(entry, drawing), ...(next === undefined ? [] : [`${" ".repeat(18)}${next}`])];
}

function dayOf(instant: Date, zone: string): string {
  return localOf(instant, zone).date;
}

function isOutToday({ id, publishedAt }: StatusEntry, { now, zoneOf }: StatusView): boolean {
  const zone = zoneOf(id) ?? homeZone;
  return publishedAt !== null && dayOf(new Date(publishedAt), zone) === dayOf(now, zone);
}

/** What a person looks for first; a part that has nothing is left out, but for what is next. */
function opening(entries: readonly StatusEntry[], drawing: Drawing): readonly string[] {
  const part = (title: string, chosen: readonly StatusEntry[], draw = linesOf) =>
    chosen.length === 0
      ? []
      : [title, ...chosen.flatMap((entry) => draw(entry, drawing)).map((line) => `  ${line}`), ""];
  const planned = entries.filter(({ state }) => state === "planned");
  return [
    ...part(
      "Needs a person:",
      entries.filter(({ state }) => unsettled.includes(state)),
      withNextStep,
    ),
    ...(planned.length === 0 ? ["Nothing more goes out.", ""] : part("Next:", planned.slice(0, shownNext))),
    ...part(
      "Out today:",
      entries.filter((entry) => isOutToday(entry, drawing.view)),
    ),
  ];
}

function summary(entries: readonly StatusEntry[]): string {
  const counts = new Map<State, number>();
  for (const { state } of entries) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
}

/** Times are those of each campaign's zone. Ends with a line feed; empty when there is nothing to list. */
export function statusText(entries: readonly StatusEntry[], view: StatusView): string {
  if (entries.length === 0) return "";
  const drawing: Drawing = {
    view,
    state: Math.max(...entries.map(({ state }) => state.length)),
    id: Math.max(...entries.map(({ id }) => stringWidth(id))),
  };
  const zones = new Set(entries.map(({ id }) => view.zoneOf(id) ?? homeZone));
  const lines = entries.flatMap((entry) => linesOf(entry, drawing));
  const count = `${entries.length} ${entries.length === 1 ? "delivery" : "deliveries"}`;
  const times = `times in ${printableLine([...zones].join(", "))}`;
  const words = stateMeanings(entries.map(({ state }) => state));
  const closing = [`${count}, ${times}: ${summary(entries)}.`, ...(words.length === 0 ? [] : [words.join(" · ")])];
  return `${[...opening(entries, drawing), "All:", ...lines, "", ...closing].join("\n")}\n`;
}
