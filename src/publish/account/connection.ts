/** Connecting once, and asking who we are, before anything is sent. */
import type { Account, Identity, Refusal, Session } from "../../networks/network.ts";
import { factsToKeep } from "../../networks/server-facts.ts";
import { type Engine, limits } from "../engine.ts";
import { type AccountRun, momentOf, type Ready, soon } from "./account-context.ts";
import { mayNotPost, wrongClock, wrongHandle } from "./identity.ts";
import { failureOf, withinLimit } from "./time-limit.ts";

export type Connection =
  | { readonly kind: "ready"; readonly ready: Ready }
  | { readonly kind: "held"; readonly hold: "unauthorized" | "identity" | "no-secret"; readonly reason: string }
  | { readonly kind: "later"; readonly reason: string; readonly retryAt?: Date; readonly clockFault?: true };

function refused(refusal: Refusal): Connection {
  if (refusal.kind === "later") return { kind: "later", reason: refusal.reason, retryAt: refusal.retryAt };
  return { kind: "held", hold: "unauthorized", reason: refusal.reason };
}

function judgeIdentity(engine: Engine, account: Account, identity: Identity): Connection | undefined {
  const stranger = wrongHandle(account, identity);
  if (stranger !== undefined) return { kind: "held", hold: "identity", reason: stranger };
  const forbidden = mayNotPost(account, identity);
  if (forbidden !== undefined) return { kind: "held", hold: "unauthorized", reason: forbidden };
  const fault = wrongClock(identity, engine.realClock.now());
  return fault === undefined ? undefined : { kind: "later", reason: fault, clockFault: true };
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
  const facts = factsToKeep(account, identity, await engine.ledger.facts());
  if (facts !== undefined) await engine.ledger.saveFacts(account.id, facts);
  return { kind: "ready", ready: { account, session, readAt, newest: new Map() } };
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

/** One for each account that a run meets: its own, and what a delivery was claimed for. */
export interface Connections {
  readonly to: (account: Account) => Promise<Connection>;
  readonly made: () => readonly Connection[];
  readonly close: () => Promise<void>;
}

export function connectionsOf(run: AccountRun): Connections {
  const byAccount = new Map<string, Promise<Connection>>();
  const made: Connection[] = [];
  return {
    to(account) {
      const name = JSON.stringify(account);
      const present = byAccount.get(name);
      if (present !== undefined) return present;
      const started = connectAccount(run, account).then((connection) => {
        made.push(connection);
        return connection;
      });
      byAccount.set(name, started);
      return started;
    },
    made: () => made,
    async close() {
      for (const connection of made) {
        if (connection.kind !== "ready") continue;
        const { session } = connection.ready;
        const limit = { timer: run.engine.timer, milliseconds: limits.find };
        const closed = await withinLimit(limit, async () => session.close?.());
        if (closed.kind !== "done") run.faults.push(`${run.account} could not be left tidily: ${failureOf(closed)}.`);
      }
    },
  };
}
