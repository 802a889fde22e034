/** The names that accounts.yaml gives: accounts, groups and networks share one name space. */
import { networkIds } from "../../networks/network.ts";
import { entriesOf, recordOf, textOf } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

export interface Names {
  /** Account ids, with the network where one is named. */
  readonly accounts: ReadonlyMap<string, string | undefined>;
  readonly groups: ReadonlySet<string>;
}

export const networkNames: ReadonlySet<string> = new Set(networkIds);

/** Read without trust, so that campaigns are judged even where accounts.yaml has other mistakes. */
export function namesIn(accountsFile: Data | undefined): Names {
  const { accounts, groups } = recordOf(accountsFile);
  return {
    accounts: new Map(entriesOf(accounts).map(([id, account]) => [id, textOf(recordOf(account).network)])),
    groups: new Set(entriesOf(groups).map(([id]) => id)),
  };
}
