/** A ledger that is not pinned has no protection against a second one where a network cannot tell one post from its double. */
import type { Workspace } from "../../campaign/model.ts";
import { fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { networkOf } from "../../networks/registry.ts";

/** At most one warning. `ledger` is the id of the one that publishes from here. */
export function unpinnedLedger(workspace: Workspace, ledger: string): readonly Problem[] {
  if (workspace.ledger !== undefined) return [];
  const [account] = [...workspace.accounts.values()].filter(({ network }) => !networkOf(network).refusesSameKey);
  if (account === undefined) return [];
  const found = fault(
    "ledger-unpinned",
    `Nothing stops a second ledger from posting to ${account.id} what this one has posted.`,
    `Write \`ledger: ${ledger}\` at the top of accounts.yaml: no other ledger can publish from this workspace then.`,
  );
  return [problemAt(workspace.source, ["accounts", account.id], { ...found, on: "key" })];
}
