/** One delivery that is due: may it go, has it gone already, and if neither says no, it is claimed and sent. */
import { waitsForPerson } from "../../ledger/restore.ts";
import { identityOf } from "../../networks/identity.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { ReadySession } from "../account/connection.ts";
import { type Engine, type PauseState, spans } from "../engine.ts";
import { agreement } from "../files.ts";
import { isOver, pauseAt } from "../judge/judge-row.ts";
import type { Broken } from "../judge/judge-rows.ts";
import { resolveDoubt } from "./doubts.ts";
import { placeWordsOf } from "./keys.ts";
import {
  type Candidate,
  claimOf,
  isNewLedgers,
  isTooEarly,
  type Looked,
  lookAfterRestore,
  lookBeforeResume,
  lookFirst,
  lookForNewLedger,
  looksFirst,
} from "./look-first.ts";
import { type Forms, otherFormOut, otherFormReason } from "./other-form.ts";
import { heldWithPair, pairSentAt } from "./pair.ts";
import { sendParts } from "./parts.ts";
import { passageFor, plannedSubject } from "./passage.ts";
import { pausedBecause } from "./precheck.ts";
import { sameWordsReason } from "./same-words.ts";
import { hold, keptCause, postpone } from "./steps.ts";

/** Whatever `again` says: it would be the same post twice. */
async function heldForOtherForm(run: AccountRun, { row }: Candidate, forms: Forms): Promise<boolean> {
  const other = otherFormOut(row.delivery, forms);
  if (other === undefined) return false;
  await hold(run, row, { hold: "same-words", reason: otherFormReason(other) });
  return true;
}

/** Under the account's lock, so that no two of them pass each other. */
async function heldForSameWords(run: AccountRun, { row, delivery, message }: Candidate): Promise<boolean> {
  const reason = await sameWordsReason(run, delivery, message);
  if (reason === undefined) return false;
  await hold(run, row, { hold: "same-words", reason });
  return true;
}

/** Rule 7: what catches up keeps its distance. Returns when it may go. */
async function gapUntil(run: AccountRun, candidate: Candidate, gap: number): Promise<Date | undefined> {
  const now = run.engine.clock.now().getTime();
  if (now - candidate.row.dueAt.getTime() <= spans.catchingUp) return undefined;
  const last = (await run.engine.ledger.lastPost(identityOf(candidate.delivery.account)))?.getTime();
  if (last === undefined || last > now || now - last >= gap) return undefined;
  return last <= (await pairSentAt(run, candidate.delivery)) ? undefined : new Date(last + gap);
}

export interface Settings {
  readonly pauses: PauseState;
  /** Milliseconds. */
  readonly gap: number;
  /** Of this account. */
  readonly forms: Forms;
  readonly broken: Broken;
}

/** What must be settled by looking before pauses and windows are even considered. */
async function settleHistory(
  run: AccountRun,
  ready: ReadySession,
  { candidate, pauses }: { readonly candidate: Candidate; readonly pauses: PauseState },
): Promise<Looked> {
  if (isNewLedgers(run.engine, candidate.delivery, candidate.row)) return lookForNewLedger(run, ready, candidate);
  if (!candidate.row.ask) return "go-on";
  // A person who resumes it meanwhile is heard by the next run: in this one everything still counts as paused.
  const waited = pauses.kind === "pauses" && pauses.pauses.some(({ untilResumed }) => untilResumed);
  const waits = waited || waitsForPerson(run.engine.ledger.info);
  if (waits) return lookBeforeResume(run, ready, candidate);
  if (isTooEarly(run, candidate.delivery.account, candidate.row.delivery)) return "dealt-with";
  return lookAfterRestore(run, ready, candidate);
}

/** Rule 7, for a row that asked first: it was not judged before its network had answered. */
function fellInPause({ ledger }: Engine, { row, delivery }: Candidate, pauses: PauseState): boolean {
  if (pauses.kind === "stopped" || row.cause === "person" || row.dueAt < ledger.info.createdAt) return false;
  return (
    pauseAt(
      delivery,
      row.dueAt,
      pauses.pauses.filter(({ endedAt }) => endedAt !== undefined),
    ) !== undefined
  );
}

