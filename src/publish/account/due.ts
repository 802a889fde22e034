/** What is due for one account, one after the other, each as the files have it when its turn comes. */
import { forAPerson, type Row } from "../../ledger/ledger.ts";
import { identityOf } from "../../networks/identity.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { byInstantThenId } from "../../plan/plan.ts";
import { attemptDelivery } from "../delivery/attempt.ts";
import { type Candidate, isNewLedgers } from "../delivery/look-first.ts";
import { type Forms, readForms } from "../delivery/other-form.ts";
import { pausedBecause } from "../delivery/precheck.ts";
import { hold, postpone } from "../delivery/steps.ts";
import { limits, type PauseState } from "../engine.ts";
import { filesNow } from "../files.ts";
import { isOver, type Judging } from "../judge/judge-row.ts";
import { type Broken, judgeRows, scopeOf } from "../judge/judge-rows.ts";
import { removalOf } from "../judge/removal.ts";
import { outcomeOf } from "../report.ts";
import { afterLead } from "../sharing/lead.ts";
import { deliveriesAs, type Work } from "../work.ts";
import type { AccountRun } from "./account-context.ts";
import { failureOf, withinLimit } from "./time-limit.ts";

/** Whether a row may be tried at all: due, not over, and nobody's but ours to decide. */
export function isCandidate(row: Row, now: Date): boolean {
  if (row.recallAt !== undefined || row.dueAt > now) return false;
  // What only a person moves does not ask by itself; a thread asks part by part.
  const asks = row.ask && !row.mayBeOut && row.partsOut === 0;
  if (asks && ["planned", "missed", "held", "failed"].includes(row.state)) return true;
  if (row.partsOut > 0) return false;
  if (isOver(row, now)) return false;
  return row.state === "planned" || (row.state === "held" && row.hold !== undefined && !forAPerson.includes(row.hold));
}

type Due = readonly [row: Row, delivery: Delivery];

export interface Sending {
  readonly work: Work;
  /** What makes the account somebody on its network: whose lock this is. */
  readonly somebody: string;
  readonly judging: Judging;
  readonly broken: Broken;
  readonly pauses: PauseState;
}

/** Of the files as they are in this reading. */
export function withFiles(run: Omit<AccountRun, "accounts" | "deliveries" | "isRemoved">, work: Work): AccountRun {
  const own = deliveriesAs(work, run.account);
  const deliveries = new Map(own.map((delivery) => [delivery.id, delivery]));
  return { ...run, accounts: work.workspace.accounts, deliveries, isRemoved: removalOf(work) };
}

interface Queue {
  readonly due: readonly Due[];
  /** What is out already, of posts in several languages. */
  readonly forms: Forms;
}

/** Due, and neither put off nor paused; what is put off is said. */
async function triable(run: AccountRun, { work, pauses }: Sending): Promise<Queue> {
  const { engine, outcomes } = run;
  const now = engine.clock.now();
  const chosen: Due[] = [];
  const rows = await engine.ledger.rows({ ...scopeOf(work), account: run.account });
  for (const row of rows) {
    const delivery = run.deliveries.get(row.delivery);
    if (delivery === undefined || !isCandidate(row, now)) continue;
    const history = row.ask || isNewLedgers(engine, delivery, row);
    const paused = history ? undefined : pausedBecause(pauses, row, delivery.critical);
    if (paused !== undefined) await postpone(run, row, { reason: `Paused: ${paused}` });
    else if (row.retryAt === undefined || row.retryAt <= now) chosen.push([row, delivery]);
    else if (row.state === "held")
      outcomes.set(row.delivery, outcomeOf(row) ?? { kind: "held", reason: "", because: null });
    else outcomes.set(row.delivery, { kind: "later", retryAt: row.retryAt, reason: row.reason ?? "" });
  }
  const [first] = chosen;
  if (first === undefined) return { due: [], forms: undefined };
  const { account } = first[1];
  const forms = await readForms(engine.ledger, rows, { account, accounts: run.accounts });
  return { due: chosen.toSorted(inOrder), forms };
}

/** As the ledger has them, and the languages of one post in their own order. */
function inOrder([a, first]: Due, [b, second]: Due): number {
  const placed = ({ dueAt }: Row, { id, pair }: Delivery) => ({ dueAt, id, ...(pair && { pair }) });
  return byInstantThenId(placed(a, first), placed(b, second));
}

