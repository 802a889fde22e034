/** Loaded when something is to be posted, not before: this is where @atproto/api comes in. */
import type { FetchLimits } from "../guarded-fetch.ts";
import type { Account, Deps, Refusal, Secrets, Session } from "../network.ts";
import { connectClient } from "./client.ts";
import { blueskySession } from "./session.ts";

/** `limits` are for tests, which do not wait. */
export async function connectBluesky(
  account: Account,
  secrets: Secrets,
  deps: Deps & { readonly limits?: FetchLimits },
): Promise<{ readonly kind: "session"; readonly session: Session } | Refusal> {
  const connected = await connectClient(account, secrets, deps);
  if (connected.kind !== "client") return connected;
  return { kind: "session", session: blueskySession(connected.client, deps) };
}
