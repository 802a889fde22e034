/** `--from`, `--until` and `--account`: which deliveries `plan` and `preview` show. */
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Delivery } from "../plan/delivery.ts";
import { planRange } from "../preview/plan-range.ts";
import { UsageError } from "./exit-codes.ts";
import { type Flags, textFlag } from "./flags.ts";
import type { Prepared } from "./pipeline.ts";

export type IsShown = (delivery: Pick<Delivery, "dueAt" | "local" | "account">) => boolean;

/** @throws {UsageError} for dates that cannot be read. */
export function shownBy(flags: Flags): IsShown {
  const range = planRange({ from: textFlag(flags, "from"), until: textFlag(flags, "until") });
  if (typeof range === "string") throw new UsageError(range);
  const account = textFlag(flags, "account");
  return (delivery) => range(delivery) && (account === undefined || delivery.account.id === account);
}

/** @throws {UsageError} where accounts.yaml has no account of that name: nothing would be shown. */
export function refuseUnknownAccount(flags: Flags, { workspace }: Prepared): void {
  const account = textFlag(flags, "account");
  if (account === undefined || workspace === undefined || workspace.accounts.has(account)) return;
  throw new UsageError(
    `There is no account "${account}" in campaigns/accounts.yaml. ${didYouMean(account, workspace.accounts.keys()) ?? ""}`.trimEnd(),
  );
}
