/** Connecting once, and asking who we are, before anything is sent. */
import type { Account, Identity, ReceiptId, Refusal, Session } from "../../networks/network.ts";
import { factsToKeep } from "../../networks/server-facts.ts";
import { type Engine, limits } from "../engine.ts";
import { mayNotPost, wrongClock, wrongHandle } from "./identity.ts";
import { type Moment, momentOf, soon } from "./moments.ts";
import { failureOf, withinLimit } from "./time-limit.ts";

/** A session that has said who it is. */
export interface ReadySession {
  readonly account: Account;
  readonly session: Session;
  /** When a server's time was last read, by both of our clocks. */
  readonly readAt: Moment;
  /** By delivery: the newest own post that the look before it saw, for its mark; null: none. */
  readonly newest: Map<string, ReceiptId | null>;
}

export type Connection =
  | { readonly kind: "ready"; readonly ready: ReadySession }
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

async function introduce(engine: Engine, account: Account, session: Session): Promise<Connection> {
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
async function connectAccount(engine: Engine, account: Account): Promise<Connection> {
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
  if (value.kind === "session") return introduce(engine, account, value.session);
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

/** `faults`: where it is told that one could not be left tidily. */
export function connectionsOf(engine: Engine, account: string, faults: string[]): Connections {
  const byAccount = new Map<string, Promise<Connection>>();
  const made: Connection[] = [];
  return {
    to(wanted) {
      const name = JSON.stringify(wanted);
      const present = byAccount.get(name);
      if (present !== undefined) return present;
      const started = connectAccount(engine, wanted).then((connection) => {
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
        const limit = { timer: engine.timer, milliseconds: limits.find };
        const closed = await withinLimit(limit, async () => session.close?.());
        if (closed.kind !== "done") faults.push(`${account} could not be left tidily: ${failureOf(closed)}.`);
      }
    },
  };
}
