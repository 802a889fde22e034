/** What happened to a delivery, and what its network shows of it now: what a person needs to decide. */
import type { EventRecord, Row, State } from "../../ledger/ledger.ts";
import type { Found } from "../../networks/network.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { AccountRun } from "../account/account-context.ts";
import type { Connection } from "../account/connection.ts";
import { asNow } from "../account/identity.ts";
import { askNetwork, isAmbiguous } from "../delivery/doubts.ts";
import { look } from "../delivery/look-first.ts";
import { openOf } from "../delivery/parts.ts";
import type { Engine } from "../engine.ts";
import { saidSent } from "../sharing/said-done.ts";
import { subjectOf, underLock } from "./act.ts";

export interface Story {
  readonly state: State;
  readonly events: readonly EventRecord[];
  /** A sentence. */
  readonly network: string;
  /** What follows `settle --sent` where it is there; undefined where nobody is asked. */
  readonly sent: string | undefined;
}

async function shown(engine: Engine, id: string): Promise<string> {
  const { row, delivery } = await subjectOf(engine, id);
  const open = openOf(await engine.ledger.detail(id));
  return underLock(engine, row.account, async (run) => {
    if (open === undefined) return delivery === undefined ? neverClaimed : shownUnclaimed(run, row, delivery);
    const connection = await run.connections.to(asNow(run, open.claim.account));
    if (connection.kind !== "ready") return unasked(connection);
    const part = open.parts.find((each) => each.state === "writing" || each.state === "unsent")?.part ?? 0;
    const ambiguous = await isAmbiguous(run, open);
    const found = await askNetwork(run, connection.ready, { open, part, since: open.claim.firstClaimAt, ambiguous });
    return inWords(found);
  });
}

const neverClaimed = "This ledger never sent it, and no file has it any more, so there is nothing to look for.";

/** Another ledger, or a person, may have sent it: what the file says is looked for. */
async function shownUnclaimed(run: AccountRun, row: Row, delivery: Delivery): Promise<string> {
  const [made] = await run.engine.stages.messages([delivery], run.engine.clock.now());
  if (made === undefined || !("message" in made)) {
    return "This ledger never sent it, and it cannot be looked for as long as its file has a problem.";
  }
  const connection = await run.connections.to(delivery.account);
  if (connection.kind !== "ready") return `This ledger never sent it. ${unasked(connection)}`;
  const { message, terms } = made;
  const found = await look(run, connection.ready, { candidate: { row, delivery, message, terms }, part: 0 });
  return `This ledger never sent it. ${inWords(found)}`;
}

function unasked({ reason }: Exclude<Connection, { kind: "ready" }>): string {
  return `The network could not be asked: ${reason}`;
}

function inWords(found: Found): string {
  switch (found.kind) {
    case "published":
      return `The network shows it${found.by === "words" ? " (by its words)" : ""}: ${found.receipt.url ?? found.receipt.id}`;
    case "waiting":
      return `It lies in ${found.folder}, to be posted by a person.`;
    case "absent":
      return "The network does not show it at this moment.";
    default:
      return `The network does not tell: ${found.reason}`;
  }
}

export async function storyOf(engine: Engine, id: string): Promise<Story> {
  const network = await shown(engine, id);
  const { row, delivery } = await subjectOf(engine, id);
  const claim = (await engine.ledger.detail(id))?.claim;
  const share = claim?.message.parts[0]?.share ?? delivery?.share;
  const sent = saidSent(claim?.account ?? delivery?.account, share !== undefined);
  return { state: row.state, events: await engine.ledger.events({ delivery: id }), network, sent };
}
