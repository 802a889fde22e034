/**
 * Where a secret may go: the network's own host, or the server that the environment names beside the secret. Never by
 * accounts.yaml alone: whoever may edit that file could send the secret elsewhere.
 */
import { secretName } from "../../system/secrets/secrets.ts";
import type { Account, Network, Refusal, Secrets } from "../network.ts";
import { secretOrigin } from "../origins.ts";

export type Service = { readonly kind: "service"; readonly service: URL } | Refusal;
export type ServiceOf = (account: Account, secrets: Secrets) => Service;

export interface PlaceRule {
  /** As in "its password may only go to". */
  readonly secret: string;
  /** The network's own host; absent where there are many. */
  readonly wellKnown?: string;
  /** What to do where accounts.yaml and the environment differ; `variable` is the one of the environment. */
  readonly agree: (variable: string) => string;
}

function unauthorized(reason: string): Refusal {
  return { kind: "unauthorized", reason };
}

export function serviceBy({ secret, wellKnown, agree }: PlaceRule): ServiceOf {
  return (account, secrets) => {
    const variable = secretName(account.id, "service");
    const named = secrets.service?.trim() || wellKnown;
    if (named === undefined) {
      const reason = `This network has many servers: write the one of ${account.id} beside its ${secret}, as ${variable}=https://…`;
      return unauthorized(reason);
    }
    const service = secretOrigin(named);
    if (service === undefined)
      return unauthorized(`${variable} must be an https address, such as https://social.example.org.`);
    const written = account.service === undefined ? service : secretOrigin(account.service);
    if (written?.origin === service.origin) return { kind: "service", service };
    return unauthorized(
      `accounts.yaml names the service ${account.service} for ${account.id}, but its ${secret} may only go to ${service.origin}. ${agree(variable)}`,
    );
  };
}

/** The same, as the port tells it. */
export function secretsTo(serviceOf: ServiceOf): NonNullable<Network["secretsGoTo"]> {
  return (account, secrets) => {
    const place = serviceOf(account, secrets);
    return place.kind === "service" ? { kind: "origin", origin: place.service.origin } : place;
  };
}
