/** From an account to its folder. */
import type { Account, Deps, Refusal, Session } from "../network.ts";
import { ownFolder } from "../own-folder.ts";
import { HandoffFolder } from "./folder.ts";
import { channelOf } from "./profile.ts";
import { handoffSession } from "./session.ts";

export function connectHandoff(
  account: Account,
  deps: Deps,
): { readonly kind: "session"; readonly session: Session } | Refusal {
  const own = ownFolder(account, { root: deps.root, usual: `handoff/${account.id}` });
  if (own.kind !== "folder") return own;
  const folder = new HandoffFolder(own.directory, deps.root);
  return { kind: "session", session: handoffSession({ folder, account, channel: channelOf(account), deps }) };
}
