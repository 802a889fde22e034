/** Passing on another account's post: a record that names it, under a key of ours, so that it can exist only once. */
import type { Agent } from "@atproto/api";
import type { Found, PartKey, Receipt, SendOutcome, SharedPost } from "../network.ts";
import { sharesCollection } from "./record/receipts.ts";
import { recordKeyOf } from "./record/record-key.ts";

/** A post, by what never changes of it. */
export interface Reference {
  readonly uri: string;
  readonly cid: string;
}

export interface Sharing {
  readonly repo: Agent["com"]["atproto"]["repo"];
  /** Of the account that passes it on. */
  readonly did: string;
}

const uriPattern = /^at:\/\/(?<did>[^/]+)\/app\.bsky\.feed\.repost\/(?<recordKey>[A-Za-z0-9._:~-]{1,512})$/;

export function shareNamed(uri: string): { readonly did: string; readonly recordKey: string } | undefined {
  const { did, recordKey } = uriPattern.exec(uri)?.groups ?? {};
  return did && recordKey ? { did, recordKey } : undefined;
}

/** It has no address of its own: its readers see the post. */
function receiptOfShare({ uri, cid }: { uri: string; cid: string }, { receipt }: SharedPost): Receipt {
  return { id: uri, ...(receipt?.url !== undefined && { url: receipt.url }), data: { uri, cid } };
}

/** Throws what the client throws. */
export async function sendShare(
  { repo, did }: Sharing,
  { key, subject, share }: { readonly key: PartKey; readonly subject: Reference; readonly share: SharedPost },
  signal: AbortSignal,
): Promise<{ readonly outcome: SendOutcome; readonly headers: Readonly<Record<string, string | undefined>> }> {
  const rkey = recordKeyOf(key);
  const record = { $type: sharesCollection, subject: { ...subject }, createdAt: key.createdAt.toISOString() };
  const input = { repo: did, collection: sharesCollection, rkey, record, swapRecord: null };
  const { data, headers } = await repo.putRecord(input, { signal });
  const outcome: SendOutcome =
    data.uri === `at://${did}/${sharesCollection}/${rkey}`
      ? { kind: "published", receipt: receiptOfShare(data, share) }
      : { kind: "unknown", reason: "Bluesky answered with the name of another post." };
  return { outcome, headers };
}

/** What an account keeps at the most of those that are looked through. */
const looked = 100;

/** Whoever passed it on, a program or a person: once is enough. Throws what the client throws, but for a record that is not there. */
export async function findShare(
  { repo, did }: Sharing,
  { key, share }: { readonly key: PartKey; readonly share: SharedPost },
  { signal, isMissing }: { readonly signal: AbortSignal; readonly isMissing: (error: unknown) => boolean },
): Promise<Found> {
  try {
    const { data } = await repo.getRecord(
      { repo: did, collection: sharesCollection, rkey: recordKeyOf(key) },
      { signal },
    );
    return { kind: "published", receipt: receiptOfShare({ uri: data.uri, cid: data.cid ?? "" }, share), by: "key" };
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  const { data } = await repo.listRecords({ repo: did, collection: sharesCollection, limit: looked }, { signal });
  const same = data.records.find(({ value }) => {
    const { subject } = value as { subject?: { uri?: unknown } };
    return subject?.uri !== undefined && subject.uri === share.receipt?.id;
  });
  return same ? { kind: "published", receipt: receiptOfShare(same, share), by: "key" } : { kind: "absent" };
}
