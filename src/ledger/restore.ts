/**
 * Whether a ledger is the one that was seen before, or an older one that was put back. Each discovery of a restore
 * begins a new branch of the record, and names the ones that were lost by it: a mark on such a branch, of a machine that
 * was elsewhere then, tells nothing new. Pure.
 */
import { randomBytes } from "node:crypto";
import type { LedgerInfo } from "./ledger.ts";
import { type Mark, type Marked, noHash, trunk } from "./marker.ts";

/** Whatever is on this branch with a higher number is not in the ledger any more. */
export interface LostBranch {
  readonly branch: string;
  readonly after: number;
}

/** How far a ledger has come. */
export interface Tip {
  readonly ledger: string;
  readonly branch: string;
  readonly lost: readonly LostBranch[];
  /** Number and hash of the last event; 0 and `noHash` where there is none. */
  readonly event: number;
  readonly hash: string;
  /** The hash that the ledger has for the event which the mark names. */
  readonly marked: string | undefined;
}

export type Verdict =
  /** It holds what the mark names, or the mark is of a branch that is known to be lost. */
  | { readonly kind: "whole" }
  | { readonly kind: "unmarked" }
  /** `forkKnown`: all that the ledger holds was there before. */
  | { readonly kind: "restored"; readonly reason: string; readonly forkKnown: boolean };

export function restored(reason: string, forkKnown = true): Verdict {
  return { kind: "restored", reason, forkKnown };
}

function isOnLostBranch(mark: Mark, tip: Tip): boolean {
  return (
    mark.branch !== tip.branch && tip.lost.some(({ branch, after }) => branch === mark.branch && mark.event > after)
  );
}

/** The mark is read before the ledger is: it never runs ahead of a commit. */
export function compare(mark: Marked, tip: Tip): Verdict {
  if (mark === "missing") return { kind: "unmarked" };
  if (mark === "damaged") return restored("the file that says how far it had come is damaged");
  if (mark.ledger !== tip.ledger) {
    return restored("the file that says how far it had come belongs to another ledger", false);
  }
  if (mark.event === 0 || (mark.hash !== undefined && mark.hash === tip.marked)) return { kind: "whole" };
  if (isOnLostBranch(mark, tip)) return { kind: "whole" };
  if (mark.event > tip.event) {
    return restored(`its last event is number ${tip.event}, and it had come to ${mark.event}`);
  }
  if (mark.hash === undefined) return { kind: "whole" };
  return restored(`its event number ${mark.event} is another one than was there before`, false);
}

export function markOf({ ledger, event, hash, branch }: Tip): Mark {
  return { ledger, event, hash, branch };
}

/** What the discovery of a restore writes into the ledger. */
export interface Fork {
  readonly branch: string;
  readonly lost: readonly LostBranch[];
  /** Number that the next event has at least, so that it is none that was used before. */
  readonly least: number;
}

export function forkOf(mark: Marked, tip: Tip): Fork {
  const named = typeof mark === "string" || mark.ledger !== tip.ledger ? undefined : mark;
  // An event of this branch that is another one than the mark's: so is whatever a mark holds from there on.
  const forked = named?.branch === tip.branch && named.event <= tip.event ? named.event - 1 : tip.event;
  const here = { branch: tip.branch, after: forked };
  const there = named?.branch === undefined || named.branch === tip.branch ? [] : [{ branch: named.branch, after: 0 }];
  const known = tip.lost.filter(({ branch }) => branch !== here.branch && branch !== there[0]?.branch);
  return {
    branch: randomBytes(8).toString("hex"),
    lost: [...known, ...there, here],
    least: named === undefined ? 0 : named.event + 1,
  };
}

/** Found to be restored, and nobody has let it go on yet. */
export function waitsForPerson({ restoredAt, resumedAt }: Pick<LedgerInfo, "restoredAt" | "resumedAt">): boolean {
  return restoredAt !== undefined && resumedAt === undefined;
}

/**
 * The last that it knows of, where that can be told. `lastAt`: of its last event. One that waits for a person already has
 * written events since, and has forgotten no less than before.
 */
export function knownUntil(
  info: Pick<LedgerInfo, "restoredAt" | "resumedAt" | "knownUntil">,
  verdict: Extract<Verdict, { kind: "restored" }>,
  lastAt: Date | undefined,
): Date | undefined {
  if (!verdict.forkKnown) return undefined;
  return waitsForPerson(info) ? info.knownUntil : lastAt;
}

/**
 * Whether a delivery that is seen for the first time may be out all the same: the ledger that knew it may be the one
 * that was lost.
 */
export function asksAtSight(info: Pick<LedgerInfo, "restoredAt" | "resumedAt">, dueAt: Date): boolean {
  const { restoredAt, resumedAt } = info;
  return restoredAt !== undefined && (resumedAt === undefined || dueAt <= resumedAt);
}

/**
 * Rows that a restore leaves open, as a condition in SQL: what is out, given up or refused by a person is left as it
 * is.
 */
export const leftOpen = `NOT (state IN ('published', 'recalled', 'unknown') OR (state = 'skipped' AND cause = 'person'))`;

/** What a restore does to them: open claims are void, and all but what only a person moves ask the network first. */
export const reopened = "attempt = attempt + 1, ask = CASE WHEN may_be_out = 1 THEN ask ELSE 1 END";

/** Columns that both kinds of ledger keep of it. */
export interface RestoreColumns {
  readonly restored_at: number | null;
  readonly resumed_at: number | null;
  /** Absent in a table of an older version. */
  readonly known_until?: number | null;
  readonly branch?: string;
  readonly lost?: string;
}

export function restoreInfo(columns: RestoreColumns): Pick<LedgerInfo, "restoredAt" | "resumedAt" | "knownUntil"> {
  const { restored_at, resumed_at, known_until = null } = columns;
  return {
    ...(restored_at === null ? {} : { restoredAt: new Date(restored_at) }),
    ...(resumed_at === null ? {} : { resumedAt: new Date(resumed_at) }),
    ...(known_until === null ? {} : { knownUntil: new Date(known_until) }),
  };
}

export function branchesIn(columns: RestoreColumns): Pick<Tip, "branch" | "lost"> {
  const { branch = trunk, lost = "[]" } = columns;
  return { branch, lost: JSON.parse(lost) as LostBranch[] };
}

/** As the tables have it: nothing where no event was written yet. */
export function tipEvent(last: { readonly n: number; readonly hash: string } | undefined): Pick<Tip, "event" | "hash"> {
  return { event: last?.n ?? 0, hash: last?.hash ?? noHash };
}
