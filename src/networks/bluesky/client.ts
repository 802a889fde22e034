/** Signed in to one account: @atproto/api with requests that go only where the password and its tokens may. */
import { Agent } from "@atproto/api";
import { maskerFor } from "../../system/secrets/mask.ts";
import type { Account, Deps, Refusal, Secrets } from "../network.ts";
import { type FetchLimits, type GuardedFetch, guardedFetch } from "../wire/guarded-fetch.ts";
import type { Sleep } from "../wire/retry.ts";
import { isOwnError, refusalOfRead } from "./errors.ts";
import { isRepeatable, patiently } from "./patience.ts";
import { personalServerOf, serviceOf } from "./servers.ts";

/** `limits` and `sleep` are for tests, which do not wait. */
export type BlueskyDeps = Deps & { readonly limits?: FetchLimits; readonly sleep?: Sleep };

export interface Client {
  readonly agent: Agent;
  readonly did: string;
  readonly handle: string;
  readonly mask: (text: string) => string;
  /** What the account's server says of itself; undefined when it does not. */
  serverVersion(signal: AbortSignal): Promise<unknown>;
}

/** Milliseconds that a courtesy may take. */
const versionPatience = 5000;

interface SignedIn {
  readonly did: string;
  readonly handle: string;
  readonly token: string;
  readonly didDoc: unknown;
}

interface Login {
  readonly service: URL;
  readonly identifier: string;
  readonly password: string;
  readonly userAgent: string;
  readonly ask: GuardedFetch;
}

async function signIn({ service, identifier, password, userAgent, ask }: Login): Promise<SignedIn> {
  const anonymous = new Agent(async (path, init) => {
    const headers = new Headers(init.headers);
    headers.set("user-agent", userAgent);
    return ask(new URL(path, service), { ...init, headers });
  });
  const { data } = await anonymous.com.atproto.server.createSession({ identifier, password });
  return { did: data.did, handle: data.handle, token: data.accessJwt, didDoc: data.didDoc };
}

async function saysExpired(response: Response): Promise<boolean> {
  if (response.status !== 400 && response.status !== 401) return false;
  const { error } = (await response.clone().json()) as { error?: unknown };
  return error === "ExpiredToken";
}

export async function connectClient(
  account: Account,
  secrets: Secrets,
  deps: BlueskyDeps,
): Promise<{ readonly kind: "client"; readonly client: Client } | Refusal> {
  const password = secrets.get("app-password");
  if (!password)
    return { kind: "unauthorized", reason: `There is no app password for ${account.id} in the environment.` };
  const place = serviceOf(account, secrets);
  if (place.kind !== "service") return place;
  const { service } = place;
  const tokens: Record<string, string> = { CAMPAIGN_PASSWORD: password };
  const mask = (text: string) => maskerFor(tokens)(text);
  const origins = new Set([service.origin]);
  const ask = guardedFetch(deps.fetch, { allowed: (origin) => origins.has(origin), isOwnError, limits: deps.limits });
  const login: Login = { service, identifier: account.handle, password, userAgent: deps.userAgent, ask };

  let signedIn: SignedIn;
  try {
    signedIn = await signIn(login);
  } catch (error) {
    return refusalOfRead(error, { now: deps.now(), mask });
  }
  const server = personalServerOf(service, signedIn.didDoc);
  if (server === undefined) {
    return { kind: "unauthorized", reason: "The login names a server for this account that is not https and public." };
  }
  origins.add(server.origin);
  tokens.CAMPAIGN_TOKEN = signedIn.token;

  async function asAccount(path: string, init: RequestInit): Promise<Response> {
    const send = () => {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${tokens.CAMPAIGN_TOKEN}`);
      headers.set("user-agent", deps.userAgent);
      return ask(new URL(path, server), { ...init, headers });
    };
    const signal = init.signal ?? new AbortController().signal;
    const response = isRepeatable(path, init) ? await patiently(send, { signal, sleep: deps.sleep }) : await send();
    // An expired token proves that nothing was done, so even a write may be made again with a new one.
    if (!(await saysExpired(response))) return response;
    tokens.CAMPAIGN_TOKEN = (await signIn(login)).token;
    return send();
  }

  async function serverVersion(signal: AbortSignal): Promise<unknown> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(versionPatience)]);
    const init = { headers: { "user-agent": deps.userAgent }, signal: within };
    try {
      const reply = await ask(new URL("/xrpc/_health", server), init);
      return ((await reply.json()) as { version?: unknown } | null)?.version;
    } catch {
      // Only a courtesy: without it, four pictures are the limit.
      return undefined;
    }
  }

  const agent = new Agent({ did: signedIn.did, fetchHandler: asAccount });
  return { kind: "client", client: { agent, did: signedIn.did, handle: signedIn.handle, mask, serverVersion } };
}
