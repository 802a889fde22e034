/** Loaded when something is to be posted, not before: this is where twitter-api-v2 comes in. */
import { maskerFor } from "../../system/secrets/mask.ts";
import type { Account, Deps, Identity, Refusal, Secrets, Session } from "../network.ts";
import type { FetchLimits } from "../wire/guarded-fetch.ts";
import { retried, type Sleep } from "../wire/retry.ts";
import { type Call, type Tokens, xApi } from "./api.ts";
import { refusalOfRead, worthwhile } from "./errors.ts";
import { placeOf } from "./place.ts";
import { readIdentity, xSession } from "./session.ts";

/** Keys made in the console never expire by themselves; without all four nothing is asked. */
function tokensOf(account: Account, secrets: Secrets): Tokens | Refusal {
  const [appKey, appSecret, accessToken, accessSecret] = [
    secrets.get("api-key"),
    secrets.get("api-secret"),
    secrets.get("access-token"),
    secrets.get("access-secret"),
  ];
  if (appKey && appSecret && accessToken && accessSecret) return { appKey, appSecret, accessToken, accessSecret };
  return {
    kind: "unauthorized",
    reason: `X needs four keys for ${account.id}: API_KEY, API_SECRET, ACCESS_TOKEN and ACCESS_SECRET; not all are in the environment.`,
  };
}

function whyNotThis(account: Account, { handle, mayPost }: Identity): Refusal | undefined {
  if (account.handle.toLowerCase() !== handle.toLowerCase()) {
    return {
      kind: "unauthorized",
      reason: `The keys of ${account.id} belong to @${handle}, but accounts.yaml says @${account.handle}.`,
    };
  }
  if (mayPost) return undefined;
  return {
    kind: "unauthorized",
    reason: `The access token of @${handle} may only read: give the app "Read and write" and make a new access token.`,
  };
}

/** `limits` and `sleep` are for tests, which do not wait. */
export async function connectX(
  account: Account,
  secrets: Secrets,
  deps: Deps & { readonly limits?: FetchLimits; readonly sleep?: Sleep },
): Promise<{ readonly kind: "session"; readonly session: Session } | Refusal> {
  const tokens = tokensOf(account, secrets);
  if ("kind" in tokens) return tokens;
  const place = placeOf(account, secrets);
  if (place.kind !== "place") return place;
  const mask = maskerFor(Object.fromEntries(Object.entries(tokens).map(([name, key]) => [`CAMPAIGN_${name}`, key])));
  const call = xApi({ origin: place.origin, tokens, userAgent: deps.userAgent, limits: deps.limits });
  // Where asking twice does no harm: who am I, pictures, alt texts. Never a post.
  const patientCall: Call = (request, signal) =>
    retried(() => call(request, signal), { signal, worthwhile, sleep: deps.sleep });
  let identity: Identity;
  try {
    identity = await readIdentity(patientCall, new AbortController().signal);
  } catch (error) {
    return refusalOfRead(error, { now: deps.now(), mask });
  }
  const refusal = whyNotThis(account, identity);
  if (refusal) return refusal;
  const user = { id: identity.id, handle: identity.handle };
  return { kind: "session", session: xSession({ call, patientCall, user, mask, now: deps.now }) };
}
