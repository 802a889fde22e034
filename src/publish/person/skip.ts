/** Never: a person's skip is final, and needs no edited file. */
import type { Row } from "../../ledger/ledger.ts";
import type { Engine } from "../engine.ts";
import { Refused, subjectOf, underLock } from "./act.ts";

function refusal({ delivery, state, url }: Row): string | undefined {
  switch (state) {
    case "published":
      return `${delivery} is out${url === undefined ? "" : ` at ${url}`}. \`campaign recall\` deletes it.`;
    case "writing":
      return `${delivery} is being sent, or it is not yet clear whether it was. Wait until \`campaign status\` tells, or pause.`;
    case "unknown":
    case "waiting":
      return `${delivery} is ${state}: \`campaign settle ${delivery} --skip\` leaves it.`;
    case "recalled":
      return `${delivery} was recalled already.`;
    default:
      return undefined;
  }
}

export async function skip(engine: Engine, id: string, reason: string): Promise<Row> {
  const { row: seen } = await subjectOf(engine, id);
  return underLock(engine, seen.account, async (run) => {
    const row = (await engine.ledger.detail(id))?.row ?? seen;
    const why = refusal(row);
    if (why !== undefined) throw new Refused(why);
    const [done = false] = await engine.ledger.change([
      {
        delivery: id,
        attempt: row.attempt,
        from: [row.state],
        to: "skipped",
        event: "skipped",
        reason,
        lease: run.lease,
        // What may be out stays so: a skip proves nothing.
        fields: { cause: "person", retryAt: undefined },
      },
    ]);
    if (!done) throw new Refused(`${id} changed meanwhile. Look at it with \`campaign status\`, and try again.`);
    return (await engine.ledger.detail(id))?.row ?? row;
  });
}
