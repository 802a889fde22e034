/** Where the Page's token may go: Facebook's own host, or the one that the environment names. */
import type { Account, Refusal, Secrets } from "../network.ts";
import { secretOrigin } from "../origins.ts";

const wellKnown = "https://graph.facebook.com";

/** Never from accounts.yaml alone: whoever may edit that file could send the token elsewhere. */
export function originOf(
  account: Account,
  secrets: Secrets,
): { readonly kind: "origin"; readonly origin: string } | Refusal {
  const named = secretOrigin(secrets.service ?? wellKnown);
  if (named === undefined) {
    return { kind: "unauthorized", reason: "The SERVICE of this account in the environment must be an https address." };
  }
  const written = account.service === undefined ? named : secretOrigin(account.service);
  if (written?.origin !== named.origin) {
    return {
      kind: "unauthorized",
      reason:
        `accounts.yaml names the service ${account.service} for ${account.id}, but its token may only go to ${named.origin}. ` +
        "Facebook needs no service there: remove it.",
    };
  }
  return { kind: "origin", origin: named.origin };
}
