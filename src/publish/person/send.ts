/** One delivery now: in a window of its own, under the same checks as any other. */
import { minuteText } from "../../calendar/local-time.ts";
import type { Claim, Row } from "../../ledger/ledger.ts";
import { waitsForPerson } from "../../ledger/restore.ts";
import type { Subject } from "../../permission/permit.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { ReadySession } from "../account/connection.ts";
import { asNow } from "../account/identity.ts";
import { attemptDelivery } from "../delivery/attempt.ts";
import { resolveDoubt } from "../delivery/doubts.ts";
import { newerThan } from "../delivery/look-first.ts";
import { readForms } from "../delivery/other-form.ts";
import { sendParts } from "../delivery/parts.ts";
import { claimedSubject, passageFor, plannedSubject } from "../delivery/passage.ts";
import { pausedBecause } from "../delivery/precheck.ts";
import type { Engine, PauseState } from "../engine.ts";
import { leadOf, notNow, withLead } from "../sharing/lead.ts";
import { Refused, subjectOf, underLock } from "./act.ts";

function refusal(row: Row): string | undefined {
  const { delivery, state, hold, partsOut, partsTotal } = row;
  if (row.recallAt !== undefined || state === "recalled") return `${delivery} is recalled.`;
  if (state === "published" || state === "waiting") return `${delivery} is ${state}: it never goes out twice.`;
  if (state === "claimed" || state === "writing")
    return `${delivery} is being sent, or it is not yet clear whether it was.`;
  if (hold === "new-ledger") return newerThan(delivery);
  // What is past is nobody's to settle: it asks its network before it is sent.
  const doubtful = state === "unknown" || row.mayBeOut || (row.ask && state !== "past");
  if (doubtful) return `${delivery} may be out already. Look at the account, then \`campaign settle ${delivery}\`.`;
  return partsOut > 0 && partsOut === partsTotal ? `${delivery} is out.` : undefined;
}

async function refusePaused(engine: Engine, row: Row, critical: boolean): Promise<PauseState> {
  if (waitsForPerson(engine.ledger.info)) {
    throw new Refused("This ledger was restored from a backup: run `campaign resume --all` first.");
  }
  const pauses = await engine.pauses.read();
  const paused = pausedBecause(pauses, row, critical);
  if (paused !== undefined) throw new Refused(`${row.delivery} is paused: ${paused} \`campaign resume\` ends a pause.`);
  return pauses;
}

/** A window of `late` from now on; a person's word keeps it open against the file's own time. */
async function open(run: AccountRun, row: Row, late: number): Promise<Row> {
  const { ledger, clock } = run.engine;
  const [done = false] = await ledger.change([
    {
      delivery: row.delivery,
      attempt: row.attempt,
      from: [row.state],
      to: row.partsOut > 0 ? "writing" : "planned",
      event: "send",
      reason: "A person sends it now.",
      lease: run.lease,
      fields: { dueAt: clock.now(), late, cause: "person", retryAt: undefined },
    },
  ]);
  const now = (await ledger.detail(row.delivery))?.row;
  if (!done || now === undefined) throw new Refused(`${row.delivery} changed meanwhile. Look at it, and try again.`);
  return now;
}

/** A person's word opens a window, never an embargo: others keep to it too. */
function refuseEarly({ clock }: Engine, delivery: Delivery | undefined): void {
  if (delivery?.embargo === undefined || clock.now() >= delivery.embargo.instant) return;
  const until = minuteText(delivery.embargo.instant, delivery.campaign.timezone);
  throw new Refused(`${delivery.id} is under embargo until ${until}.`);
}

/** Before a window is opened: a person's word stands for no approval, leave or consent. */
async function refuseUnpermitted(engine: Engine, subject: Subject): Promise<void> {
  const passage = await passageFor(engine, subject);
  if (passage.kind !== "free") throw new Refused(`${subject.delivery} cannot be sent: ${passage.reason}`);
}

async function sendRest(run: AccountRun, ready: ReadySession, row: Row, claim: Claim | undefined): Promise<void> {
  if (claim !== undefined) {
    await refuseUnpermitted(run.engine, { ...claimedSubject(row, claim), dueAt: run.engine.clock.now() });
  }
  const opened = await open(run, row, row.late);
  if ((await sendParts(run, ready, opened.delivery)) === "doubt") await resolveDoubt(run, ready, opened.delivery);
}

async function sendWhole(
  run: AccountRun,
  ready: ReadySession,
  input: { row: Row; delivery: Delivery; pauses: PauseState },
) {
  const { delivery, pauses } = input;
  const { engine } = run;
  const [made] = await engine.stages.messages([delivery], engine.clock.now());
  if (made === undefined || !("message" in made)) {
    throw new Refused(
      `It cannot be sent as its file is: ${made?.problems.map(({ message }) => message).join(" ") ?? ""}`,
    );
  }
  const lead = await leadOf(engine, made);
  if (lead.kind === "waits" || lead.kind === "barred") throw new Refused(`It cannot be sent now. ${notNow(lead)}`);
  const previous = (await engine.ledger.detail(delivery.id))?.claim;
  await refuseUnpermitted(engine, plannedSubject(delivery, { dueAt: engine.clock.now(), terms: made.terms }));
  const row = await open(run, input.row, delivery.late);
  const { terms } = made;
  const message = withLead(made.message, lead.kind === "out" ? lead : undefined);
  const candidate = { row, delivery, message, terms, ...(previous === undefined ? {} : { previous }) };
  const rows = await engine.ledger.rows({ account: run.account });
  const forms = await readForms(engine.ledger, rows, { account: delivery.account, accounts: run.accounts });
  await attemptDelivery(run, ready, { candidate, pauses, gap: 0, forms, broken: new Map() });
}

export interface Sent {
  readonly row: Row;
  readonly faults: readonly string[];
}

/** @throws {Refused} where nothing was changed or sent. */
export async function send(engine: Engine, id: string): Promise<Sent> {
  const { row: seen, delivery } = await subjectOf(engine, id);
  return underLock(engine, seen.account, async (run) => {
    const detail = await engine.ledger.detail(id);
    const row = detail?.row ?? seen;
    const why = refusal(row);
    if (why !== undefined) throw new Refused(why);
    const account =
      row.partsOut > 0 && detail?.claim !== undefined ? asNow(run, detail.claim.account) : delivery?.account;
    if (account === undefined) throw new Refused(`${id} is in no file any more. Put it back, then send it.`);
    const pin = (await engine.stages.read()).workspace.ledger;
    if (pin !== undefined && pin !== engine.ledger.info.id && engine.isReal(account)) {
      throw new Refused(`accounts.yaml names the ledger ${pin}, and this one is ${engine.ledger.info.id}.`);
    }
    const pauses = await refusePaused(engine, row, delivery?.critical ?? detail?.claim?.critical ?? false);
    const connection = await run.connections.to(account);
    if (connection.kind !== "ready") throw new Refused(`It cannot be sent now: ${connection.reason}`);
    refuseEarly(engine, delivery);
    if (row.partsOut > 0) await sendRest(run, connection.ready, row, detail?.claim);
    else if (delivery !== undefined) await sendWhole(run, connection.ready, { row, delivery, pauses });
    return { row: (await engine.ledger.detail(id))?.row ?? row, faults: run.faults };
  });
}
