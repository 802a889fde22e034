/** The same words to the same account, under another id: a renamed post, a shifted series. */
import type { Row } from "../../ledger/ledger.ts";
import { identityOf, isRenamed } from "../../networks/identity.ts";
import type { Account, Message } from "../../networks/network.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { AccountRun } from "../account/account-context.ts";
import { spans } from "../engine.ts";
import { wordsOf } from "./keys.ts";

/** Whatever its id was: an account that accounts.yaml has no more, and that only its id told from this one, was this one. */
function isSameAccount(run: AccountRun, account: Account, { account: id, identity = "" }: Row): boolean {
  if (identity === identityOf(account)) return true;
  return !run.accounts.has(id) && isRenamed(account, { id, identity });
}

/** Why it must not go out, as the ledger is under the account's lock. */
export async function sameWordsReason(
  run: AccountRun,
  delivery: Delivery,
  message: Message,
): Promise<string | undefined> {
  const { engine } = run;
  const repeats = delivery.again && !engine.networkOf(delivery.account).profile(delivery.account).refusesRepeats;
  if (repeats) return undefined;
  const words = wordsOf(message);
  const now = engine.clock.now();
  const whose = { identity: identityOf(delivery.account), others: [...run.accounts.keys()] };
  const all = await engine.ledger.sameWords({ delivery: delivery.id, words, now, within: spans.sameWords, whose });
  const other = all.find((each) => isSameAccount(run, delivery.account, each));
  return (
    other && `The same words already went out as ${other.delivery}, or may have. Change them, or write \`again: true\`.`
  );
}
