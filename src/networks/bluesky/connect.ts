/** Loaded when something is to be posted, not before: this is where @atproto/api comes in. */
import type { Account, Refusal, Secrets, Session } from "../network.ts";
import { type BlueskyDeps, connectClient } from "./client.ts";
import { blueskySession } from "./session.ts";

export async function connectBluesky(
  account: Account,
  secrets: Secrets,
  deps: BlueskyDeps,
): Promise<{ readonly kind: "session"; readonly session: Session } | Refusal> {
  const connected = await connectClient(account, secrets, deps);
  if (connected.kind !== "client") return connected;
  return { kind: "session", session: blueskySession(connected.client, deps) };
}
