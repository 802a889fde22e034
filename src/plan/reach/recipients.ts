/** Who a post goes to: accounts and groups, each account once. */
import type { Workspace } from "../../campaign/model.ts";
import type { Account } from "../../networks/network.ts";

/** In the order of first mention. Names that the workspace does not have were reported when the file was loaded. */
export function recipientsOf(to: readonly string[], workspace: Workspace): readonly Account[] {
  const ids = new Set(to.flatMap((name) => workspace.groups.get(name) ?? [name]));
  return [...ids].flatMap((id) => workspace.accounts.get(id) ?? []);
}