/** Renders, checks and fits it by itself, so that one that fails or hangs takes no other along. */
async function makeMessage(run: AccountRun, [row, delivery]: Due): Promise<Candidate | undefined> {
  const { engine } = run;
  const limit = { timer: engine.timer, milliseconds: limits.message };
  const answer = await withinLimit(limit, () => engine.stages.messages([delivery], engine.clock.now()));
  if (answer.kind !== "done") {
    const reason = `Its message could not be made: ${failureOf(answer)}.`;
    run.faults.push(`${row.delivery}: ${reason}`);
    await postpone(run, row, { reason });
    return undefined;
  }
  const [ready] = answer.value;
  if (ready === undefined || !("message" in ready)) {
    const reason = ready?.problems.map((problem) => problem.message).join(" ") ?? "Its message could not be made.";
    await hold(run, row, row.ask ? { hold: "may-be-out", mayBeOut: true, reason } : { hold: "problem", reason });
    return undefined;
  }
  const previous = (await engine.ledger.detail(row.delivery))?.claim;
  const { terms } = ready;
  const message = await afterLead(run, row, ready);
  if (message === undefined) return undefined;
  return { row, delivery, message, terms, ...(previous === undefined ? {} : { previous }) };
}

async function attempt(
  run: AccountRun,
  sending: Sending & Pick<Queue, "forms">,
  due: Due,
): Promise<"changed" | "dealt-with"> {
  const broken = sending.broken.get(due[0].delivery);
  if (broken !== undefined) {
    await hold(run, due[0], { hold: "problem", reason: broken });
    return "dealt-with";
  }
  if (identityOf(due[1].account) !== sending.somebody) {
    await postpone(run, due[0], { reason: "Its account was changed in accounts.yaml while this run was at work." });
    return "dealt-with";
  }
  const candidate = await makeMessage(run, due);
  if (candidate === undefined) return "dealt-with";
  const connection = await run.connections.to(candidate.delivery.account);
  const { row } = candidate;
  if (connection.kind === "ready") {
    const { pauses, work, forms, broken: series } = sending;
    return attemptDelivery(run, connection.ready, {
      candidate,
      pauses,
      gap: work.workspace.gap,
      forms,
      broken: series,
    });
  }
  if (connection.kind === "held") await hold(run, row, { hold: connection.hold, reason: connection.reason });
  else await postpone(run, row, connection);
  return "dealt-with";
}

/** A file that is saved again and again just before a write is followed so often in one run. */
const patience = 3;

export interface Sent {
  /** A person should look at this machine: its files are older than those of another. */
  readonly stuck: boolean;
  /** The files as they were read last, where they can be used. */
  readonly last: Work | undefined;
}

export async function sendDue(first: AccountRun, start: Sending): Promise<Sent> {
  const { engine } = first;
  const changes = new Map<string, number>();
  const over = new Set<string>();
  let sending = start;
  let run = withFiles(first, start.work);
  let { due: queue, forms } = await triable(run, sending);
  let again = false;

  async function follow(work: Work): Promise<void> {
    const before = queue;
    const judging = { ...sending.judging, now: engine.clock.now() };
    run = withFiles(first, work);
    const { broken } = await judgeRows(engine, work, { judging, account: run.account });
    sending = { ...sending, work, judging, broken };
    const next = await triable(run, sending);
    forms = next.forms;
    queue = next.due.filter(([{ delivery }]) => !over.has(delivery));
    for (const [row] of before) {
      if (run.deliveries.has(row.delivery) || run.isRemoved(row.delivery)) continue;
      await postpone(run, row, { reason: "Its campaign file cannot be used as it is now." });
    }
  }

  for (;;) {
    const files = await filesNow(engine);
    if (files.kind === "unusable") {
      for (const [row] of queue) await postpone(run, row, { reason: files.reason });
      return { stuck: files.older, last: undefined };
    }
    if (again || files.work !== sending.work) await follow(files.work);
    const [due, ...rest] = queue;
    if (due === undefined || engine.signal.aborted) return { stuck: false, last: sending.work };
    const { delivery } = due[0];
    const count = changes.get(delivery) ?? 0;
    if (count === patience) {
      await postpone(run, due[0], { reason: "Its file is changed again and again just before it is sent." });
    } else if ((await attempt(run, { ...sending, forms }, due)) === "changed") {
      changes.set(delivery, count + 1);
      again = true;
      continue;
    }
    again = false;
    over.add(delivery);
    queue = rest;
  }
}
