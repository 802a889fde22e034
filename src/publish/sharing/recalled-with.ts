/** What passes on posts that are taken back: it is taken back with them, and first where that works at once. */
import { campaignOf } from "../../ledger/rows.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { Engine } from "../engine.ts";

/** As the files have it, and as it was claimed: a file may have been changed since. */
export async function sharesOf(
  { ledger }: Pick<Engine, "ledger">,
  deliveries: readonly Delivery[],
  leads: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const written = deliveries.flatMap(({ id, share }) => (share !== undefined && leads.has(share.lead) ? [id] : []));
  const campaigns = new Set([...leads].map(campaignOf));
  const claimed: string[] = [];
  for (const { delivery, firstClaimAt } of await ledger.rows()) {
    if (firstClaimAt === undefined || !campaigns.has(campaignOf(delivery))) continue;
    const lead = (await ledger.detail(delivery))?.claim?.message.parts[0]?.share?.delivery;
    if (lead !== undefined && leads.has(lead)) claimed.push(delivery);
  }
  return new Set([...written, ...claimed]);
}

/** How long posts wait for what passes them on, in milliseconds: what takes longer goes on beside them. */
const patience = 10_000;

/** Once it has ended, or been given up waiting for. Whatever becomes of it, `doing` itself tells. */
export async function shortly({ timer }: Pick<Engine, "timer">, doing: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const callOff = timer.after(patience, resolve);
    const ended = () => {
      callOff();
      resolve();
    };
    doing.then(ended, ended);
  });
}
