/** Packs that were handed out, as the ledger keeps them: who holds which picture. */
import { createHash } from "node:crypto";
import type { Partner } from "../../campaign/model.ts";
import type { EventRecord, Ledger } from "../../ledger/ledger.ts";
import type { TermsPicture } from "../../permission/terms.ts";

const event = "packed";

export interface HandedPack {
  readonly campaign: string;
  /** Id and name, as they were then. */
  readonly partner: string;
  readonly name: string;
  readonly at: Date;
  /** Of the zip: which edition it is. */
  readonly sha256: string;
  readonly pictures: readonly TermsPicture[];
}

/** Before the pack is there, so that none is without its record. */
export async function notePack(
  ledger: Pick<Ledger, "note">,
  pack: {
    readonly campaign: string;
    readonly partner: Partner;
    readonly bytes: Buffer;
    readonly pictures: readonly TermsPicture[];
  },
): Promise<void> {
  const { campaign, partner, bytes, pictures } = pack;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const shown = pictures.map(({ asset }) => asset.slice(asset.indexOf("/") + 1)).join(", ");
  await ledger.note({
    event,
    reason: `${campaign} for ${partner.name} (${partner.id}), edition ${sha256.slice(0, 12)}${shown === "" ? "" : `, with ${shown}`}.`,
    data: { campaign, partner: partner.id, name: partner.name, sha256, pictures },
  });
}

/** The latest of each edition that a partner got, as the log of the ledger itself tells them. */
export function packsNoted(events: readonly EventRecord[]): readonly HandedPack[] {
  const packs = events.flatMap(({ event: name, data, at }) => {
    const { campaign, partner, name: of, sha256, pictures } = (name === event ? data : undefined) ?? {};
    const isWhole =
      [campaign, partner, of, sha256].every((each) => typeof each === "string") && Array.isArray(pictures);
    return isWhole ? [{ ...(data as unknown as Omit<HandedPack, "at">), at }] : [];
  });
  const keyOf = ({ campaign, partner, sha256 }: HandedPack) => `${campaign} ${partner} ${sha256}`;
  return [...new Map(packs.map((pack) => [keyOf(pack), pack])).values()];
}
