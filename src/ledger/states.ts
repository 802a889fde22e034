/** The states of a delivery, the steps between them, and why one is held. Data that every ledger shares. */
export const states = [
  "planned",
  "past",
  "claimed",
  "writing",
  "waiting",
  "published",
  "missed",
  "held",
  "failed",
  "unknown",
  "skipped",
  "recalled",
] as const;
export type State = (typeof states)[number];

/** States that a person must settle, sooner or later. */
export const unsettled: readonly State[] = ["missed", "held", "failed", "unknown", "waiting"];

/** Of these `publish` tells, until one finished run has told them. */
export const alarming: readonly State[] = ["missed", "held", "failed", "unknown"];

/**
 * Which state may follow which; the database refuses every other step. A step to the same state is always allowed.
 * `published` is open to nearly all: a receipt is recorded whatever was believed before it came.
 */
export const nextStates: Readonly<Record<State, readonly State[]>> = {
  planned: ["past", "claimed", "writing", "waiting", "published", "missed", "held", "skipped", "unknown"],
  past: ["planned", "writing", "waiting", "published", "held", "skipped"],
  claimed: ["planned", "writing", "waiting", "published", "missed", "held", "failed", "skipped"],
  writing: ["planned", "waiting", "published", "missed", "held", "failed", "unknown", "skipped", "recalled"],
  waiting: ["planned", "published", "missed", "skipped", "recalled", "unknown"],
  published: ["recalled"],
  missed: ["planned", "past", "writing", "waiting", "published", "held", "skipped"],
  held: ["planned", "claimed", "writing", "waiting", "published", "missed", "failed", "unknown", "skipped", "recalled"],
  failed: ["planned", "writing", "waiting", "published", "missed", "held", "skipped", "recalled"],
  unknown: ["planned", "writing", "waiting", "published", "missed", "held", "failed", "skipped", "recalled"],
  skipped: ["planned", "writing", "waiting", "published", "missed", "held", "unknown", "recalled"],
  recalled: [],
};

/** Why a delivery is held. All but the last three are judged anew each run; the last three only a person moves. */
export const holds = [
  "problem",
  "same-words",
  "already-there",
  "unauthorized",
  "identity",
  "no-secret",
  "no-account",
  "look",
  "new-ledger",
  "may-be-out",
  "half-sent",
] as const;
export type Hold = (typeof holds)[number];

export const forAPerson: readonly Hold[] = ["new-ledger", "may-be-out", "half-sent"];

/** What kept a held or missed delivery back, where a permission did (src/permission). */
export const becauses = ["approval", "period", "consent"] as const;
export type Because = (typeof becauses)[number];

/** Who made a delivery missed or skipped, where that decides what may happen to it next. */
export type Cause = "pause" | "person" | "file";
