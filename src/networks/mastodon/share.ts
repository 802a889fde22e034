/** Boosting another account's post: the server keeps one boost of a post for each account, however often it is asked. */
import type { Found, Receipt, Refusal, SendOutcome, SharedPost } from "../network.ts";
import { secretOrigin } from "../origins.ts";
import { retried, type Sleep } from "../wire/retry.ts";
import type { Api } from "./api/api.ts";
import { boostedReply, type FoundStatus, searchReply, understood } from "./api/schema.ts";
import { isGone, worthwhile } from "./errors.ts";

export interface Boosting {
  readonly api: Api;
  readonly service: URL;
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
}

type Sought = { readonly kind: "post"; readonly id: string } | Extract<Refusal, { kind: "rejected" }>;

/** What the post is called on the account's own server, which may have to fetch it from another. Throws what went wrong on the wire. */
export async function localIdOf({ receipt, account }: SharedPost, boosting: Boosting): Promise<Sought> {
  const { api, service, signal, sleep } = boosting;
  if (receipt === undefined) return { kind: "rejected", reason: "Nobody has said where the post is." };
  const host = receipt.url === undefined ? undefined : secretOrigin(receipt.url)?.host;
  const isOurs = secretOrigin(account.service ?? "")?.origin === service.origin || host === service.host;
  if (isOurs) return { kind: "post", id: receipt.id };
  const { url } = receipt;
  if (url === undefined)
    return { kind: "rejected", reason: "The post has no address by which this server could find it." };
  const params = { q: url, type: "statuses" as const, resolve: true, limit: 1 };
  const read = async () => understood(searchReply, await api(signal).v2.search.list(params), "search");
  const { statuses } = await retried(read, { signal, worthwhile, sleep });
  const found = statuses.find((each) => isAt(each, url));
  if (found !== undefined) return { kind: "post", id: found.id };
  return {
    kind: "rejected",
    reason: `This server cannot find the post at ${url}: is it public, and does its server answer?`,
  };
}

/**
 * A server that cannot fetch a post may look for its address as for any words, and answer with posts that speak of it.
 * Servers give a post other addresses than the one that its readers have, but never on another host.
 */
function isAt({ url, uri, content }: FoundStatus, wanted: string): boolean {
  const { href, host } = new URL(wanted);
  const own = [url, uri].flatMap((each) => (each && secretOrigin(each)) || []);
  if ([url, uri].some((each) => each && URL.parse(each)?.href === href)) return true;
  return own.some((each) => each.host === host) && content?.includes(wanted.replaceAll("&", "&amp;")) !== true;
}

/** Readers see the post itself; what it is called here is needed to take the boost back. */
function receiptOf(id: string, { receipt }: SharedPost): Receipt {
  return { id: `boost of ${id}`, ...(receipt?.url !== undefined && { url: receipt.url }), data: { boosted: id } };
}

/** Of a receipt of ours. */
export function boostedIn({ data }: Receipt): string | undefined {
  return typeof data?.boosted === "string" ? data.boosted : undefined;
}

/** Throws what went wrong on the wire. */
export async function boost(id: string, share: SharedPost, { api, signal }: Boosting): Promise<SendOutcome> {
  const reply = understood(boostedReply, await api(signal).v1.statuses.$select(id).reblog(), "boost");
  // Most servers answer with the boost, and with the post in it; some with the post.
  if (reply.id !== id && reply.reblog?.id !== id)
    return { kind: "unknown", reason: "The server answered with the boost of another post." };
  return { kind: "published", receipt: receiptOf(id, share) };
}

/** Whoever boosted it, a program or a person: once is enough. Throws what went wrong on the wire. */
export async function findBoost(share: SharedPost, boosting: Boosting): Promise<Found> {
  const { api, signal, sleep } = boosting;
  if (share.receipt === undefined)
    return { kind: "unprovable", reason: "Nobody knows where the post is that was to be boosted." };
  const sought = await localIdOf(share, boosting);
  if (sought.kind !== "post") return { kind: "unprovable", reason: sought.reason };
  try {
    const read = async () => understood(boostedReply, await api(signal).v1.statuses.$select(sought.id).fetch(), "post");
    const { reblogged } = await retried(read, { signal, worthwhile, sleep });
    if (reblogged === true) return { kind: "published", receipt: receiptOf(sought.id, share), by: "key" };
    if (reblogged === false) return { kind: "absent" };
    return { kind: "unprovable", reason: "The server does not say whether the post is boosted." };
  } catch (error) {
    // With the post went every boost of it.
    if (isGone(error)) return { kind: "absent" };
    throw error;
  }
}

/** False where it was not there. Throws what went wrong on the wire. */
export async function unboost(id: string, { api, signal }: Pick<Boosting, "api" | "signal">): Promise<boolean> {
  try {
    understood(boostedReply, await api(signal).v1.statuses.$select(id).unreblog(), "post");
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}
