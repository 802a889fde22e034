/** Loaded when something is to be posted, not before: this is where masto comes in. */
import { maskerFor } from "../../system/secrets/mask.ts";
import type { Account, Deps, Refusal, Secrets, Session } from "../network.ts";
import { type FetchLimits, guardedFetch } from "../wire/guarded-fetch.ts";
import { realSleep, type Sleep } from "../wire/retry.ts";
import { apiOf } from "./api/api.ts";
import { isOwnError } from "./api/schema.ts";
import { refusalOfRead } from "./errors.ts";
import { ownerOf } from "./identity.ts";
import { serviceOf } from "./servers.ts";
import { mastodonSession } from "./session.ts";

/** `limits` and `sleep` are for tests, which do not wait. */
export interface MastodonDeps extends Deps {
  readonly limits?: FetchLimits;
  readonly sleep?: Sleep;
}

function tokenOf(account: Account, secrets: Secrets): { readonly kind: "token"; readonly token: string } | Refusal {
  const token = secrets.get("access-token")?.trim();
  if (!token) return { kind: "unauthorized", reason: `There is no access token for ${account.id} in the environment.` };
  if (/^[\x21-\x7e]+$/.test(token)) return { kind: "token", token };
  return { kind: "unauthorized", reason: `The access token of ${account.id} holds characters that no token has.` };
}

export async function connectMastodon(
  account: Account,
  secrets: Secrets,
  deps: MastodonDeps,
): Promise<{ readonly kind: "session"; readonly session: Session } | Refusal> {
  const place = serviceOf(account, secrets);
  if (place.kind !== "service") return place;
  const key = tokenOf(account, secrets);
  if (key.kind !== "token") return key;
  const { service } = place;
  const { token } = key;
  const mask = maskerFor({ CAMPAIGN_TOKEN: token });
  const ask = guardedFetch(deps.fetch, {
    allowed: (origin) => origin === service.origin,
    isOwnError,
    limits: deps.limits,
  });
  const api = apiOf({ origin: service, token, userAgent: deps.userAgent, ask });
  const sleep = deps.sleep ?? realSleep;
  try {
    const owner = await ownerOf({ api, sleep, signal: new AbortController().signal });
    const session = mastodonSession({ api, service, account, owner, sleep, mask, now: deps.now });
    return { kind: "session", session };
  } catch (error) {
    return refusalOfRead(error, { now: deps.now(), mask });
  }
}
