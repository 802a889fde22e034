/** What can be done with an account: one write, and the reads that prove what became of it. */
import type { Account, Deps, PartKey, Prepared, Receipt, SendOutcome, Session, ThreadPlace } from "../network.ts";
import { KeptList } from "../wire/kept-list.ts";
import { soon } from "../wire/outcomes.ts";
import type { Sleep } from "../wire/retry.ts";
import type { Api } from "./api/api.ts";
import { statusReply, understood } from "./api/schema.ts";
import { type FaultContext, faultOfWrite, isGone, isUnknownThere, refusalOfRead } from "./errors.ts";
import { findByWords, type Latest } from "./find/find.ts";
import { receiptFor } from "./find/receipts.ts";
import { SentKeys } from "./find/sent-keys.ts";
import { handleFor, type InstanceFacts, identityOf, instanceOf, type Owner } from "./identity.ts";
import { type PreparedStatus, prepareStatus, StillProcessing } from "./prepare.ts";
import { boost, boostedIn, findBoost, localIdOf, unboost } from "./share.ts";

export interface Connected {
  readonly api: Api;
  readonly service: URL;
  readonly account: Account;
  /** As `connect` asked for it. */
  readonly owner: Owner;
  readonly sleep: Sleep;
  readonly mask: (text: string) => string;
  readonly now: Deps["now"];
}

export function mastodonSession(connected: Connected): Session {
  const { api, service, account, owner, sleep, mask, now } = connected;
  const sent = new SentKeys();
  const kept = new KeptList<Latest>();
  const context = (): FaultContext => ({ now: now(), mask });

  async function write(
    prepared: Prepared,
    key: PartKey,
    place: ThreadPlace,
    signal: AbortSignal,
  ): Promise<SendOutcome> {
    if (signal.aborted) return soon("It was stopped before anything was sent.", now());
    const { share } = prepared.part;
    if (share !== undefined) {
      try {
        return await boost(String(prepared.data.boosts), share, { api, service, signal, sleep });
      } catch (error) {
        return faultOfWrite(error, { ...context(), share: true });
      }
    }
    const { mediaIds, ...status } = prepared.data as unknown as PreparedStatus;
    const parent = place.parent?.id;
    const params = {
      ...status,
      ...(mediaIds.length > 0 && { mediaIds }),
      ...(parent !== undefined && { inReplyToId: parent }),
    };
    try {
      const meta = { requestInit: { headers: { "Idempotency-Key": key.hash } } };
      const reply = await api(signal).v1.statuses.create(params as { status: string }, meta);
      return { kind: "published", receipt: receiptFor(understood(statusReply, reply, "post"), service) };
    } catch (error) {
      return faultOfWrite(error, { ...context(), reply: parent !== undefined });
    }
  }

  /** Limits are good to have; without them the last known ones hold. */
  async function instance(signal: AbortSignal): Promise<InstanceFacts | undefined> {
    try {
      return await instanceOf({ api, signal, sleep }, { origin: service.origin, on: now() });
    } catch (error) {
      if (isUnknownThere(error)) return undefined;
      throw error;
    }
  }

  return {
    async whoAmI(signal) {
      try {
        const about = await instance(signal);
        const handle = handleFor(account.handle, owner.username, about?.domain ?? service.hostname);
        return identityOf(owner, handle, about?.facts);
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    async prepare(part, signal) {
      try {
        if (part.share !== undefined) {
          const sought = await localIdOf(part.share, { api, service, signal, sleep });
          if (sought.kind !== "post") return sought;
          return { kind: "prepared", prepared: { part, data: { boosts: sought.id } } };
        }
        const workshop = { api, sleep, signal, mask, visibility: account.options.visibility };
        const prepared = await prepareStatus(part, workshop);
        if (prepared.kind !== "status") return prepared;
        return { kind: "prepared", prepared: { part, data: { ...prepared.status } } };
      } catch (error) {
        if (error instanceof StillProcessing) return soon(error.message, now(), 2);
        return refusalOfRead(error, context());
      }
    },
    send: (prepared, key, place, signal) => sent.once(key.hash, () => write(prepared, key, place, signal)),
    async find(part, key, hint, signal) {
      try {
        if (part.share !== undefined) {
          const boosted = await findBoost(part.share, { api, service, signal, sleep });
          if (boosted.kind === "absent") sent.forget(key.hash);
          return boosted;
        }
        const search = { api, account: owner.id, service, sleep, signal, hint, now: now(), kept };
        const found = await findByWords(part, key, search);
        if (found.kind === "absent") sent.forget(key.hash);
        return found;
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    async remove(receipt: Receipt, signal) {
      const boosted = boostedIn(receipt);
      if (boosted !== undefined) {
        try {
          return (await unboost(boosted, { api, signal })) ? "removed" : "absent";
        } catch (error) {
          return refusalOfRead(error, context());
        }
      }
      const host = receipt.url === undefined ? service.host : new URL(receipt.url).host;
      if (host !== service.host) {
        return { kind: "rejected", reason: `The post is on ${host}, and ${account.id} is on ${service.host}.` };
      }
      try {
        await api(signal).v1.statuses.$select(receipt.id).remove();
        return "removed";
      } catch (error) {
        return isGone(error) ? "absent" : refusalOfRead(error, context());
      }
    },
  };
}
