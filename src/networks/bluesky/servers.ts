/** Where the app password may go: Bluesky's own host, or the one that the environment names beside the password. */

import { isLoopback } from "../../system/loopback.ts";
import type { Account, Refusal, Secrets } from "../network.ts";
import { isPublicHost, secretOrigin } from "../origins.ts";

const wellKnown = "https://bsky.social";

export function serviceOf(
  account: Account,
  secrets: Secrets,
): { readonly kind: "service"; readonly service: URL } | Refusal {
  const service = secretOrigin(secrets.service ?? wellKnown);
  if (service === undefined) {
    return { kind: "unauthorized", reason: "The SERVICE of this account in the environment must be an https address." };
  }
  const written = account.service === undefined ? service : secretOrigin(account.service);
  if (written?.origin !== service.origin) {
    return {
      kind: "unauthorized",
      reason:
        `accounts.yaml names the service ${account.service} for ${account.id}, but its password may only go to ${service.origin}. ` +
        "Name the same service in the environment, beside the password, or remove it from accounts.yaml.",
    };
  }
  return { kind: "service", service };
}

function endpointOf(didDoc: unknown): string | undefined {
  const services = (didDoc as { service?: unknown } | undefined)?.service;
  if (!Array.isArray(services)) return undefined;
  const pds = services.find(
    (entry: { id?: unknown }) => typeof entry?.id === "string" && entry.id.endsWith("#atproto_pds"),
  );
  return typeof pds?.serviceEndpoint === "string" ? pds.serviceEndpoint : undefined;
}

/**
 * The server that keeps the account's posts, as the login names it: https and public. A server on this machine is
 * only ever the one that the environment names. Undefined when the login names one that may not be asked.
 */
export function personalServerOf(service: URL, didDoc: unknown): URL | undefined {
  const endpoint = endpointOf(didDoc);
  if (endpoint === undefined || isLoopback(service.hostname)) return service;
  const named = secretOrigin(endpoint);
  if (named?.origin === service.origin) return service;
  return named?.protocol === "https:" && isPublicHost(named.hostname) ? named : undefined;
}
