/** What names a delivery's parts for ever, and its words. */
import { createHash } from "node:crypto";
import type { Claim } from "../../ledger/ledger.ts";
import type { Message, PartKey } from "../../networks/network.ts";
import type { Delivery } from "../../plan/delivery.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

export interface KeySource {
  readonly workspace: string;
  readonly delivery: string;
  readonly dueAt: Date;
}

/** From workspace, delivery, due instant and part alone: two ledgers make the same key for the same part. */
export function keyHash({ workspace, delivery, dueAt }: KeySource, part: number): string {
  return sha256(JSON.stringify([workspace, delivery, dueAt.toISOString(), part]));
}

export function partKey(source: KeySource & Pick<Claim, "firstClaimAt">, part: number): PartKey {
  return {
    hash: keyHash(source, part),
    delivery: source.delivery,
    part,
    createdAt: source.firstClaimAt,
    dueAt: source.dueAt,
  };
}

/** The words of the first part exactly as they are sent; of what is passed on, whose post it is. */
export function wordsOf(message: Message): string {
  const [first] = message.parts;
  return sha256(first?.share === undefined ? (first?.text ?? "") : JSON.stringify(["share", first.share.delivery]));
}

/** The words of an item of a series that nothing but its place names, as written: variables may change, the item not. */
export function placeWordsOf(delivery: Delivery): string | undefined {
  const { series, voices = [delivery] } = delivery;
  if (series?.place === undefined) return undefined;
  return sha256(voices.flatMap(({ parts }) => parts.map(({ text }) => text)).join("\n\n"));
}
