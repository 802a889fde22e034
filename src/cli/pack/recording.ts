/** The ledger that is there, to note packs in it. A pack makes none: most who make packs publish nothing from here. */
import type { Ledger } from "../../ledger/ledger.ts";
import { openLedger } from "../../ledger/open.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import type { Context } from "../frame/context.ts";
import { whoActs } from "../person/person.ts";
import { heedingFaults, placeToWrite } from "../workspace/ledger.ts";
import { sayUpdated } from "../workspace/updating.ts";

/** `work` gets undefined where there is no ledger. @throws {FaultError} where there is one that cannot be written. */
export async function recording<T>(
  context: Context,
  { root, ledger: id, workspace }: Pick<Prepared, "root" | "ledger" | "workspace">,
  work: (ledger: Ledger | undefined) => Promise<T>,
): Promise<T> {
  if (id === undefined || workspace === undefined) return work(undefined);
  return heedingFaults(async () => {
    const ledger = await openLedger(placeToWrite(context, root), {
      workspace: workspace.id,
      who: whoActs("pack"),
      now: () => context.clock.now(),
      realNow: () => context.realClock.now(),
      updated: (copy) => sayUpdated(context, root, copy),
    });
    try {
      return await work(ledger);
    } finally {
      await ledger.close();
    }
  });
}
