/** The four networks on loopback, a proxy before each that does what bad days do: for tests of accounts side by side. */

import { postsOf } from "../networks/bluesky/bluesky-posts.ts";
import type { Pds } from "../networks/bluesky/pds.ts";
import { startFacebookDouble } from "../networks/facebook/facebook-double.ts";
import { startMastodonDouble } from "../networks/mastodon/mastodon-double.ts";
import { startXDouble } from "../networks/x/x-double.ts";
import { xErrors } from "../networks/x/x-replies.ts";
import type { Fault, FaultProxy, Reply } from "./fault-proxy.ts";
import { startFaultProxy } from "./fault-proxy.ts";

export interface FaultyServer {
  readonly proxy: FaultProxy;
  /** Its lines in accounts.yaml, without its id. */
  readonly account: string;
  /** By field, as the environment names them. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The field whose loss locks the account. */
  readonly key: string;
  readonly write: string;
  readonly rejected: Reply;
  throttled(until: Date): Reply;
  /** What it holds. */
  texts(): Promise<readonly string[]>;
  /** Whether what is not there can be proved to be absent. */
  readonly provesAbsence: boolean;
  stop(): Promise<void>;
}

function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

const seconds = (instant: Date) => String(Math.floor(instant.getTime() / 1000));

async function bluesky(pds: Pds): Promise<FaultyServer> {
  const proxy = await startFaultProxy(pds.url);
  return {
    proxy,
    account: `{ network: bluesky, handle: ${pds.handle}, service: "${proxy.url}", name: Northdale }`,
    secrets: { APP_PASSWORD: pds.appPassword, SERVICE: proxy.url },
    key: "APP_PASSWORD",
    write: "repo.putRecord",
    rejected: json(400, { error: "InvalidRequest", message: "Invalid app.bsky.feed.post record" }),
    throttled: (until) =>
      json(
        429,
        { error: "RateLimitExceeded", message: "Rate Limit Exceeded" },
        { "ratelimit-reset": seconds(until), "ratelimit-remaining": "0", "ratelimit-policy": "5000;w=3600" },
      ),
    texts: async () => (await postsOf(pds)).map(({ value }) => value.text),
    provesAbsence: true,
    stop: proxy.stop,
  };
}

async function x(): Promise<FaultyServer> {
  const double = await startXDouble();
  const proxy = await startFaultProxy(double.url);
  double.signedFor(proxy.url);
  const names = Object.entries(double.keys).map(([field, value]) => [field.toUpperCase().replace("-", "_"), value]);
  return {
    proxy,
    account: `{ network: x, handle: ${double.user.handle}, service: "${proxy.url}", name: Northdale }`,
    secrets: { ...Object.fromEntries(names), SERVICE: proxy.url },
    key: "ACCESS_SECRET",
    write: "/2/tweets",
    rejected: json(400, { title: "Invalid Request", detail: "Not allowed.", type: "about:blank", status: 400 }),
    throttled: (until) => json(429, xErrors.tooMany.body, { "x-rate-limit-reset": seconds(until) }),
    texts: async () => double.posts.map(({ text }) => text),
    provesAbsence: true,
    async stop() {
      await proxy.stop();
      await double.stop();
    },
  };
}

async function mastodon(): Promise<FaultyServer> {
  const double = await startMastodonDouble();
  const proxy = await startFaultProxy(double.url);
  double.seenAt(proxy.url);
  return {
    proxy,
    account: `{ network: mastodon, handle: ${double.username}, service: "${proxy.url}", name: Northdale }`,
    secrets: { ACCESS_TOKEN: double.token, SERVICE: proxy.url },
    key: "ACCESS_TOKEN",
    write: "/api/v1/statuses",
    rejected: json(422, { error: "Validation failed: Text is not allowed here" }),
    throttled: (until) => json(429, { error: "Too many requests" }, { "x-ratelimit-reset": until.toISOString() }),
    texts: async () => double.statuses.map(({ text }) => text),
    provesAbsence: true,
    async stop() {
      await proxy.stop();
      await double.stop();
    },
  };
}

async function facebook(): Promise<FaultyServer> {
  const double = await startFacebookDouble(() => new Date());
  const proxy = await startFaultProxy(double.url);
  const error = (code: number, message: string) => ({ error: { code, message, type: "OAuthException" } });
  return {
    proxy,
    account: `{ network: facebook, page: "${double.page}", service: "${proxy.url}", name: Northdale }`,
    secrets: { PAGE_TOKEN: double.token, SERVICE: proxy.url },
    key: "PAGE_TOKEN",
    write: "/feed",
    rejected: json(400, error(100, "Invalid parameter")),
    throttled(until) {
      const minutes = Math.ceil((until.getTime() - Date.now()) / 60_000);
      const usage = { [double.page]: [{ type: "pages", estimated_time_to_regain_access: minutes }] };
      return json(400, error(32, "Page request limit reached"), { "x-business-use-case-usage": JSON.stringify(usage) });
    },
    texts: async () => double.posts.map(({ message }) => message),
    provesAbsence: false,
    async stop() {
      await proxy.stop();
      await double.stop();
    },
  };
}

export type ServerName = "bluesky" | "x" | "mastodon" | "facebook";

export async function startFourServers(pds: Pds): Promise<Readonly<Record<ServerName, FaultyServer>>> {
  return { bluesky: await bluesky(pds), x: await x(), mastodon: await mastodon(), facebook: await facebook() };
}

/** The same for the next so many writes. */
export function onWrites({ proxy, write }: FaultyServer, count: number, fault: Fault): void {
  for (let number = 0; number < count; number += 1) proxy.next(write, fault, "POST");
}