/** Judged anew each run: what is given in time still lets it go. Undefined where it is held. */
async function permitted(run: AccountRun, candidate: Candidate): Promise<Candidate | undefined> {
  const { row, delivery, terms } = candidate;
  const asked = plannedSubject(delivery, { dueAt: row.dueAt, ...(terms && { terms }) });
  const passage = await passageFor(run.engine, asked);
  if (passage.kind === "free") return { ...candidate, approvedBy: passage.approvedBy };
  const { reason } = passage;
  if (passage.kind === "refused") await hold(run, row, { hold: "problem", because: passage.because, reason });
  else await postpone(run, row, { reason });
  return undefined;
}

/** With whose word it goes by; undefined where it may not. */
async function mayGo(run: AccountRun, candidate: Candidate, settings: Settings): Promise<Candidate | undefined> {
  const { row, delivery } = candidate;
  const now = run.engine.clock.now();
  // Asked too late, or about what a pause stopped: the next judgement finds it missed.
  if (isOver(row, now) || now < row.dueAt || fellInPause(run.engine, candidate, settings.pauses)) {
    return undefined;
  }
  const paused = pausedBecause(settings.pauses, row, delivery.critical);
  if (paused !== undefined) {
    await postpone(run, row, { reason: `Paused: ${paused}` });
    return undefined;
  }
  if (await heldForOtherForm(run, candidate, settings.forms)) return undefined;
  const allowed = await permitted(run, candidate);
  if (allowed === undefined || (await heldForSameWords(run, candidate))) return undefined;
  if (await heldWithPair(run, candidate, settings.broken)) return undefined;
  const gap = await gapUntil(run, candidate, settings.gap);
  if (gap === undefined) return allowed;
  await postpone(run, row, {
    reason: "It is catching up, and keeps its distance from the post before it.",
    retryAt: gap,
  });
  return undefined;
}

async function claim(run: AccountRun, candidate: Candidate): Promise<boolean> {
  const { row } = candidate;
  const { claim: stored, keys, words } = claimOf(run.engine, candidate);
  const [claimed = false] = await run.engine.ledger.change([
    {
      delivery: row.delivery,
      attempt: row.attempt,
      from: ["planned", "held"],
      to: "claimed",
      event: "claimed",
      lease: run.lease,
      keys,
      fields: {
        claim: stored,
        words,
        placeWords: placeWordsOf(candidate.delivery),
        retryAt: undefined,
        cause: keptCause(row),
      },
    },
  ]);
  return claimed;
}

/** `changed`: the file says otherwise now, and nothing of it is out; whoever asked may read again, and try again. */
export type Attempted = "dealt-with" | "changed";

/** What is out already goes on as it was; a first part is sent as the file says it, from `candidate`. */
async function send(
  run: AccountRun,
  ready: ReadySession,
  to: { delivery: string; candidate?: Candidate },
): Promise<Attempted> {
  const { delivery, candidate } = to;
  run.engine.progress?.(`Sending ${delivery}`);
  const sent = await sendParts(run, ready, delivery, candidate);
  if (sent === "doubt") await resolveDoubt(run, ready, delivery);
  return sent === "changed" ? "changed" : "dealt-with";
}

/** A claim stores what the file says at that moment; looking at the network may have taken a while. */
async function followsFile(run: AccountRun, candidate: Candidate): Promise<Attempted | "go-on"> {
  const { row } = candidate;
  const agreed = await agreement(run.engine, candidate);
  if (agreed.kind === "same") return "go-on";
  await postpone(run, row, { reason: agreed.reason });
  return agreed.kind === "changed" ? "changed" : "dealt-with";
}

export async function attemptDelivery(
  run: AccountRun,
  ready: ReadySession,
  input: Settings & { readonly candidate: Candidate },
): Promise<Attempted> {
  const { candidate } = input;
  const { delivery } = candidate.row;
  const settled = await settleHistory(run, ready, input);
  if (settled === "continue-thread") return send(run, ready, { delivery });
  if (settled === "dealt-with") return settled;
  const row = (await run.engine.ledger.detail(delivery))?.row;
  if (row === undefined) return "dealt-with";
  const fresh = await mayGo(run, { ...candidate, row }, input);
  if (fresh === undefined) return "dealt-with";
  if (!candidate.row.ask && looksFirst(run.engine, candidate.delivery)) {
    const looked = await lookFirst(run, ready, fresh);
    if (looked === "continue-thread") return send(run, ready, { delivery });
    if (looked === "dealt-with") return looked;
  }
  const follows = await followsFile(run, fresh);
  if (follows !== "go-on") return follows;
  return (await claim(run, fresh)) ? send(run, ready, { delivery, candidate: fresh }) : "dealt-with";
}
