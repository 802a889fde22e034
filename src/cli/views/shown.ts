/** `--from`, `--until` and `--account`: which deliveries `plan` and `preview` show. */
import { didYouMean } from "../../diagnostics/suggest.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { type IsShown, planRange } from "../../plan/range.ts";
import { UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";

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
