/** Where the access token may go: only to the server that the environment names beside it. */
import { secretName } from "../../system/secrets/secrets.ts";
import type { Account, Refusal, Secrets } from "../network.ts";
import { secretOrigin } from "../origins.ts";

export function serviceOf(
  account: Account,
  secrets: Secrets,
): { readonly kind: "service"; readonly service: URL } | Refusal {
  const name = secretName(account.id, "service");
  if (secrets.service === undefined || secrets.service.trim() === "") {
    return {
      kind: "unauthorized",
      reason: `Mastodon has many servers: write the one of ${account.id} beside its token, as ${name}=https://…`,
    };
  }
  const service = secretOrigin(secrets.service.trim());
  if (service === undefined) {
    return { kind: "unauthorized", reason: `${name} must be an https address, such as https://social.example.org.` };
  }
  const written = account.service === undefined ? service : secretOrigin(account.service);
  if (written?.origin === service.origin) return { kind: "service", service };
  return {
    kind: "unauthorized",
    reason:
      `accounts.yaml names the service ${account.service} for ${account.id}, but its token may only go to ${service.origin}. ` +
      `Write the same server in both places: service: in accounts.yaml, and ${name} in the environment.`,
  };
}
