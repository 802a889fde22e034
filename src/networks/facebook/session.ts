/** What can be done with a Page: one write, and reads that can prove that a post is there, never that it is not. */
import type { Deps, Found, Part, Prepared, Receipt, Refusal, SendOutcome, Session } from "../network.ts";
import { KeptList } from "../wire/kept-list.ts";
import { type FaultContext, soon } from "../wire/outcomes.ts";
import type { Graph } from "./api.ts";
import { faultOfWrite, isMissing, refusalOfRead } from "./errors.ts";
import { findWords, type PagePost } from "./find.ts";
import { type PageSettings, postBody, unfit, uploadPhotos } from "./prepare.ts";
import { receiptFor } from "./receipts.ts";
import { deleteReply, existsReply, postReply, whoReply } from "./schema.ts";

export interface FacebookSettings extends PageSettings {
  /** One attempt, for what writes. */
  readonly graph: Graph;
  /** As accounts.yaml has it: the number of the Page is what is compared. */
  readonly handle: string;
  readonly mask: (text: string) => string;
  readonly deps: Pick<Deps, "now">;
}

function photosOf(prepared: Prepared): readonly string[] {
  const { photos } = prepared.data;
  return Array.isArray(photos) ? photos.filter((id) => typeof id === "string") : [];
}

export function facebookSession(settings: FacebookSettings): Session {
  const { graph, patient, page, handle, mask, deps } = settings;
  const kept = new KeptList<readonly PagePost[]>();
  const context = (): FaultContext => ({ now: deps.now(), mask });

  async function send(prepared: Prepared, signal: AbortSignal): Promise<SendOutcome> {
    if (signal.aborted) return soon("Stopped before it was sent.", deps.now());
    const body = postBody(prepared.part, photosOf(prepared));
    try {
      const reply = await graph({ method: "POST", path: `${page}/feed`, body, schema: postReply }, signal);
      return { kind: "published", receipt: receiptFor(reply.body.id) };
    } catch (error) {
      return faultOfWrite(error, context());
    }
  }

  /** Facebook says the same of a post that is gone and of one that may not be touched: the read tells them apart. */
  async function afterMissing(id: string, refusal: Refusal, signal: AbortSignal): Promise<"absent" | Refusal> {
    try {
      await patient({ method: "GET", path: id, query: { fields: "id" }, schema: existsReply }, signal);
      return refusal;
    } catch (error) {
      return isMissing(error) ? "absent" : refusalOfRead(error, context());
    }
  }

  async function remove(receipt: Receipt, signal: AbortSignal): Promise<"removed" | "absent" | Refusal> {
    const id = /^\d+$/.test(receipt.id) ? `${page}_${receipt.id}` : receipt.id;
    if (!/^\d+_\d+$/.test(id)) {
      const where = receipt.url === undefined ? "" : `: ${receipt.url}`;
      return {
        kind: "rejected",
        reason: `The address of this post does not hold its number; delete it by hand${where}`,
      };
    }
    try {
      await graph({ method: "DELETE", path: id, schema: deleteReply }, signal);
      return "removed";
    } catch (error) {
      const refusal = refusalOfRead(error, context());
      return isMissing(error) ? afterMissing(id, refusal, signal) : refusal;
    }
  }

  return {
    async whoAmI(signal) {
      try {
        const query = { fields: "id,name" };
        const { body, headers } = await patient({ method: "GET", path: "me", query, schema: whoReply }, signal);
        const date = Date.parse(headers.date ?? "");
        return {
          handle,
          id: body.id,
          mayPost: body.id === page,
          ...(!Number.isNaN(date) && { serverTime: new Date(date) }),
        };
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    async prepare(part: Part, signal) {
      const refusal = unfit(part);
      if (refusal) return refusal;
      try {
        const photos = await uploadPhotos(part, settings, signal);
        return { kind: "prepared", prepared: { part, data: { photos } } };
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    async send(prepared, _key, { root, parent }, signal) {
      if (root ?? parent) return { kind: "rejected", reason: "A Facebook Page cannot tell a thread." };
      return send(prepared, signal);
    },
    async find(part, _key, hint, signal): Promise<Found> {
      try {
        return await findWords(part.text, hint, { settings, signal, now: deps.now(), kept });
      } catch (error) {
        return refusalOfRead(error, context());
      }
    },
    remove,
  };
}
