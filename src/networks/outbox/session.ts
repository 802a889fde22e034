/** The session of an outbox: a folder cannot refuse, throttle or lose a reply, and proves by itself what it holds. */
import path from "node:path";
import { isInside, relativeTo } from "../../system/files/files.ts";
import { ObstacleError } from "../../system/files/own-folders.ts";
import type { Account, Deps, Found, Part, PartKey, Receipt, ReceiptId, Refusal, Session } from "../network.ts";
import { obstacleText } from "../own-folder.ts";
import { lostPicture, missingPicture } from "../wire/picture-bytes.ts";
import type { OutboxFolder } from "./folder.ts";
import type { Label, StoredPost } from "./post-file.ts";

export interface OutboxSettings {
  readonly folder: OutboxFolder;
  /** The account that the posts are meant for: in a rehearsal one of another network. */
  readonly account: Account;
  readonly deps: Pick<Deps, "root" | "now">;
  readonly labelOf?: (delivery: string) => Label | undefined;
  /** `replace`, for a rehearsal: a changed post takes the place of the one with its key, and words are not looked for. */
  readonly mode?: "keep" | "replace";
}

function receiptOf(stored: StoredPost, directory: string, root: string): Receipt {
  const folder = path.join(directory, stored.folder);
  const data = { folder: stored.folder, dueAt: stored.post.dueAt };
  if (!isInside(root, folder)) return { id: stored.post.key, data };
  return { id: stored.post.key, url: relativeTo(root, folder), data };
}

export function outboxSession({ folder, account, deps, labelOf, mode = "keep" }: OutboxSettings): Session {
  const receipt = (stored: StoredPost) => receiptOf(stored, folder.directory, deps.root);
  const blocked = ({ obstacle }: ObstacleError): Refusal => ({
    kind: "unauthorized",
    reason: obstacleText(obstacle, deps.root),
  });
  const ours = ({ post }: StoredPost) => post.account.id === account.id;

  /** Whoever passed it on: once is enough. */
  function shared({ share }: Part): StoredPost | undefined {
    return folder.list().findLast((stored) => ours(stored) && stored.post.share?.id === share?.receipt?.id);
  }

  function byWords(part: Part, since: Date, exclude: readonly ReceiptId[]): StoredPost | undefined {
    if (mode === "replace") return undefined;
    return folder
      .list()
      .findLast(
        (stored) =>
          ours(stored) &&
          stored.post.text === part.text &&
          stored.post.createdAt >= since.toISOString() &&
          !exclude.includes(stored.post.key),
      );
  }

  return {
    whoAmI: async () => ({ handle: account.handle, id: account.id, mayPost: true, serverTime: deps.now() }),
    prepare: async (part) => missingPicture(part, deps.now()) ?? { kind: "prepared", prepared: { part, data: {} } },
    async send(prepared, key, place, signal) {
      if (signal.aborted) return { kind: "later", retryAt: deps.now(), reason: "Stopped before it was written." };
      const label = labelOf?.(key.delivery) ?? {};
      try {
        const { stored } = folder.write({ account, part: prepared.part, key, place, label }, mode);
        return { kind: "published", receipt: receipt(stored) };
      } catch (error) {
        if (error instanceof ObstacleError) return blocked(error);
        const lost = lostPicture(error, deps.now());
        if (lost) return lost;
        const { code } = error as NodeJS.ErrnoException;
        return { kind: "unknown", reason: `The outbox could not be written (${code ?? "unexpected error"}).` };
      }
    },
    async find(part: Part, key: PartKey, hint): Promise<Found> {
      const keyed = folder.find(key.hash, key.dueAt);
      if (keyed) return { kind: "published", receipt: receipt(keyed), by: "key" };
      if (part.share !== undefined) {
        const there = part.share.receipt === undefined || mode === "replace" ? undefined : shared(part);
        return there ? { kind: "published", receipt: receipt(there), by: "key" } : { kind: "absent" };
      }
      const worded = byWords(part, hint.since, hint.exclude);
      return worded ? { kind: "published", receipt: receipt(worded), by: "words" } : { kind: "absent" };
    },
    async remove(removed) {
      const dueAt = removed.data?.dueAt;
      if (typeof dueAt !== "string") return { kind: "rejected", reason: "This receipt is not one of an outbox." };
      try {
        return folder.remove(removed.id, new Date(dueAt)) ? "removed" : "absent";
      } catch (error) {
        if (error instanceof ObstacleError) return blocked(error);
        throw error;
      }
    },
    close: async () => folder.refreshPage(),
  };
}
