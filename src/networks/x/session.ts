/** What can be done with an account on X: one write, and the reads that prove what became of it. */
import type { Deps, Identity, Prepared, Receipt, Refusal, SendOutcome, Session, ThreadPlace } from "../network.ts";
import { type FaultContext, soon } from "../wire/outcomes.ts";
import type { Call } from "./api.ts";
import { faultOfWrite, isGone, refusalOfRead } from "./errors.ts";
import { findByWords } from "./find/find.ts";
import { isPostId, receiptFor } from "./find/receipts.ts";
import { uploadPictures } from "./prepare.ts";
import { createReply, deleteReply, meReply, preparedData } from "./schema.ts";

export interface SessionSettings {
  /** For the one write, and for looks: those are charged for, and the next run looks again. */
  readonly call: Call;
  /** Asks again after a passing fault. */
  readonly patientCall: Call;
  /** As `connect` asked for it: X charges for each time. */
  readonly identity: Identity;
  readonly mask: (text: string) => string;
  readonly now: Deps["now"];
}

/** Throws what `call` throws. */
export async function readIdentity(call: Call, signal: AbortSignal): Promise<Identity> {
  const { body, headers } = await call({ method: "get", path: "users/me", schema: meReply }, signal);
  const date = Date.parse(headers.date ?? "");
  return {
    handle: body.data.username,
    id: body.data.id,
    // Told with signed requests: read, read-write, or read-write-directmessages.
    mayPost: headers["x-access-level"] !== "read",
    ...(!Number.isNaN(date) && { serverTime: new Date(date) }),
  };
}

function postOf({ part, data }: Prepared, { parent }: ThreadPlace): Record<string, unknown> {
  const { mediaIds } = preparedData.parse(data);
  return {
    text: part.text,
    ...(mediaIds.length > 0 && { media: { media_ids: mediaIds } }),
    ...(parent && { reply: { in_reply_to_tweet_id: parent.id } }),
  };
}

export function xSession({ call, patientCall, identity, mask, now }: SessionSettings): Session {
  const context = (): FaultContext => ({ now: now(), mask });

  async function send(prepared: Prepared, place: ThreadPlace, signal: AbortSignal): Promise<SendOutcome> {
    if (signal.aborted) return soon("It was stopped before anything was sent.", now());
    if (place.parent && !isPostId(place.parent.id))
      return { kind: "rejected", reason: `What this part answers is no post on X (${place.parent.id}).` };
    const body = postOf(prepared, place);
    try {
      const reply = await call({ method: "post", path: "tweets", body, schema: createReply }, signal);
      return { kind: "published", receipt: receiptFor(reply.body.data.id, identity.handle) };
    } catch (error) {
      return faultOfWrite(error, context());
    }
  }

  async function remove(receipt: Receipt, signal: AbortSignal): Promise<"removed" | "absent" | Refusal> {
    if (!isPostId(receipt.id)) return { kind: "rejected", reason: `${receipt.id} is no post on X.` };
    try {
      const request = { method: "delete", path: `tweets/${receipt.id}`, schema: deleteReply } as const;
      const { body } = await call(request, signal);
      return body.data.deleted ? "removed" : "absent";
    } catch (error) {
      if (isGone(error)) return "absent";
      return refusalOfRead(error, context());
    }
  }

  return {
    whoAmI: async () => identity,
    async prepare(part, signal) {
      try {
        const answer = await uploadPictures(part, patientCall, signal);
        if (answer.kind !== "uploaded") return answer;
        return { kind: "prepared", prepared: { part, data: { mediaIds: answer.mediaIds } } };
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    send: (prepared, _key, place, signal) => send(prepared, place, signal),
    async find(part, _key, hint, signal) {
      try {
        return await findByWords(part, hint, { call, user: identity, signal, now: now() });
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    remove,
  };
}
