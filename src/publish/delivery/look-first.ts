/** Reading the account before a first send: another ledger, or a person with a phone, may have put it there already. */
import type { Claim, Row } from "../../ledger/ledger.ts";
import type { ClaimApproval } from "../../ledger/rows.ts";
import type { Account, Found, Message } from "../../networks/network.ts";
import type { Terms } from "../../permission/terms.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { ReadySession } from "../account/connection.ts";
import { soon } from "../account/moments.ts";
import { type Engine, spans } from "../engine.ts";
import { askNetwork } from "./doubts.ts";
import { keyHash, wordsOf } from "./keys.ts";
import type { Open } from "./parts.ts";
import { hold, postpone, recordReceipt, take } from "./steps.ts";

export interface Candidate {
  readonly row: Row;
  readonly delivery: Delivery;
  readonly message: Message;
  readonly terms?: Terms;
  /** Whose word it goes by. */
  readonly approvedBy?: readonly ClaimApproval[];
  /** From an earlier claim: its keys and its first instant stay. */
  readonly previous?: Claim;
}

/** What a claim of this candidate stores. */
export function claimOf(
  engine: Engine,
  candidate: Candidate,
): { claim: Claim; keys: readonly string[]; words: string } {
  const { delivery, message, terms, approvedBy = [], previous } = candidate;
  const claim: Claim = {
    account: delivery.account,
    message,
    critical: delivery.critical,
    again: delivery.again,
    ...(terms === undefined ? {} : { terms: { ...terms } }),
    ...(approvedBy.length === 0 ? {} : { approvedBy }),
    keyDueAt: previous?.keyDueAt ?? delivery.dueAt,
    firstClaimAt: previous?.firstClaimAt ?? engine.clock.now(),
  };
  const source = { workspace: engine.ledger.info.workspace, delivery: delivery.id, dueAt: claim.keyDueAt };
  return { claim, keys: message.parts.map((_, part) => keyHash(source, part)), words: wordsOf(message) };
}

function provisional(engine: Engine, candidate: Candidate): Open {
  const { claim, keys } = claimOf(engine, candidate);
  return { row: candidate.row, claim, parts: keys.map((key, part) => ({ part, key, state: "unsent" })) };
}

export function isNewLedgers(engine: Engine, delivery: Delivery, row: Row): boolean {
  // A person who settled it has answered what a new ledger asks.
  return engine.isReal(delivery.account) && row.cause !== "person" && row.dueAt < engine.ledger.info.createdAt;
}

/** Free reading is done always; paid reading only while this ledger cannot know what was sent before it. */
export function looksFirst(engine: Engine, delivery: Delivery): boolean {
  const { createdAt, restoredAt } = engine.ledger.info;
  const now = engine.clock.now().getTime();
  const young = now - Math.max(createdAt.getTime(), restoredAt?.getTime() ?? 0) < spans.youngLedger;
  return engine.networkOf(delivery.account).looksFirst || (young && engine.isReal(delivery.account));
}

/** What the account shows of a part, by key or by its words. */
export async function look(
  run: AccountRun,
  ready: ReadySession,
  input: { candidate: Candidate; part: number; keptWillDo?: true },
): Promise<Found> {
  const { engine } = run;
  const since = new Date(engine.clock.now().getTime() - spans.sameWords);
  const { candidate, part, keptWillDo } = input;
  // Nothing of it has been sent by this ledger: what is only like it decides nothing here.
  const hint = { since, ambiguous: false, ...(keptWillDo && { keptWillDo }) };
  const found = await askNetwork(run, ready, { open: provisional(engine, candidate), part, ...hint });
  if ("newest" in found && found.newest !== undefined) ready.newest.set(candidate.row.delivery, found.newest);
  return found;
}

/** Records what the network already has. Of a thread the later parts are looked for too. */
async function recordFound(
  run: AccountRun,
  ready: ReadySession,
  input: { candidate: Candidate; found: Extract<Found, { kind: "published" | "waiting" }> },
): Promise<void> {
  const { candidate, found } = input;
  const { claim, keys, words } = claimOf(run.engine, candidate);
  const { row } = candidate;
  const kept = { to: row.state, event: "found", ...(row.reason === undefined ? {} : { reason: row.reason }) };
  const [done = false] = await run.engine.ledger.change([
    {
      delivery: row.delivery,
      attempt: row.attempt,
      from: [row.state],
      lease: run.lease,
      ...kept,
      fields: { claim, words },
      keys,
    },
  ]);
  if (!done) return;
  await recordReceipt(run, { delivery: row.delivery, part: 0, event: "found" }, found);
  for (let part = 1; part < keys.length; part += 1) {
    const next = await look(run, ready, { candidate, part });
    if (next.kind !== "waiting" && !(next.kind === "published" && next.by === "key")) return;
    await recordReceipt(run, { delivery: row.delivery, part, event: "found" }, next);
  }
}

export type Looked = "go-on" | "dealt-with" | "continue-thread";

async function afterFound(run: AccountRun, delivery: string): Promise<Looked> {
  const row = (await run.engine.ledger.detail(delivery))?.row;
  return row?.state === "writing" ? "continue-thread" : "dealt-with";
}

async function onRefusedLook(run: AccountRun, row: Row, found: Extract<Found, { reason: string }>): Promise<Looked> {
  if (found.kind === "unauthorized") await hold(run, row, { hold: "unauthorized", reason: found.reason });
  else {
    const reason = `The account could not be looked at first: ${found.reason}`;
    await postpone(run, row, found.kind === "later" ? { reason, retryAt: found.retryAt } : { reason });
  }
  return "dealt-with";
}

