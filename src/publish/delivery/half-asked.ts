/** A thread of which a part is out, in a ledger that was restored: its other parts may be out too, so each is asked for. */
import type { Detail, Row } from "../../ledger/ledger.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { ReadySession } from "../account/connection.ts";
import { askNetwork, isAmbiguous } from "./doubts.ts";
import { halfSent, type Open, openOf } from "./parts.ts";
import { hold, recordReceipt, take } from "./steps.ts";

/** Nobody but a person moves it, and the network must be asked before a person does. */
export function isHalfAsked(row: Row): boolean {
  return row.ask && row.partsOut > 0 && (row.state === "held" || row.state === "failed");
}

/** What was found took the reason with it, and whoever decides about the rest has to be told one. */
async function settle(run: AccountRun, delivery: string): Promise<void> {
  const detail = await run.engine.ledger.detail(delivery);
  const open = openOf(detail);
  if (detail?.row.ask !== true) return;
  const { row } = detail;
  const left = open === undefined || row.state === "published" ? undefined : `The rest is not there. ${halfSent(open)}`;
  const reason = row.reason ?? left;
  const kept = { to: row.state, event: "absent", ...(reason === undefined ? {} : { reason }) };
  await take(run, row, { ...kept, fields: { ask: false } });
}

/** True when it is known of every part whether it is out. `absenceProves`: not as long as it may still appear. */
export async function askForRest(
  run: AccountRun,
  ready: ReadySession,
  open: Open,
  { absenceProves = true }: { readonly absenceProves?: boolean } = {},
): Promise<boolean> {
  const { delivery } = open.row;
  const ambiguous = await isAmbiguous(run, open);
  for (const { part } of open.parts.filter((each) => each.state === "unsent")) {
    const found = await askNetwork(run, ready, { open, part, since: open.claim.firstClaimAt, ambiguous });
    if (found.kind === "absent" && absenceProves) continue;
    if (found.kind === "published" || found.kind === "waiting") {
      await recordReceipt(run, { delivery, part, event: "found" }, found);
      continue;
    }
    if (found.kind === "unprovable") {
      const now = openOf(await run.engine.ledger.detail(delivery)) ?? open;
      const reason = `The rest may be out: the ledger was restored from a backup. ${halfSent(now)}`;
      await hold(run, now.row, { hold: "may-be-out", mayBeOut: true, reason });
    }
    return false;
  }
  await settle(run, delivery);
  return true;
}

/** The thread whose other parts are still to be asked for. */
export function halfAsked(detail: Detail): Open | undefined {
  const open = openOf(detail);
  return open?.row.ask && open.row.partsOut > 0 ? open : undefined;
}
