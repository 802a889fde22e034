/** The chain of the log: each event holds the hash of its account's event before it, so that none can be changed or taken out. */
import { createHash } from "node:crypto";
import { cutSentence } from "../system/text/shorten.ts";
import type { EventRecord, State } from "./ledger.ts";

export interface NewEvent {
  readonly account: string;
  readonly event: string;
  readonly delivery?: string | undefined;
  readonly from?: State | undefined;
  readonly to?: State | undefined;
  readonly attempt?: number | undefined;
  readonly reason?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

export interface StoredEvent {
  readonly n: number;
  readonly account: string;
  readonly sequence: number;
  readonly body: string;
  readonly delivery: string | null;
  readonly previous: string;
  readonly hash: string;
}

/** The last event of an account. */
export interface Head {
  readonly sequence: number;
  readonly hash: string;
}
export const noHead: Head = { sequence: 0, hash: "" };

function hashOf(previous: string, body: string): string {
  return createHash("sha256").update(`${previous}\n${body}`).digest("hex");
}

/** The body from its time on, which is known before its number and its place in the chain are. */
export function tailOf(event: NewEvent, { who, at }: { readonly who: string; readonly at: Date }): string {
  const { account: _account, ...rest } = event;
  const cut = rest.reason === undefined ? {} : { reason: cutSentence(rest.reason) };
  return JSON.stringify({ at: at.toISOString(), who, ...rest, ...cut }).slice(1);
}

/** The event as it is stored, chained to its account's last one. A database does the same (postgres/steps/function.ts). */
export function chained(
  event: NewEvent,
  link: { readonly n: number; readonly head: Head; readonly who: string; readonly at: Date },
): StoredEvent {
  const { account } = event;
  const { n, head } = link;
  const sequence = head.sequence + 1;
  const body = `{"n":${n},"account":${JSON.stringify(account)},"sequence":${sequence},${tailOf(event, link)}`;
  const { hash: previous } = head;
  return { n, account, sequence, body, delivery: event.delivery ?? null, previous, hash: hashOf(previous, body) };
}

export function toRecord({ body, previous, hash }: StoredEvent): EventRecord {
  const { at, ...rest } = JSON.parse(body) as Omit<EventRecord, "at" | "previous" | "hash"> & { at: string };
  return { ...rest, at: new Date(at), previous, hash };
}

function faultOf(event: StoredEvent, head: Head): string | undefined {
  const name = `Event ${event.n}${event.delivery === null ? "" : ` of ${event.delivery}`}`;
  if (event.sequence !== head.sequence + 1) return `${name} follows a gap: an event before it was taken out.`;
  if (event.previous !== head.hash) return `${name} does not follow the event before it: one of the two was changed.`;
  if (hashOf(event.previous, event.body) !== event.hash) return `${name} was changed after it was written.`;
  const body = JSON.parse(event.body) as { n: number; account: string; sequence: number; delivery?: string };
  const same =
    body.n === event.n &&
    body.account === event.account &&
    body.sequence === event.sequence &&
    (body.delivery ?? null) === event.delivery;
  return same ? undefined : `${name} is filed under another number, account or delivery than it was written for.`;
}

/** The first break of each account's chain, in words. `events` in the order of their numbers. */
export function breaksIn(events: readonly StoredEvent[]): string[] {
  const heads = new Map<string, Head>();
  const faults = new Map<string, string>();
  for (const event of events) {
    const fault = faultOf(event, heads.get(event.account) ?? noHead);
    if (fault !== undefined && !faults.has(event.account)) faults.set(event.account, fault);
    heads.set(event.account, { sequence: event.sequence, hash: event.hash });
  }
  return [...faults.values()];
}
