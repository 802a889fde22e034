/** Loaded when something is to be posted, not before: this is where twitter-api-v2 comes in. */
import { maskerFor } from "../../system/secrets/mask.ts";
import type { Account, Deps, Identity, Refusal, Secrets, Session } from "../network.ts";
import type { FetchLimits } from "../wire/guarded-fetch.ts";
import { retried, type Sleep } from "../wire/retry.ts";
import { type Call, type Tokens, xApi } from "./api.ts";
import { refusalOfRead, worthwhile } from "./errors.ts";
import { serviceOf } from "./servers.ts";
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

/** `limits` and `sleep` are for tests, which do not wait. */
export async function connectX(
  account: Account,
  secrets: Secrets,
  deps: Deps & { readonly limits?: FetchLimits; readonly sleep?: Sleep },
): Promise<{ readonly kind: "session"; readonly session: Session } | Refusal> {
  const tokens = tokensOf(account, secrets);
  if ("kind" in tokens) return tokens;
  const place = serviceOf(account, secrets);
  if (place.kind !== "service") return place;
  const mask = maskerFor(Object.fromEntries(Object.entries(tokens).map(([name, key]) => [`CAMPAIGN_${name}`, key])));
  const call = xApi({ origin: place.service.origin, tokens, userAgent: deps.userAgent, limits: deps.limits });
  // Where asking twice does no harm: who am I, pictures, alt texts. Never a post.
  const patientCall: Call = (request, signal) =>
    retried(() => call(request, signal), { signal, worthwhile, sleep: deps.sleep });
  let identity: Identity;
  try {
    identity = await readIdentity(patientCall, new AbortController().signal);
  } catch (error) {
    return refusalOfRead(error, { now: deps.now(), mask });
  }
  if (!identity.mayPost) {
    const reason = `The access token of @${identity.handle} may only read: give the app "Read and write" and make a new access token.`;
    return { kind: "unauthorized", reason };
  }
  return { kind: "session", session: xSession({ call, patientCall, identity, mask, now: deps.now }) };
}
