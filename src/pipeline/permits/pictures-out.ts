/** What is out, or may be, with its pictures as they were claimed: found by consent or picture under whatever id it went. */
import type { Claim, LedgerView, Row } from "../../ledger/ledger.ts";
import { campaignOf, isTakenBack } from "../../ledger/rows.ts";
import { networkOf } from "../../networks/registry.ts";
import { obstaclesTo } from "../../permission/consent/consents-of.ts";
import { type TermsPicture, termsIn as termsKept } from "../../permission/terms.ts";
import { claimedSubject } from "../../publish/delivery/passage.ts";
import { sourcesIn, termsIn } from "../permitted.ts";
import type { Prepared } from "../prepare.ts";

export interface OutWithPictures {
  readonly row: Row;
  readonly claim: Claim;
  /** With everybody who is in them, by the claim or by the files as they are now. */
  readonly pictures: readonly TermsPicture[];
}

export interface WantedPictures {
  readonly consent?: string | undefined;
  /** `<campaign>/<asset>`. */
  readonly asset?: string | undefined;
}

export interface StillOut {
  readonly id: string;
  readonly url: string | null;
  readonly consents: readonly string[];
  /** A sentence for each consent. */
  readonly reason: string;
  /** A person posted it: only a person can take it down. */
  readonly byHand: boolean;
}

const asClaimed: ReadonlySet<string> = new Set(["claimed", "writing", "published", "waiting", "unknown"]);

function mayBeSeen(row: Row): boolean {
  return !isTakenBack(row) && (asClaimed.has(row.state) || row.partsOut > 0 || row.mayBeOut || row.ask);
}

/** Each picture that the files have, as a claim would keep it. */
export function picturesNow(prepared: Prepared): readonly TermsPicture[] {
  const sourceOf = sourcesIn(prepared);
  return prepared.all.flatMap(({ campaign }) =>
    [...campaign.assets.values()].map(({ id, file, people = [] }) => ({
      asset: `${campaign.id}/${id}`,
      source: sourceOf(file),
      people,
    })),
  );
}

/** With everybody whom the files name beside the same picture now. */
export function withPeopleNow(
  picture: TermsPicture,
  bySource: ReadonlyMap<string, readonly TermsPicture[]>,
): TermsPicture {
  const same = bySource.get(picture.source) ?? [];
  return { ...picture, people: [...new Set([...picture.people, ...same.flatMap(({ people }) => people)])] };
}

/** A claim of an earlier version names its pictures only. */
function picturesClaimed(row: Row, { terms, message }: Claim): readonly TermsPicture[] {
  const kept = termsKept(terms)?.pictures;
  if (kept !== undefined) return kept;
  const campaign = campaignOf(row.delivery);
  const images = message.parts.flatMap((part) => [...part.images, ...(part.card?.image ? [part.card.image] : [])]);
  return images.map(({ asset }) => ({ asset: `${campaign}/${asset}`, source: "", people: [] }));
}

export async function outWithPictures(
  prepared: Prepared,
  ledger: Pick<LedgerView, "rows" | "detail">,
): Promise<readonly OutWithPictures[]> {
  const rows = (await ledger.rows()).filter(mayBeSeen);
  const now = picturesNow(prepared);
  const bySource = Map.groupBy(now, ({ source }) => source);
  const found: OutWithPictures[] = [];
  for (const row of rows) {
    const claim = (await ledger.detail(row.delivery))?.claim;
    if (claim === undefined) continue;
    const pictures = picturesClaimed(row, claim).map((picture) => withPeopleNow(picture, bySource));
    if (pictures.length > 0) found.push({ row, claim, pictures });
  }
  return found;
}

/** Whether a picture is one that was asked for: by who is in it, or as it is in the files now, whatever its name. */
export function isWanted(prepared: Prepared, { consent, asset }: WantedPictures): (picture: TermsPicture) => boolean {
  const sources = new Set(
    picturesNow(prepared).flatMap((picture) => (picture.asset === asset ? [picture.source] : [])),
  );
  return ({ people, ...picture }) =>
    (consent !== undefined && people.includes(consent)) || picture.asset === asset || sources.has(picture.source);
}

/** Planned deliveries that show such a picture, by the files as they are now. */
export function plannedWith(prepared: Prepared, wanted: (picture: TermsPicture) => boolean): readonly string[] {
  return prepared.all
    .flatMap(({ rendered }) => rendered)
    .filter((rendered) => termsIn(prepared, rendered).pictures?.some(wanted) === true)
    .map(({ delivery }) => delivery.id);
}

/** Of a file that cannot be read nobody can tell, and `validate` says that. */
export function outWithoutConsent(prepared: Prepared, out: readonly OutWithPictures[], now: Date): readonly StillOut[] {
  const { consents, workspace } = prepared;
  if (!consents.readable) return [];
  const granting = { consents, groups: workspace?.groups ?? new Map() };
  return out.flatMap(({ row, claim, pictures }) => {
    const subject = claimedSubject(row, claim);
    const people = pictures.map(({ until: _, ...picture }) => picture);
    const terms = { digest: "", base: "", local: "", aspects: {}, ...subject.terms, pictures: people };
    const lacking = obstaclesTo({ ...subject, terms }, now, granting);
    if (lacking.length === 0) return [];
    return {
      id: row.delivery,
      url: row.url ?? null,
      consents: [...new Set(people.flatMap((picture) => picture.people))],
      reason: [...new Set(lacking.map(({ message }) => message))].join(" "),
      byHand: networkOf(claim.account.network).byHand === true && row.state === "published",
    };
  });
}
