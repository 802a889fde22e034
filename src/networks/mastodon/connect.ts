/** Loaded when something is to be posted, not before: this is where masto comes in. */
import { maskerFor } from "../../system/secrets/mask.ts";
import type { Account, Deps, Refusal, Secrets, Session } from "../network.ts";
import { type FetchLimits, guardedFetch } from "../wire/guarded-fetch.ts";
import { realSleep, type Sleep } from "../wire/retry.ts";
import { type Api, apiOf } from "./api.ts";
import { refusalOfRead } from "./errors.ts";
import { instanceOf, type Owner, ownerOf, sameHandle } from "./identity.ts";
import { isOwnError } from "./schema.ts";
import { serviceOf } from "./servers.ts";
import { mastodonSession } from "./session.ts";

/** `limits` and `sleep` are for tests, which do not wait. */
export interface MastodonDeps extends Deps {
  readonly limits?: FetchLimits;
  readonly sleep?: Sleep;
}

interface Checking {
  readonly api: Api;
  readonly account: Account;
  readonly service: URL;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  readonly now: Date;
}

/** The server is asked for its name only where the handle names another: many live on a subdomain of it. */
async function wrongHandle({ username }: Owner, checking: Checking): Promise<Refusal | undefined> {
  const { account, service } = checking;
  if (sameHandle(account.handle, { username, domain: service.hostname })) return undefined;
  const { domain = service.hostname } = await instanceOf(checking, { origin: service.origin, on: checking.now });
  if (sameHandle(account.handle, { username, domain })) return undefined;
  const reason = `The access token of ${account.id} belongs to @${username}@${domain}, but accounts.yaml says @${account.handle}.`;
  return { kind: "unauthorized", reason };
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
  const checking = { api, account, service, sleep, signal: new AbortController().signal, now: deps.now() };
  try {
    const owner = await ownerOf(checking);
    const refusal = await wrongHandle(owner, checking);
    if (refusal) return refusal;
    const session = mastodonSession({ api, service, account, accountId: owner.id, sleep, mask, now: deps.now });
    return { kind: "session", session };
  } catch (error) {
    return refusalOfRead(error, { now: deps.now(), mask });
  }
}
