/** Where the keys may go: X's own host, or the one that the environment names. */
import type { Account, Refusal, Secrets } from "../network.ts";
import { secretOrigin } from "../origins.ts";

const wellKnown = "https://api.x.com";

/** Never from accounts.yaml alone: whoever may edit that file could send the keys elsewhere. */
export function placeOf(
  account: Account,
  secrets: Secrets,
): { readonly kind: "place"; readonly origin: string } | Refusal {
  const place = secretOrigin(secrets.service ?? wellKnown);
  if (place === undefined) {
    return { kind: "unauthorized", reason: "The SERVICE of this account in the environment must be an https address." };
  }
  const written = account.service === undefined ? place : secretOrigin(account.service);
  if (written?.origin !== place.origin) {
    return {
      kind: "unauthorized",
      reason:
        `accounts.yaml names the service ${account.service} for ${account.id}, but its keys may only go to ${place.origin}. ` +
        "X needs no service there: remove it.",
    };
  }
  return { kind: "place", origin: place.origin };
}
