/** What can be done with a signed-in account: one write, and the reads that prove what became of it. */
import type {
  Deps,
  Found,
  Hint,
  Part,
  PartKey,
  Prepared,
  Receipt,
  SendOutcome,
  Session,
  ThreadPlace,
} from "../network.ts";
import { KeptList } from "../wire/kept-list.ts";
import type { FaultContext } from "../wire/outcomes.ts";
import type { Client } from "./client.ts";
import { faultOfWrite, headersOf, isError, refusalOfRead } from "./errors.ts";
import { pointsOfAccount } from "./points.ts";
import type { KnownHandles } from "./record/facets.ts";
import { takesGallery } from "./record/gallery.ts";
import { prepareRecord } from "./record/prepare.ts";
import { collection, nameOf, receiptFor, sharesCollection, uriOf } from "./record/receipts.ts";
import { recordKeyOf } from "./record/record-key.ts";
import { findShare, type Reference, sendShare, shareNamed } from "./share.ts";

/** Parts of a thread a millisecond apart, so that those who sort by time keep them in order. */
function createdAt(key: PartKey): string {
  return new Date(key.createdAt.getTime() + key.part).toISOString();
}

export function blueskySession(client: Client, deps: Pick<Deps, "now">): Session {
  const { agent, did, handle, mask } = client;
  const { repo } = agent.com.atproto;
  const points = pointsOfAccount(deps.now);
  const known: KnownHandles = new Map();
  const kept = new KeptList<readonly { uri: string; cid: string; value: unknown }[]>();
  const context = (): FaultContext => ({ now: deps.now(), mask });

  /** A receipt that a person gave has no cid: it is read. */
  async function reference(receipt: Receipt, signal: AbortSignal): Promise<Reference> {
    const { uri = receipt.id, cid } = receipt.data ?? {};
    if (typeof uri === "string" && typeof cid === "string") return { uri, cid };
    const name = nameOf(receipt.id);
    const key = { repo: name?.did ?? did, collection, rkey: name?.recordKey ?? "" };
    const { data } = await repo.getRecord(key, { signal });
    return { uri: data.uri, cid: data.cid ?? "" };
  }

  async function replyTo({ root, parent }: ThreadPlace, signal: AbortSignal) {
    if (root === undefined || parent === undefined) return undefined;
    return { root: await reference(root, signal), parent: await reference(parent, signal) };
  }

  async function send(prepared: Prepared, key: PartKey, place: ThreadPlace, signal: AbortSignal): Promise<SendOutcome> {
    const spent = points.refusal(deps.now());
    if (spent !== undefined) return spent;
    const { share } = prepared.part;
    if (share !== undefined) {
      const subject = prepared.data.subject as Reference;
      if (signal.aborted) return refusalOfRead(signal.reason, context());
      try {
        const { outcome, headers } = await sendShare({ repo, did }, { key, subject, share }, signal);
        points.read(headers);
        return outcome;
      } catch (error) {
        points.read(headersOf(error));
        return faultOfWrite(error, context());
      }
    }
    const rkey = recordKeyOf(key);
    let reply: Awaited<ReturnType<typeof replyTo>>;
    try {
      signal.throwIfAborted();
      reply = await replyTo(place, signal);
    } catch (error) {
      return refusalOfRead(error, context());
    }
    const record = { ...(prepared.data.record as object), createdAt: createdAt(key), ...(reply && { reply }) };
    try {
      const input = { repo: did, collection, rkey, record, swapRecord: null };
      const { data, headers } = await repo.putRecord(input, { signal });
      points.read(headers);
      if (data.uri !== uriOf({ did, recordKey: rkey })) {
        return { kind: "unknown", reason: "Bluesky answered with the name of another post." };
      }
      return { kind: "published", receipt: receiptFor(data.uri, data.cid, handle) };
    } catch (error) {
      points.read(headersOf(error));
      return faultOfWrite(error, context());
    }
  }

  async function byWords(part: Part, hint: Hint, signal: AbortSignal): Promise<Found> {
    const { since, exclude } = hint;
    const records = await kept.read(hint, deps.now(), async () => {
      const { data } = await repo.listRecords({ repo: did, collection, limit: 100 }, { signal });
      return data.records;
    });
    const match = records.find(({ uri, value }) => {
      const post = value as { text?: unknown; createdAt?: unknown };
      if (exclude.includes(uri) || typeof post.text !== "string" || typeof post.createdAt !== "string") return false;
      return post.text.normalize("NFC").trimEnd() === part.text && Date.parse(post.createdAt) >= since.getTime();
    });
    return match
      ? { kind: "published", receipt: receiptFor(match.uri, match.cid, handle), by: "words" }
      : { kind: "absent" };
  }

  return {
    async whoAmI(signal) {
      try {
        const asked = agent.com.atproto.server.getSession(undefined, { signal });
        const [{ data, headers }, version] = await Promise.all([asked, client.serverVersion(signal)]);
        const date = Date.parse(headers.date ?? "");
        return {
          handle: data.handle,
          id: data.did,
          mayPost: data.active !== false,
          facts: { gallery: takesGallery(version) },
          ...(!Number.isNaN(date) && { serverTime: new Date(date) }),
        };
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    async prepare(part, signal) {
      const spent = points.refusal(deps.now());
      if (spent !== undefined) return spent;
      try {
        if (part.share !== undefined) {
          const { receipt } = part.share;
          if (receipt === undefined) return { kind: "rejected", reason: "Nobody has said where the post is." };
          return { kind: "prepared", prepared: { part, data: { subject: { ...(await reference(receipt, signal)) } } } };
        }
        const gallery = async () => takesGallery(await client.serverVersion(signal));
        const prepared = await prepareRecord(part, { agent, known, signal, takesGallery: gallery });
        if (prepared.kind !== "record") return prepared;
        return { kind: "prepared", prepared: { part, data: { record: prepared.record } } };
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    send,
    async find(part, key, hint, signal) {
      const { share } = part;
      if (share !== undefined) {
        try {
          const isMissing = (error: unknown) => isError(error, "RecordNotFound");
          return await findShare({ repo, did }, { key, share }, { signal, isMissing });
        } catch (error) {
          return refusalOfRead(error, context());
        }
      }
      try {
        const { data } = await repo.getRecord({ repo: did, collection, rkey: recordKeyOf(key) }, { signal });
        return { kind: "published", receipt: receiptFor(data.uri, data.cid ?? "", handle), by: "key" };
      } catch (error) {
        if (!isError(error, "RecordNotFound")) return refusalOfRead(error, context());
      }
      try {
        return await byWords(part, hint, signal);
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    async remove(receipt, signal) {
      const shared = shareNamed(receipt.id);
      const name = shared ?? nameOf(receipt.id);
      if (name === undefined || (name.did !== did && name.did.toLowerCase() !== handle.toLowerCase())) {
        return { kind: "rejected", reason: `The post is not one of @${handle}.` };
      }
      try {
        const named = { collection: shared === undefined ? collection : sharesCollection, rkey: name.recordKey };
        const { data } = await repo.deleteRecord({ repo: did, ...named }, { signal });
        return data.commit ? "removed" : "absent";
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
  };
}
