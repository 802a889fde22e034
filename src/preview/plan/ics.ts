/** The plan as a calendar that a person can subscribe to or import: an event per delivery. */
import { createHash } from "node:crypto";
import ical, { ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { printable, printableLine } from "../../system/text/printable.ts";
import { factsIn, phrasesIn } from "../facts.ts";
import { cardLines, type PlanEntry } from "./entry.ts";

/** Calendars hide events without a length; it blocks nobody's time. */
const eventLength = 15 * 60_000;
const summaryLength = 60;

/** RFC 5545 counts revisions in 31 bits: seconds since this lasts until 2093. */
const firstRevision = Date.UTC(2025, 0, 1);

export interface IcsOptions {
  readonly name: string;
  /** When the calendar was made, by the real clock. */
  readonly stamp: Date;
  readonly workspace: string;
  /** Of an account, without @; empty where it has none. */
  readonly handleOf: (account: string) => string;
  /** Without secrets: lines are cut and folded here, and nobody finds a token again of which a half stands on the next. */
  readonly masked: (text: string) => string;
}

/**
 * A delivery keeps its UID, so that a second import moves it instead of doubling it, and no other workspace has the
 * same one. Each calendar is a later revision of its events than any before it: programs drop what is not.
 */
export function planIcs(entries: readonly PlanEntry[], options: IcsOptions): string {
  const { name, stamp, workspace, handleOf, masked } = options;
  const sequence = Math.max(0, Math.floor((stamp.getTime() - firstRevision) / 1000));
  const calendar = ical({
    name: escaped(printableLine(masked(name))),
    prodId: { company: "campaign", product: "plan", language: "EN" },
  });
  for (const entry of entries) {
    const start = new Date(entry.dueAt);
    calendar.createEvent({
      id: uidOf([workspace, entry.id, entry.network, handleOf(entry.account)]),
      sequence,
      stamp,
      start,
      end: new Date(start.getTime() + eventLength),
      summary: summaryOf(entry, masked),
      description: printable(masked(descriptionOf(entry))),
      categories: categoriesOf(entry).map((category) => ({ name: printableLine(masked(category)) })),
      status: isOff(entry) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** It will not be there, or is no longer: a calendar then takes the event out, or strikes it through. */
function isOff({ state }: PlanEntry): boolean {
  return state === "skipped" || state === "recalled";
}

/** The library escapes every text but the calendar's name (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`);
}

function uidOf(parts: readonly string[]): string {
  return `${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 40)}@campaign`;
}

function summaryOf({ account, texts, share }: PlanEntry, masked: IcsOptions["masked"]): string {
  const words = printableLine(
    masked(share === undefined ? (texts[0] ?? "") : `shares ${share.post} of ${share.account}`)
      .trim()
      .replace(/\s+/g, " "),
  );
  const characters = [...words];
  const start = characters.length > summaryLength ? `${characters.slice(0, summaryLength - 1).join("")}…` : words;
  return `${printableLine(account)}: ${start}`;
}

/** The widest first. */
function categoriesOf(entry: PlanEntry): readonly string[] {
  return factsIn("ics")
    .filter(({ many }) => many !== undefined)
    .toReversed()
    .flatMap(({ texts }) => texts(entry));
}

function descriptionOf(entry: PlanEntry): string {
  const parts = entry.texts.map((text, index) => {
    const images = (entry.images[index] ?? []).map(({ asset, alt }) => `[${asset}: ${alt}]`);
    return [text, ...images].join("\n");
  });
  const state = entry.state === "planned" ? [] : [`State: ${entry.state}`];
  const said = phrasesIn("ics", entry).join(" · ");
  const warning = entry.contentWarning === undefined ? [] : [`Content warning: ${entry.contentWarning}`];
  const card = entry.card === undefined ? [] : [`Link card: ${cardLines(entry.card)}`];
  const pieces = [entry.id, ...state, ...(said === "" ? [] : [said]), ...warning, ...parts, ...card];
  return pieces.join("\n\n");
}
