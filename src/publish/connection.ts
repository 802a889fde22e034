/** Connecting once, and asking who we are, before anything is sent. */
import type { Account, Identity, Refusal, Session } from "../networks/network.ts";
import { type AccountRun, momentOf, type Ready, soon } from "./account-context.ts";
import { type Engine, limits, spans } from "./engine.ts";
import { failureOf, withinLimit } from "./time-limit.ts";

export type Connection =
  | { readonly kind: "ready"; readonly ready: Ready }
  | { readonly kind: "held"; readonly hold: "unauthorized" | "identity" | "no-secret"; readonly reason: string }
  | { readonly kind: "later"; readonly reason: string; readonly retryAt?: Date; readonly clockFault?: true };

function refused(refusal: Refusal): Connection {
  if (refusal.kind === "later") return { kind: "later", reason: refusal.reason, retryAt: refusal.retryAt };
  return { kind: "held", hold: "unauthorized", reason: refusal.reason };
}

function bare(handle: string): string {
  return handle.trim().replace(/^@/, "").toLowerCase();
}

/** `ann@social.example.org` and `ann` are one handle where only one of them names its server. */
function sameHandle(ours: string, theirs: string): boolean {
  const [a, b] = [bare(ours), bare(theirs)];
  return a === b || a.startsWith(`${b}@`) || b.startsWith(`${a}@`);
}

function judgeIdentity(engine: Engine, account: Account, identity: Identity): Connection | undefined {
  const { handle, mayPost, serverTime } = identity;
  if (account.handle !== "" && handle !== "" && !sameHandle(account.handle, handle)) {
    const reason = `The credentials belong to @${bare(handle)}, and accounts.yaml says @${bare(account.handle)}.`;
    return { kind: "held", hold: "identity", reason };
  }
  if (!mayPost) {
    return { kind: "held", hold: "unauthorized", reason: `@${bare(handle)} may not post with these credentials.` };
  }
  if (serverTime === undefined) return undefined;
  const apart = serverTime.getTime() - engine.realClock.now().getTime();
  if (Math.abs(apart) <= spans.clockFault) return undefined;
  const direction = apart > 0 ? "behind" : "ahead of";
  const reason = `The clock of this machine is ${Math.round(Math.abs(apart) / 1000)} seconds ${direction} the server's. Set it right.`;
  return { kind: "later", reason, clockFault: true };
}

async function introduce(run: AccountRun, account: Account, session: Session): Promise<Connection> {
  const { engine } = run;
  const answer = await withinLimit({ timer: engine.timer, milliseconds: limits.whoAmI }, (signal) =>
    session.whoAmI(signal),
  );
  if (answer.kind !== "done") {
    return { kind: "later", reason: `${account.id} could not be asked who it is: ${failureOf(answer)}.` };
  }
  const identity = answer.value;
  if ("kind" in identity) return refused(identity);
  const readAt = momentOf(engine);
  const fault = judgeIdentity(engine, account, identity);
  if (fault !== undefined) return fault;
  const { facts, expiresAt } = identity;
  if (facts !== undefined || expiresAt !== undefined) {
    await engine.ledger.saveFacts(account.id, {
      ...facts,
      ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
    });
  }
  return { kind: "ready", ready: { account, session, readAt } };
}

/** Never throws for what a network or an adapter did: one account's failure stays its own. */
export async function connectAccount(run: AccountRun, account: Account): Promise<Connection> {
  const { engine } = run;
  const limit = { timer: engine.timer, milliseconds: limits.connect };
  const connected = await withinLimit(limit, () => engine.connect(account));
  if (connected.kind !== "done") {
    return {
      kind: "later",
      reason: `${account.id} could not be connected: ${failureOf(connected)}.`,
      retryAt: soon(engine.clock.now()),
    };
  }
  const { value } = connected;
  if (value.kind === "session") return introduce(run, account, value.session);
  if (value.kind !== "no-secret") return refused(value);
  const reason = `This machine has no secret for ${account.id}: set ${value.names.join(" and ")}.`;
  return engine.shared ? { kind: "later", reason } : { kind: "held", hold: "no-secret", reason };
}
