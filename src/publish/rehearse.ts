/**
 * A dress rehearsal: the publisher itself, with a clock that steps from one due instant to the next and a folder in
 * place of every network. What it has rehearsed stays; what has changed since is rehearsed again.
 */

import type { Ledger, Row } from "../ledger/ledger.ts";
import { campaignOf } from "../ledger/rows.ts";
import type { Account, Network, Session } from "../networks/network.ts";
import { rehearsed } from "../permission/permits.ts";
import type { Delivery } from "../plan/delivery.ts";
import type { Clock } from "../system/clock.ts";
import { type Engine, realTimer } from "./engine.ts";
import { sameMessage } from "./files.ts";
import { noPauses } from "./person/pauses.ts";
import { publish } from "./publish.ts";
import { Outcomes, type PublishReport, reportOf } from "./report.ts";
import type { Ready, Stages, Work } from "./work.ts";

/** The folder that stands for every network. */
export interface RehearsalOutbox {
  session(account: Account): Session;
  /** Removes every post whose key is not among these; says which deliveries that were. */
  prune(keys: ReadonlySet<string>): readonly string[];
}

export interface Rehearsal {
  readonly stages: Stages;
  readonly outbox: RehearsalOutbox;
  /** Opened when the first instant is known: the ledger is created then. */
  readonly openLedger: (now: () => Date) => Promise<Ledger>;
  readonly networkOf: (account: Account) => Network;
  readonly realClock: Clock;
  readonly signal: AbortSignal;
  /** Only deliveries due in here. */
  readonly inRange: (delivery: Delivery) => boolean;
  readonly progress?: (done: number, total: number) => void;
}

export interface RehearsalResult {
  readonly report: PublishReport;
  /** Deliveries of an earlier rehearsal that are in no file any more. */
  readonly removed: readonly string[];
  readonly faults: readonly string[];
  /** Whether a delivery would need a person. */
  readonly person: boolean;
}

async function isUnchanged(ledger: Ledger, row: Row, ready: Ready | undefined): Promise<boolean> {
  if (row.state !== "published" || ready === undefined || !("message" in ready)) return false;
  if (row.dueAt.getTime() !== ready.delivery.dueAt.getTime()) return false;
  const claim = (await ledger.detail(row.delivery))?.claim;
  return claim !== undefined && sameMessage(claim.message, ready.message);
}

/** Whether a row of an earlier rehearsal is of a campaign that this one is about. */
function isOurs(work: Work, row: Row): boolean {
  const campaign = campaignOf(row.delivery);
  return work.only?.has(campaign) !== false;
}

/** Forgets what changed, what went wrong, and what is in no file any more. */
async function forgetChanged(ledger: Ledger, work: Work, readyOf: ReadonlyMap<string, Ready>): Promise<void> {
  const planned = new Set(work.deliveries.map((delivery) => delivery.id));
  const stale: string[] = [];
  for (const row of await ledger.rows()) {
    const ready = readyOf.get(row.delivery);
    const outOfRange = ready === undefined && planned.has(row.delivery);
    if (!isOurs(work, row) || outOfRange) continue;
    if (!(await isUnchanged(ledger, row, ready))) stale.push(row.delivery);
  }
  await ledger.forget(stale);
}

interface Stepping {
  readonly rehearsal: Rehearsal;
  readonly ledger: Ledger;
  readonly work: Work;
  readonly readyOf: ReadonlyMap<string, Ready>;
  readonly clock: Clock;
}

function engineAt(stepping: Stepping, due: readonly Delivery[]): Engine {
  const { rehearsal, ledger, work, readyOf, clock } = stepping;
  const { outbox, realClock, signal } = rehearsal;
  // One instant's deliveries at a time, and nothing else counts as removed.
  const one = { ...work, deliveries: due, permits: rehearsed(work.permits), problems: [], only: new Set<string>() };
  return {
    stages: {
      read: async () => one,
      messages: async (deliveries) =>
        deliveries.map((delivery) => readyOf.get(delivery.id) ?? { delivery, problems: [] }),
    },
    ledger,
    networkOf: (account) => {
      const network = rehearsal.networkOf(account);
      return {
        secrets: [],
        settlingTime: 0,
        looksFirst: false,
        profile: (each, facts) => network.profile(each, facts),
      };
    },
    connect: async (account) => ({ kind: "session", session: outbox.session(account) }),
    isReal: () => false,
    pauses: noPauses,
    clock,
    realClock,
    timer: realTimer,
    signal,
    shared: false,
    machine: "rehearsal",
  };
}

function byInstant(deliveries: readonly Delivery[]): readonly (readonly [number, readonly Delivery[]])[] {
  const groups = new Map<number, Delivery[]>();
  for (const delivery of deliveries) {
    const group = groups.get(delivery.dueAt.getTime()) ?? [];
    group.push(delivery);
    groups.set(delivery.dueAt.getTime(), group);
  }
  return [...groups].toSorted(([a], [b]) => a - b);
}

async function keysInLedger(ledger: Ledger): Promise<ReadonlySet<string>> {
  const identities = new Set((await ledger.rows()).flatMap(({ identity }) => identity ?? []));
  const keys = await Promise.all([...identities].map((identity) => ledger.receiptIds(identity)));
  return new Set(keys.flat());
}

/** From the first due instant to the last. @throws {LedgerError} when its ledger cannot be used. */
export async function rehearse(rehearsal: Rehearsal): Promise<RehearsalResult> {
  const { stages, realClock, outbox, signal } = rehearsal;
  const work = await stages.read();
  const chosen = work.deliveries.filter(rehearsal.inRange);
  const steps = byInstant(chosen);
  let instant = new Date(steps[0]?.[0] ?? realClock.now().getTime());
  const clock: Clock = { now: () => instant, monotonic: () => realClock.monotonic() };
  const ready = await stages.messages(chosen, instant);
  const readyOf = new Map(ready.map((each) => [each.delivery.id, each]));
  const ledger = await rehearsal.openLedger(() => instant);
  try {
    await forgetChanged(ledger, work, readyOf);
    const outcomes = new Outcomes();
    const faults: string[] = [];
    for (const [index, [at, due]] of steps.entries()) {
      if (signal.aborted) break;
      instant = new Date(at);
      const result = await publish(engineAt({ rehearsal, ledger, work, readyOf, clock }, due), outcomes);
      faults.push(...result.faults);
      rehearsal.progress?.(index + 1, steps.length);
    }
    const pruned = outbox.prune(await keysInLedger(ledger));
    const planned = new Set(work.deliveries.map((delivery) => delivery.id));
    const report = reportOf(outcomes, work.problems);
    const person = report.failed.length + report.held.length + report.missed.length + report.unknown.length > 0;
    return { report, removed: pruned.filter((delivery) => !planned.has(delivery)), faults, person };
  } finally {
    await ledger.close();
  }
}
