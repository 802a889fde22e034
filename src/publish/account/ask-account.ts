/** Asks one account who it is, as a publishing run would; sends nothing. */
import type { Account, Identity, Refusal } from "../../networks/network.ts";
import type { Clock } from "../../system/clock.ts";
import { type Connected, limits, type Timer } from "../engine.ts";
import { failureOf, withinLimit } from "./time-limit.ts";

export type Answer =
  | { readonly kind: "identity"; readonly identity: Identity; readonly askedAt: Date }
  | { readonly kind: "no-secret"; readonly names: readonly string[] }
  /** Nothing was heard, or nothing that can be understood. */
  | { readonly kind: "no-answer"; readonly reason: string }
  | Refusal;

export interface Asking {
  readonly connect: (account: Account) => Promise<Connected>;
  readonly timer: Timer;
  readonly realClock: Clock;
}

/** Within the limits of a publishing run. Never throws for what a network or an adapter did. */
export async function askAccount(account: Account, { connect, timer, realClock }: Asking): Promise<Answer> {
  const connected = await withinLimit({ timer, milliseconds: limits.connect }, () => connect(account));
  if (connected.kind !== "done") {
    return { kind: "no-answer", reason: `It could not be connected: ${failureOf(connected)}.` };
  }
  if (connected.value.kind !== "session") return connected.value;
  const { session } = connected.value;
  const answer = await withinLimit({ timer, milliseconds: limits.whoAmI }, (signal) => session.whoAmI(signal));
  const askedAt = realClock.now();
  // What a session does to leave tidily changes nothing about who it is.
  await withinLimit({ timer, milliseconds: limits.grace }, async () => session.close?.());
  if (answer.kind !== "done") {
    return { kind: "no-answer", reason: `It could not be asked who it is: ${failureOf(answer)}.` };
  }
  return "kind" in answer.value ? answer.value : { kind: "identity", identity: answer.value, askedAt };
}
