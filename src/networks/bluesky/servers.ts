/** Where the app password may go, and the tokens that a login gives for it. */

import { isLoopback } from "../../system/loopback.ts";
import { isPublicHost, secretOrigin } from "../origins.ts";
import { serviceBy } from "../wire/secrets-place.ts";

export const serviceOf = serviceBy({
  secret: "password",
  wellKnown: "https://bsky.social",
  agree: () => "Name the same service in the environment, beside the password, or remove it from accounts.yaml.",
});

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
