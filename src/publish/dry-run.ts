/**
 * What a run would do now: the publisher itself, over a ledger in memory and networks that nobody asks. They have
 * nothing yet and take everything, so what a network alone can tell (what is there already, a refusal) is not in it.
 */
import type { Ledger } from "../ledger/ledger.ts";
import { mayBeOut } from "../ledger/rows.ts";
import type { Account, Session } from "../networks/network.ts";
import type { Engine } from "./engine.ts";
import { publish } from "./publish.ts";
import type { PublishReport } from "./report.ts";

export interface DryRun extends Omit<Engine, "connect" | "progress"> {
  /** What is written there, nobody else sees. */
  readonly ledger: Ledger;
  /** Whether its network can be asked what became of a post. */
  readonly canFind: (account: Account) => boolean;
}

export interface Due {
  readonly id: string;
  readonly dueAt: string;
  /** It may be out: `publish` asks its network, and sends it only if it is not there. */
  readonly asksFirst?: true;
}

export interface DryReport extends PublishReport {
  readonly dryRun: true;
  readonly due: readonly Due[];
}

export interface DryResult {
  readonly report: DryReport;
  /** Why a run could not do all its work. */
  readonly faults: readonly string[];
}

interface Told {
  readonly sent: Set<string>;
  /** About what may be out; looking through an account before a first send is no question. */
  readonly asked: Set<string>;
}

function sessionOf({ ledger, canFind }: DryRun, account: Account, { sent, asked }: Told): Session {
  const session: Session = {
    whoAmI: async () => ({ handle: account.handle, id: account.id, mayPost: true }),
    prepare: async (part) => ({ kind: "prepared", prepared: { part, data: {} } }),
    async send(_prepared, { delivery, hash: id }) {
      sent.add(delivery);
      return { kind: "published", receipt: { id } };
    },
    remove: async () => "removed",
  };
  if (!canFind(account)) return session;
  return {
    ...session,
    async find(_part, { delivery }) {
      const detail = await ledger.detail(delivery);
      if (detail !== undefined && mayBeOut(detail)) asked.add(delivery);
      return { kind: "absent" };
    },
  };
}

const toBeAsked = "It may have gone out: `publish` asks its network first.";

async function reportIn(ledger: Ledger, report: PublishReport, { sent, asked }: Told): Promise<DryReport> {
  const rows = await ledger.rows({ deliveries: [...sent, ...asked] });
  const open = new Set(rows.filter(({ state }) => state === "writing").map(({ delivery }) => delivery));
  return {
    ...report,
    published: [],
    waiting: [],
    // The run has it that the network does not show it, and nobody has asked.
    later: report.later.map((each) =>
      asked.has(each.id) && open.has(each.id) ? { ...each, reason: toBeAsked } : each,
    ),
    dryRun: true,
    due: rows
      .filter(({ delivery }) => sent.has(delivery))
      .map(({ delivery: id, dueAt }) => ({
        id,
        dueAt: dueAt.toISOString(),
        ...(asked.has(id) ? { asksFirst: true } : {}),
      })),
  };
}

/** Writes to the ledger that it is given, to nothing else. @throws {UnusableWorkspace} */
export async function dryRun(world: DryRun): Promise<DryResult> {
  const told: Told = { sent: new Set(), asked: new Set() };
  const { report, faults } = await publish({
    ...world,
    // It would say that it sends.
    progress: () => undefined,
    connect: async (account) => ({ kind: "session", session: sessionOf(world, account, told) }),
  });
  return { report: await reportIn(world.ledger, report, told), faults };
}
