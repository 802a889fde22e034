/** From an account to its network, with the secrets that the environment holds for it. */

import packageJson from "../../../package.json" with { type: "json" };
import type { Account, Secrets } from "../../networks/network.ts";
import { networkOf } from "../../networks/registry.ts";
import type { Connected } from "../../publish/engine.ts";
import { isLoopback } from "../../system/loopback.ts";
import { type Environment, secretName } from "../../system/secrets/secrets.ts";
import type { Context } from "../frame/context.ts";

export function secretsFor(account: Account, environment: Environment): Secrets {
  const read = (field: string) => {
    const value = environment[secretName(account.id, field)];
    return value === undefined || value === "" ? undefined : value;
  };
  return { get: read, service: read("service") };
}

/** Whether anybody reads it there. */
export function isReal({ network }: Account): boolean {
  return networkOf(network).isReal;
}

/** Whether a moved clock can do no harm there: an outbox, or a server on this machine. */
export function isHarmless(account: Account, environment: Environment): boolean {
  if (!isReal(account)) return true;
  const service = secretsFor(account, environment).service ?? account.service;
  return service !== undefined && URL.canParse(service) && isLoopback(new URL(service).hostname);
}

export function connector(
  context: Context,
  root: string,
  environment: Environment,
): (account: Account) => Promise<Connected> {
  const deps = {
    fetch: globalThis.fetch,
    now: () => context.realClock.now(),
    root,
    userAgent: `campaign/${packageJson.version}`,
  };
  return async (account) => {
    const network = networkOf(account.network);
    const secrets = secretsFor(account, environment);
    const missing = network.secrets.filter((field) => secrets.get(field) === undefined);
    if (missing.length > 0) {
      return { kind: "no-secret", names: missing.map((field) => secretName(account.id, field)) };
    }
    return network.connect(account, secrets, deps);
  };
}
