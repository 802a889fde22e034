/**
 * Writes of deliveries, in two questions however many they are: one reads the rows and how far the ledger has come, with
 * no lock; one, `campaign.take_steps`, does all of it while others wait. Whatever was changed in between is prepared
 * again; what is unusual (a restore, a newer program, a row that changes again and again) takes its turn as other writes do.
 */
import type { Change, LedgerInfo, ReceiptRecord } from "../../ledger.ts";
import { raiseMark, readMark } from "../../marker.ts";
import { among, type Database } from "../database.ts";
import { applyChange, applyReceipt, type OpenColumns, openColumns } from "../deliveries.ts";
import { homeToKeep } from "../home.ts";
import { type Birth, markedEvent, type Seen, type SeenColumns, seeing, seenIn } from "../identity.ts";
import { renewLock } from "../locks.ts";
import { migrations } from "../schema.ts";
import type { Writing } from "../writing.ts";
import { stale } from "./function.ts";
import { type Step, stepOfChange, stepOfReceipt } from "./prepared.ts";

/** What is asked for, once: done both ways. */
export interface Work {
  readonly deliveries: readonly string[];
  /** From the rows as they were read. `settle` makes the answer of what the database says of each step. */
  prepare(
    rows: ReadonlyMap<string, OpenColumns>,
    birth: Birth,
  ): { readonly steps: readonly Step[]; readonly settle: (done: readonly boolean[]) => unknown };
  /** Under the lock, question by question. */
  inTurn(writing: Writing): Promise<unknown>;
}

export function workOfChanges(changes: readonly Change[]): Work {
  return {
    deliveries: changes.map(({ delivery }) => delivery),
    prepare(rows, birth) {
      const prepared = changes.map((change) => stepOfChange(rows.get(change.delivery), change, birth));
      const steps = prepared.filter((step) => step !== undefined);
      const settle = (done: readonly boolean[]) =>
        prepared.map((step) => step !== undefined && done[steps.indexOf(step)] === true);
      return { steps, settle };
    },
    async inTurn(writing) {
      const done: boolean[] = [];
      for (const change of changes) {
        const ours = change.lease === undefined || (await renewLock(writing.ask, change.lease));
        done.push(ours && (await applyChange(writing, change)));
      }
      return done;
    },
  };
}

