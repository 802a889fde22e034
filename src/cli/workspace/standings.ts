/** What the ledger says of the planned deliveries, where there is a ledger: it is only looked at, never made. */

import type { StandingOf } from "../../ledger/standing.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { standingOf } from "../../publish/standing/standing.ts";
import { wordingOf } from "../../publish/standing/wording.ts";
import type { Context } from "../frame/context.ts";
import { viewing } from "./ledger.ts";

export async function readStandings(context: Context, { root, selected }: Prepared): Promise<StandingOf> {
  const wordings = selected.flatMap((staged) => staged.rendered.map(wordingOf));
  const standings = await viewing(context, root, (ledger) => standingOf(wordings, ledger, context.clock.now()));
  return ({ id }) => standings.get(id) ?? { state: "planned", changed: false };
}
