/** What happened to a delivery, and what its network shows of it now: what a person needs to decide. */
import type { EventRecord } from "../../ledger/ledger.ts";
import { connectAccount } from "../connection.ts";
import { askNetwork } from "../doubts.ts";
import type { Engine } from "../engine.ts";
import { asNow } from "../identity.ts";
import { openOf } from "../parts.ts";
import { underLock } from "./act.ts";

export interface Story {
  readonly events: readonly EventRecord[];
  /** A sentence. */
  readonly network: string;
}

async function shown(engine: Engine, id: string): Promise<string> {
  const open = openOf(await engine.ledger.detail(id));
  if (open === undefined) return "It was never claimed, so there is nothing to look for.";
  return underLock(engine, open.row.account, async (run) => {
    const connection = await connectAccount(run, asNow(run, open.claim.account));
    if (connection.kind !== "ready") return `The network could not be asked: ${connection.reason}`;
    const part = open.parts.find((each) => each.state === "writing" || each.state === "unsent")?.part ?? 0;
    const found = await askNetwork(run, connection.ready, { open, part, since: open.claim.firstClaimAt });
    await connection.ready.session.close?.();
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
  });
}

export async function storyOf(engine: Engine, id: string): Promise<Story> {
  return { events: await engine.ledger.events({ delivery: id }), network: await shown(engine, id) };
}