export function workOfReceipt(record: ReceiptRecord): Work {
  return {
    deliveries: [record.delivery],
    prepare(rows, birth) {
      const { step, to } = stepOfReceipt(rows.get(record.delivery), record, birth);
      return { steps: [step], settle: () => to };
    },
    inTurn: (writing) => applyReceipt(writing, record),
  };
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

interface Taken {
  readonly moved?: true;
  readonly outcomes: readonly (
    | { readonly done: readonly boolean[] }
    | { readonly code: string; readonly message: string }
  )[];
  readonly event: number;
  readonly hash: string | null;
}

type Read = SeenColumns & { readonly kept: unknown; readonly open: readonly OpenColumns[] };

async function read(
  database: Database,
  names: readonly string[],
  from: { mark: number; home: string },
): Promise<Read | undefined> {
  const { columns, from: tables } = seeing(from.home);
  const [found] = await database.ask<Read>(
    `SELECT ${columns}, to_jsonb(ledger) AS kept,
       coalesce((SELECT json_agg(given) FROM (
         SELECT ${openColumns} FROM campaign.deliveries AS one
         WHERE delivery ${among("$2")}) AS given), '[]') AS open
     FROM ${tables}`,
    [from.mark, JSON.stringify(names)],
  );
  return found;
}

/** Text that a server got wrong is stored as every text is: what is half a character is none. */
const wellFormed = (_name: string, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value);

/** One after the other they see each other; at once they would not. */
const namesTwice = ({ deliveries }: Work) => new Set(deliveries).size < deliveries.length;

export interface Taking {
  readonly database: Database;
  readonly birth: () => Birth;
  readonly info: () => LedgerInfo;
  readonly noticed: (info: LedgerInfo) => void;
  /** Takes its turn under the lock, with all that is compared there. */
  readonly inTurn: (works: readonly ((writing: Writing) => Promise<unknown>)[]) => Promise<readonly Outcome[]>;
}

function isOrdinary({ info, verdict, home }: Seen, known: LedgerInfo): boolean {
  return info.id === known.id && verdict.kind !== "restored" && homeToKeep(home.before, home.now) === undefined;
}

function errorOf({ code, message }: { readonly code: string; readonly message: string }): Error {
  return Object.assign(new Error(message), { code });
}

/** Undefined where all of it must take its turn; of one work, where that must be prepared again. */
async function once(taking: Taking, works: readonly Work[]): Promise<readonly (Outcome | undefined)[] | undefined> {
  const { database } = taking;
  const birth = taking.birth();
  const mark = readMark(birth.marker);
  const found = await read(
    database,
    works.flatMap(({ deliveries }) => deliveries),
    { mark: markedEvent(mark), home: birth.home },
  );
  if (found === undefined) return undefined;
  const seen = seenIn(found, mark);
  if (!isOrdinary(seen, taking.info())) return undefined;
  taking.noticed(seen.info);
  const rows = new Map(found.open.map((open) => [open.delivery, open]));
  const prepared = works.map((work) => {
    try {
      return work.prepare(rows, birth);
    } catch (error) {
      return { error };
    }
  });
  const asked = prepared.filter((each) => "steps" in each && each.steps.length > 0);
  let taken: Taken = { outcomes: [], event: 0, hash: null };
  if (asked.length > 0) {
    const given = {
      version: migrations.length,
      ledger: found.kept,
      home: found.here,
      mark: markedEvent(mark),
      marked: found.marked,
      last: seen.tip.event,
      works: asked.map((each) => ("steps" in each ? each.steps : [])),
    };
    const [answer] = await database.ask<{ taken: Taken }>(
      `SELECT campaign.take_steps($1::text::jsonb, ${birth.home}) AS taken`,
      [JSON.stringify(given, wellFormed)],
    );
    if (answer === undefined || answer.taken.moved === true) return undefined;
    taken = answer.taken;
  }
  // What is committed is marked before anybody acts on it.
  if (taken.hash !== null) {
    const { ledger, branch } = seen.tip;
    raiseMark(birth.marker, { ledger, branch, event: taken.event, hash: taken.hash }, mark);
  }
  return prepared.map((each) => {
    if ("error" in each) return each;
    if (each.steps.length === 0) return { value: each.settle([]) };
    const outcome = taken.outcomes[asked.indexOf(each)];
    if (outcome === undefined) throw new Error("The database answered for another number of works.");
    if ("done" in outcome) return { value: each.settle(outcome.done) };
    return outcome.code === stale ? undefined : { error: errorOf(outcome) };
  });
}

/** Often enough for one that somebody else happened to change just then. */
const attempts = 3;

/** Durable, and marked, when it resolves; each work succeeds or fails by itself. */
export async function takeSteps(taking: Taking, works: readonly Work[]): Promise<readonly Outcome[]> {
  const outcomes = new Map<Work, Outcome>();
  const open = () => works.filter((work) => !outcomes.has(work));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const tried = open().filter((work) => !namesTwice(work));
    if (tried.length === 0) break;
    const settled = await once(taking, tried);
    if (settled === undefined) break;
    for (const [index, work] of tried.entries()) {
      const outcome = settled[index];
      if (outcome !== undefined) outcomes.set(work, outcome);
    }
  }
  const left = open();
  if (left.length > 0) {
    const settled = await taking.inTurn(left.map((work) => (writing) => work.inTurn(writing)));
    for (const [index, work] of left.entries()) outcomes.set(work, settled[index] ?? { value: undefined });
  }
  return works.map((work) => outcomes.get(work) ?? { value: undefined });
}