function whereOf(found: Extract<Found, { kind: "published" }>): string {
  return found.receipt.url ?? found.receipt.id;
}

/** Why it is held, and the command that lets it go. */
export function newerThan(delivery: string): string {
  return `This ledger is newer than this post; is it kept between runs? Look at the account: if it is not there, \`campaign settle ${delivery} --not-sent\` lets it go out while its window lasts; if it is, \`--sent URL\` records it.`;
}

/** Rule 10: a new ledger sends nothing by itself that fell due before it was made. */
export async function lookForNewLedger(run: AccountRun, ready: ReadySession, candidate: Candidate): Promise<Looked> {
  const found = await look(run, ready, { candidate, part: 0 });
  if (found.kind === "waiting" || (found.kind === "published" && found.by === "key")) {
    await recordFound(run, ready, { candidate, found });
    const row = (await run.engine.ledger.detail(candidate.row.delivery))?.row;
    if (row?.state === "writing") {
      await hold(run, row, {
        hold: "half-sent",
        reason: "This ledger is newer than this thread, and only a part of it is out.",
      });
    }
    return "dealt-with";
  }
  if (found.kind === "later" || found.kind === "unauthorized" || found.kind === "rejected") {
    return onRefusedLook(run, candidate.row, found);
  }
  const there = found.kind === "published" ? ` These words are already on the account at ${whereOf(found)}.` : "";
  await hold(run, candidate.row, {
    hold: "new-ledger",
    reason: `${newerThan(candidate.row.delivery)}${there}`,
  });
  return "dealt-with";
}

/**
 * Rule 4, after a restore: the ledger has forgotten who was at work, so absence proves nothing before whoever that was has
 * stopped, and what they sent had time to appear. Undefined once it does.
 */
export function provesFrom({ engine }: Pick<AccountRun, "engine">, account: Account): Date | undefined {
  const { restoredAt } = engine.ledger.info;
  const now = engine.clock.now();
  if (restoredAt === undefined || restoredAt > now || !engine.isReal(account)) return undefined;
  const from = new Date(restoredAt.getTime() + spans.atWork + engine.networkOf(account).settlingTime);
  return now < from ? from : undefined;
}

/** Says so, and is true, as long as it is too early to ask. */
export function isTooEarly(run: AccountRun, account: Account, delivery: string): boolean {
  const retryAt = provesFrom(run, account);
  if (retryAt === undefined) return false;
  const reason =
    "This ledger was restored: what was being sent just then may still appear, so it is asked for a little later.";
  run.outcomes.set(delivery, { kind: "later", retryAt, reason });
  return true;
}

/** Rule 10: after a restore the network is asked before anything is sent or missed. */
export async function lookAfterRestore(run: AccountRun, ready: ReadySession, candidate: Candidate): Promise<Looked> {
  return settleRestored(run, ready, { candidate, found: await look(run, ready, { candidate, part: 0 }) });
}

/** Until a person resumes, what is found is recorded; what is not may still come, and is asked for again. */
export async function lookBeforeResume(run: AccountRun, ready: ReadySession, candidate: Candidate): Promise<Looked> {
  const found = await look(run, ready, { candidate, part: 0 });
  if (found.kind !== "absent") return settleRestored(run, ready, { candidate, found });
  const reason = "Paused: this ledger was restored from a backup, and nobody has resumed it yet.";
  run.outcomes.set(candidate.row.delivery, { kind: "later", retryAt: soon(run.engine.clock.now()), reason });
  return "dealt-with";
}

async function settleRestored(
  run: AccountRun,
  ready: ReadySession,
  { candidate, found }: { candidate: Candidate; found: Found },
): Promise<Looked> {
  const { row } = candidate;
  if (found.kind === "waiting" || (found.kind === "published" && found.by === "key")) {
    await recordFound(run, ready, { candidate, found });
    return afterFound(run, row.delivery);
  }
  if (found.kind === "absent") {
    const kept = { to: row.state, event: "absent", ...(row.reason === undefined ? {} : { reason: row.reason }) };
    return (await take(run, row, { ...kept, fields: { ask: false } })) ? "go-on" : "dealt-with";
  }
  if (found.kind === "later" || found.kind === "unauthorized" || found.kind === "rejected") {
    return onRefusedLook(run, row, found);
  }
  const why = found.kind === "published" ? `its words are on the account at ${whereOf(found)}` : found.reason;
  await hold(run, row, {
    hold: "may-be-out",
    mayBeOut: true,
    reason: `It may be out: the ledger was restored from a backup, and ${why}`,
  });
  return "dealt-with";
}

/** Rule 6: one read an account a run. */
export async function lookFirst(run: AccountRun, ready: ReadySession, candidate: Candidate): Promise<Looked> {
  const { row, delivery } = candidate;
  const found = await look(run, ready, { candidate, part: 0, keptWillDo: true });
  switch (found.kind) {
    case "absent":
    case "unprovable":
      return "go-on";
    case "waiting":
      await recordFound(run, ready, { candidate, found });
      return afterFound(run, row.delivery);
    case "published": {
      if (found.by === "key") {
        await recordFound(run, ready, { candidate, found });
        return afterFound(run, row.delivery);
      }
      const network = run.engine.networkOf(delivery.account);
      if (delivery.again && !network.profile(delivery.account).refusesRepeats) return "go-on";
      const retryAt = network.looksFirst ? undefined : new Date(run.engine.clock.now().getTime() + spans.paidLook);
      const reason = `These words are already on the account at ${whereOf(found)}.`;
      await hold(run, row, { hold: "already-there", reason, ...(retryAt === undefined ? {} : { retryAt }) });
      return "dealt-with";
    }
    default:
      return onRefusedLook(run, row, found);
  }
}
