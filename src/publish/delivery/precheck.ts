/** The check just before every write, each part included. Whatever it finds wrong, nothing has gone out yet. */
import type { Because, Claim, Row } from "../../ledger/ledger.ts";
import { waitsForPerson } from "../../ledger/restore.ts";
import { termsIn } from "../../permission/terms.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { ReadySession } from "../account/connection.ts";
import { type Moment, momentOf } from "../account/moments.ts";
import { type PauseState, spans } from "../engine.ts";
import { agreement, type Made } from "../files.ts";
import { windowEnd } from "../judge/judge-row.ts";
import { leadOf, notNow } from "../sharing/lead.ts";
import { claimedSubject, passageFor } from "./passage.ts";

export interface Writing {
  readonly row: Row;
  /** Window of this write: the delivery's own, or of a thread that has begun. */
  readonly from: Date;
  readonly until: Date;
  readonly claim: Claim;
  /** Of a first part: what it was made from. What is out already binds the rest of a thread, whatever is edited. */
  readonly made?: Made;
}

export type Check =
  | { readonly kind: "clear" }
  /**
   * `pause` and what is not permitted end the rest of a half-sent thread, `file` thaws a first part; all else is tried
   * again.
   */
  | {
      readonly kind: "stopped";
      readonly by: "file" | "pause" | "window" | "clock" | "ledger" | "lead" | Because;
      readonly reason: string;
    };

/** Whether wall clock and monotonic clock have moved alike since then. */
function clocksAgree(since: Moment, now: Moment, tolerance: number): boolean {
  return Math.abs(now.wall - since.wall - (now.steady - since.steady)) <= tolerance;
}

export function pausedBecause(state: PauseState, row: Row, critical: boolean): string | undefined {
  if (state.kind === "stopped") return state.reason;
  const [campaign = ""] = row.delivery.split("/");
  const asked = { id: row.delivery, account: row.account, campaign, critical };
  return state.pauses.find((pause) => pause.isAhead !== true && pause.endedAt === undefined && pause.covers(asked))
    ?.reason;
}

async function look(run: AccountRun, ready: ReadySession, writing: Writing): Promise<Check> {
  const { engine, lease } = run;
  const { row, claim, made } = writing;
  const agreed = made === undefined ? undefined : await agreement(engine, made);
  if (agreed !== undefined && agreed.kind !== "same") return { kind: "stopped", by: "file", reason: agreed.reason };
  const paused = pausedBecause(await engine.pauses.read(), row, claim.critical);
  if (paused !== undefined) return { kind: "stopped", by: "pause", reason: `Paused: ${paused}` };
  const passage = await passageFor(engine, claimedSubject(row, claim));
  if (passage.kind === "waits") return { kind: "stopped", by: "ledger", reason: passage.reason };
  if (passage.kind === "refused") return { kind: "stopped", by: passage.because, reason: passage.reason };
  const lead = await leadOf(engine, { message: claim.message, terms: termsIn(claim.terms) });
  if (lead.kind !== "none" && (lead.kind !== "out" || lead.receipt.id !== claim.message.parts[0]?.share?.receipt?.id)) {
    return {
      kind: "stopped",
      by: "lead",
      reason: lead.kind === "out" ? "What it shares was posted anew." : notNow(lead),
    };
  }
  if (waitsForPerson(engine.ledger.info)) {
    return {
      kind: "stopped",
      by: "pause",
      reason: "This ledger was restored from a backup, and nobody has resumed it yet.",
    };
  }
  const standing = await engine.ledger.stands(lease, row.delivery, row.attempt);
  if (!standing.ok) return { kind: "stopped", by: "ledger", reason: standing.reason };
  if (standing.row.state !== "writing") {
    return { kind: "stopped", by: "ledger", reason: "Another run has taken this delivery over." };
  }
  const now = engine.clock.now();
  if (now < writing.from || now > writing.until) {
    return {
      kind: "stopped",
      by: "window",
      reason: "Its window had ended, or not begun, when it was about to be sent.",
    };
  }
  if (!clocksAgree(ready.readAt, momentOf(engine), spans.clockFault)) {
    return {
      kind: "stopped",
      by: "clock",
      reason: "The clock of this machine jumped, or the machine slept, just before it was sent.",
    };
  }
  return { kind: "clear" };
}

/** Fresh by both clocks: a machine that slept during the check makes it again. */
export async function checkBeforeWrite(run: AccountRun, ready: ReadySession, writing: Writing): Promise<Check> {
  for (let round = 0; round < 3; round += 1) {
    const started = momentOf(run.engine);
    const check = await look(run, ready, writing);
    const ended = momentOf(run.engine);
    if (check.kind === "stopped") return check;
    const wall = Math.abs(ended.wall - started.wall);
    if (wall <= spans.check && ended.steady - started.steady <= spans.check) return check;
  }
  return {
    kind: "stopped",
    by: "clock",
    reason: "This machine is too slow or keeps sleeping: the last check before sending was never fresh.",
  };
}

export function ownWindow(row: Row): Pick<Writing, "from" | "until"> {
  return { from: row.dueAt, until: windowEnd(row) };
}
