/** From an account to its folder. */
import type { Account, Deps, Refusal, Session } from "../network.ts";
import { ownFolder } from "../own-folder.ts";
import { OutboxFolder } from "./folder.ts";
import { outboxName } from "./profile.ts";
import { outboxSession } from "./session.ts";

export function connectOutbox(
  account: Account,
  deps: Deps,
): { readonly kind: "session"; readonly session: Session } | Refusal {
  // Never `outbox`: that is where rehearsals go, which remove what they do not know.
  const own = ownFolder(account, { root: deps.root, usual: `published/${account.id}` });
  if (own.kind !== "folder") return own;
  const folder = new OutboxFolder(own.directory, deps.root);
  return {
    kind: "session",
    session: outboxSession({ folder, account, deps, labelOf: () => ({ network: outboxName }) }),
  };
}
