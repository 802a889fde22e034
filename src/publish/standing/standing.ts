/** What the ledger says of each delivery as the files have it now. */
import type { Claim, Ledger, Row, State } from "../../ledger/ledger.ts";
import type { Standing } from "../../ledger/standing.ts";
import { isOver } from "../judge/judge-row.ts";

interface Words {
  readonly text: string;
  readonly images: readonly { readonly asset: string; readonly alt: string }[];
  readonly contentWarning?: string;
  readonly card?: {
    readonly url: string;
    readonly title: string;
    readonly description: string;
    readonly image?: { readonly asset: string; readonly alt: string };
  };
  readonly share?: { readonly delivery: string };
}

/** A delivery with its final words, as far as it can be compared without fitting its images again. */
export interface Wording {
  readonly id: string;
  readonly dueAt: Date;
  readonly late: number;
  readonly parts: readonly Words[];
}

const frozen: readonly State[] = ["writing", "waiting", "published", "unknown", "recalled"];

function comparable(parts: readonly Words[]): string {
  const picture = ({ asset, alt }: Words["images"][number]) => [asset, alt];
  return JSON.stringify(
    parts.map(({ text, images, contentWarning, card, share }) => [
      text,
      images.map(picture),
      contentWarning,
      card && [card.url, card.title, card.description, card.image && picture(card.image)],
      ...(share === undefined ? [] : [share.delivery]),
    ]),
  );
}

function standingIn(row: Row, wording: Wording, claim: Claim | undefined): Standing {
  const { state, dueAt } = row;
  if (!frozen.includes(state) && row.partsOut === 0) return { state, changed: false };
  const moved = dueAt.getTime() !== wording.dueAt.getTime();
  if (claim === undefined) return { state, changed: moved };
  const { account, message } = claim;
  const changed = moved || comparable(message.parts) !== comparable(wording.parts);
  return { state, changed, out: { dueAt, account, message } };
}

/** What no ledger knows is planned, or past when its window is over. */
function unknownToLedger(wording: Wording, now: Date): Standing {
  return { state: isOver(wording, now) ? "past" : "planned", changed: false };
}

/** By delivery id; a read-only view of the ledger will do. Without a ledger every delivery is planned, or past. */
export async function standingOf(
  wordings: readonly Wording[],
  ledger: Pick<Ledger, "rows" | "detail"> | undefined,
  now: Date,
): Promise<ReadonlyMap<string, Standing>> {
  const rows = new Map((await ledger?.rows())?.map((row) => [row.delivery, row]));
  const standings = new Map<string, Standing>();
  for (const wording of wordings) {
    const row = rows.get(wording.id);
    if (row === undefined) standings.set(wording.id, unknownToLedger(wording, now));
    else {
      const claim = (await ledger?.detail(wording.id))?.claim;
      standings.set(wording.id, standingIn(row, wording, claim));
    }
  }
  return standings;
}
