/** What a run did, delivery by delivery, and the object that `--format json` prints. */
import type { Problem } from "../diagnostics/problem.ts";
import type { Because, Hold, Row } from "../ledger/ledger.ts";
import { cutSentence } from "../system/text/shorten.ts";

/** What stood against it: a permission, a problem of its file, a pause; null where it is anything else. */
export type ToldBecause = Because | "problem" | "pause" | null;

export type Outcome =
  | { readonly kind: "published"; readonly url?: string }
  | { readonly kind: "later"; readonly retryAt: Date; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "missed"; readonly dueAt: Date; readonly because: ToldBecause }
  | { readonly kind: "held"; readonly reason: string; readonly because: ToldBecause }
  | { readonly kind: "waiting"; readonly folder: string }
  | { readonly kind: "unknown"; readonly reason: string };

export interface PublishReport {
  readonly version: 1;
  readonly published: readonly { readonly id: string; readonly url?: string }[];
  readonly later: readonly { readonly id: string; readonly retryAt: string; readonly reason: string }[];
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
  readonly missed: readonly { readonly id: string; readonly dueAt: string; readonly because: ToldBecause }[];
  readonly held: readonly { readonly id: string; readonly reason: string; readonly because: ToldBecause }[];
  readonly waiting: readonly { readonly id: string; readonly folder: string }[];
  readonly unknown: readonly { readonly id: string; readonly reason: string }[];
  readonly problems: readonly Problem[];
}

/** The last outcome of each delivery counts. */
export class Outcomes {
  readonly #byDelivery = new Map<string, Outcome>();

  set(delivery: string, outcome: Outcome): void {
    this.#byDelivery.set(delivery, "reason" in outcome ? { ...outcome, reason: cutSentence(outcome.reason) } : outcome);
  }

  /** Whether anything was recorded that a reader must hear of even when the run then fails. */
  get hasRecorded(): boolean {
    return [...this.#byDelivery.values()].some((outcome) => outcome.kind !== "later");
  }

  of<K extends Outcome["kind"]>(kind: K): ({ readonly id: string } & Extract<Outcome, { kind: K }>)[] {
    return [...this.#byDelivery]
      .filter((entry): entry is [string, Extract<Outcome, { kind: K }>] => entry[1].kind === kind)
      .map(([id, outcome]) => ({ id, ...outcome }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
}

export function heldBecause({ hold, because }: { readonly hold?: Hold; readonly because?: Because }): ToldBecause {
  return because ?? (hold === "problem" || hold === "same-words" ? "problem" : null);
}

/** What a row that no run has told of yet says in a report. */
export function outcomeOf(row: Row): Outcome | undefined {
  const reason = row.reason ?? "";
  switch (row.state) {
    case "failed":
      return { kind: "failed", reason };
    case "held":
      return { kind: "held", reason, because: heldBecause(row) };
    case "unknown":
      return { kind: "unknown", reason };
    case "missed":
      return { kind: "missed", dueAt: row.dueAt, because: row.because ?? (row.cause === "pause" ? "pause" : null) };
    default:
      return undefined;
  }
}

export function reportOf(outcomes: Outcomes, problems: readonly Problem[]): PublishReport {
  return {
    version: 1,
    published: outcomes.of("published").map(({ id, url }) => (url === undefined ? { id } : { id, url })),
    later: outcomes.of("later").map(({ id, retryAt, reason }) => ({ id, retryAt: retryAt.toISOString(), reason })),
    failed: outcomes.of("failed").map(({ id, reason }) => ({ id, reason })),
    missed: outcomes.of("missed").map(({ id, dueAt, because }) => ({ id, dueAt: dueAt.toISOString(), because })),
    held: outcomes.of("held").map(({ id, reason, because }) => ({ id, reason, because })),
    waiting: outcomes.of("waiting").map(({ id, folder }) => ({ id, folder })),
    unknown: outcomes.of("unknown").map(({ id, reason }) => ({ id, reason })),
    problems,
  };
}
