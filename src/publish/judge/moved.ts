/** A year later somebody changes the date of last year's file: nothing of it would ever go out again. */
import { minuteText } from "../../calendar/local-time.ts";
import { fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Row, State } from "../../ledger/ledger.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { spans } from "../engine.ts";

export type Sent = Pick<Row, "delivery" | "account" | "identity" | "state" | "dueAt" | "cause">;

export const outStates: readonly State[] = ["published", "waiting"];

/** Of what a person sent the time is when they did: a post that was missed long ago lies before it, and was not moved. */
function isMovedFar({ dueAt: now }: Delivery, { dueAt: then, cause }: Sent): boolean {
  const by = now.getTime() - then.getTime();
  return (cause === "person" ? by : Math.abs(by)) > spans.movedFar;
}

/** Deliveries that are out and whose time was moved by more than 30 days since. */
export function movedProblems(deliveries: readonly Delivery[], rows: readonly Sent[]): Problem[] {
  const out = new Map(rows.filter(({ state }) => outStates.includes(state)).map((row) => [row.delivery, row]));
  return deliveries.flatMap((delivery) => {
    const row = out.get(delivery.id);
    if (row === undefined || !isMovedFar(delivery, row)) return [];
    const found = fault(
      "moved-after-published",
      `${delivery.id} was published for ${minuteText(row.dueAt, delivery.campaign.timezone)}, and its time is now ${delivery.local.replace("T", " ")}.`,
      "A delivery goes out once. Put this time back, and write next year's posts in a file of their own: copy this one, and give the copy another name and another `campaign:` id.",
    );
    return [{ ...problemAt(delivery.campaign.source, delivery.atPath, found), delivery: delivery.id }];
  });
}
