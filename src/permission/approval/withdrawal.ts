/** What was taken back: nobody's earlier word counts for it any more. */
import type { FiledAct } from "../../campaign/approvals/act.ts";

export interface Withdrawal {
  readonly digest: string;
  readonly by: string;
  readonly at: Date;
}

export function withdrawalsIn(acts: readonly FiledAct[]): readonly Withdrawal[] {
  return acts.flatMap(({ withdrawn, by, at }) => withdrawn.map((digest) => ({ digest, by, at })));
}

/** The latest of each digest. */
export function latestOf(withdrawals: Iterable<Withdrawal>): ReadonlyMap<string, Withdrawal> {
  const latest = new Map<string, Withdrawal>();
  for (const each of withdrawals) {
    const known = latest.get(each.digest);
    if (known === undefined || known.at < each.at) latest.set(each.digest, each);
  }
  return latest;
}
