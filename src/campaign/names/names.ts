/** The names that accounts.yaml gives: accounts, groups and networks share one name space. */
import { networkIds } from "../../networks/network.ts";
import { audienceKey } from "../words/audiences.ts";
import { isRecord } from "../written/shape.ts";
import { entriesOf, recordOf, textOf, textsAt } from "../written/written-data.ts";
import type { Data } from "../yaml/data.ts";

export interface Names {
  /** Account ids, with the network where one is named. */
  readonly accounts: ReadonlyMap<string, string | undefined>;
  readonly groups: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  readonly partners: ReadonlySet<string>;
  /** By `audienceKey`; absent where accounts.yaml lists none: then any word will do. */
  readonly audiences?: ReadonlySet<string>;
  /** As far as it is written: how many people have to agree, and who may. */
  readonly approval: { readonly needed: number; readonly by: readonly string[] };
}

export const networkNames: ReadonlySet<string> = new Set(networkIds);

/** Read without trust, so that campaigns are judged even where accounts.yaml has other mistakes. */
export function namesIn(accountsFile: Data | undefined): Names {
  const { accounts, groups, people, partners, policies, audiences } = recordOf(accountsFile);
  const { needed, by } = recordOf(recordOf(policies).approval);
  const known = new Set(entriesOf(people).map(([id]) => id));
  return {
    accounts: new Map(entriesOf(accounts).map(([id, account]) => [id, textOf(recordOf(account).network)])),
    groups: new Set(entriesOf(groups).map(([id]) => id)),
    people: known,
    partners: new Set(entriesOf(partners).map(([id]) => id)),
    ...(isRecord(audiences) && { audiences: new Set(entriesOf(audiences).map(([name]) => audienceKey(name))) }),
    approval: {
      needed: Number(textOf(needed) ?? 0),
      by: by === undefined ? [...known] : textsAt(by, []).map(([id]) => id),
    },
  };
}
