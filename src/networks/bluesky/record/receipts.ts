/** Names of a post on Bluesky: at:// for the protocol, https for people. */
import { foldedHandle } from "../../handles.ts";
import type { Account, Author, Receipt } from "../../network.ts";

export const collection = "app.bsky.feed.post";
/** A post that is passed on, which is a record of its own. */
export const sharesCollection = "app.bsky.feed.repost";

export interface PostName {
  readonly did: string;
  readonly recordKey: string;
}

export function uriOf({ did, recordKey }: PostName): string {
  return `at://${did}/${collection}/${recordKey}`;
}

export function nameOf(uri: string): PostName | undefined {
  const match = /^at:\/\/(?<did>[^/]+)\/app\.bsky\.feed\.post\/(?<recordKey>[A-Za-z0-9._:~-]{1,512})$/.exec(uri);
  const { did, recordKey } = match?.groups ?? {};
  return did && recordKey ? { did, recordKey } : undefined;
}

export function receiptFor(uri: string, cid: string, handle: string): Receipt {
  const recordKey = nameOf(uri)?.recordKey ?? "";
  return { id: uri, url: `https://bsky.app/profile/${handle}/post/${recordKey}`, data: { uri, cid } };
}

/** Whatever hangs on behind it. */
const address =
  /^https:\/\/(?:www\.)?bsky\.app\/profile\/(?<who>[a-z0-9.:-]+)\/post\/(?<recordKey>[a-z2-7]{13})\/?(?:[?#]|$)/i;

/** From the address of a post as the app shows it, or its at:// name. */
export function receiptOfUrl(url: string): Receipt | undefined {
  if (nameOf(url)) return { id: url, data: { uri: url } };
  const { who, recordKey } = address.exec(url)?.groups ?? {};
  if (!who || !recordKey) return undefined;
  const uri = uriOf({ did: who, recordKey });
  return { id: uri, url: `https://bsky.app/profile/${who}/post/${recordKey}`, data: { uri } };
}

/** An address with a DID in the place of the handle does not tell whose it is without asking. */
export function authorIn(url: string, { handle }: Account): Author {
  const receipt = receiptOfUrl(url);
  const who = receipt === undefined ? undefined : nameOf(receipt.id)?.did;
  if (who === undefined || handle === "") return "unclear";
  if (foldedHandle(who) === foldedHandle(handle)) return "this account";
  return who.startsWith("did:") ? "unclear" : "another account";
}
