/** Runs a person's step on one delivery, and says what came of it. */
import type { Row } from "../../ledger/ledger.ts";
import { campaignOf, postOf } from "../../ledger/rows.ts";
import type { Engine } from "../../publish/engine.ts";
import { Refused } from "../../publish/person/act.ts";
import { meantBy } from "../../publish/person/recall.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { engineFor } from "../publishing/engine.ts";
import { knownDeliveries, type PersonWorld, printJson, refuseUnknown, withLedger } from "./person.ts";

export interface Acting {
  readonly verb: string;
  readonly makes: boolean;
  /** A delivery, or a post that has only one (`campaign/post`). */
  readonly delivery: string;
}

export function engineOf(context: Context, world: PersonWorld): Engine {
  const { root, stages, ledger, place } = world;
  const environment = context.environmentFor(root);
  return engineFor(context, root, { stages, ledger, environment, place });
}

/** @throws {UsageError} for a delivery that nobody knows, and for a step that may not be taken. */
export async function actOn<T>(
  context: Context,
  { verb, makes, delivery: target }: Acting,
  act: (engine: Engine, delivery: string) => Promise<T>,
): Promise<T> {
  return withLedger(context, { verb, makes }, async (world) => {
    const known = await knownDeliveries(world);
    const delivery = oneMeant(target, { verb, known });
    try {
      return await act(engineOf(context, world), delivery);
    } catch (error) {
      if (error instanceof Refused) throw new UsageError(error.message, { cause: error });
      throw error;
    }
  });
}

interface Known {
  readonly verb: string;
  readonly known: ReadonlySet<string>;
}

/** A post stands for its delivery where it has one only: what is done to several is done to each by name. */
function oneMeant(target: string, { verb, known }: Known): string {
  if (known.has(target)) return target;
  const [first, ...more] = deliveriesMeant(target, { verb, known });
  if (first !== undefined && more.length === 0) return first;
  const ids = new Intl.ListFormat("en-GB").format([first ?? "", ...more]);
  throw new UsageError(`\`campaign ${verb}\` takes one delivery, and ${target} has ${more.length + 1}: ${ids}.`);
}

export interface Several {
  readonly verb: string;
  /** Deliveries, or posts (`campaign/post`). */
  readonly targets: readonly string[];
}

interface NotTaken {
  readonly id: string;
  readonly reason: string;
}

/**
 * One step on each delivery that the words mean; one that may not be taken stops none of the others.
 * @throws {UsageError} for a word that means nothing here, and where no step was taken at all.
 */
export async function actOnEach(
  context: Context,
  { verb, targets }: Several,
  act: (engine: Engine, delivery: string) => Promise<Row>,
): Promise<ExitCode> {
  if (targets.length === 0) {
    throw new UsageError(
      `Say what to ${verb}: deliveries, as \`campaign status\` lists them, or a post (campaign/post).`,
    );
  }
  return withLedger(context, { verb, makes: true }, async (world) => {
    const known = await knownDeliveries(world);
    const ids = new Set(targets.flatMap((target) => deliveriesMeant(target, { verb, known })));
    const rows: Row[] = [];
    const refused: NotTaken[] = [];
    const engine = engineOf(context, world);
    for (const id of ids) {
      try {
        rows.push(await act(engine, id));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refused.push({ id, reason: error.message });
      }
    }
    if (rows.length === 0) throw new UsageError(refused.map(({ reason }) => reason).join("\n"));
    tellEach(context, rows, { refused, single: targets.length === 1 && ids.has(targets[0] ?? "") });
    return refused.length === 0 ? exitCodes.ok : exitCodes.person;
  });
}

/** Of a campaign all would be skipped by a slip of the hand: only `recall` takes one whole. */
function deliveriesMeant(target: string, { verb, known }: Known): readonly string[] {
  const found = target.includes("/") ? meantBy(target, known) : [];
  if (found.length > 0) return found;
  const campaign = target.replace(/^(?:.*[\\/])?([^\\/]+)\.ya?ml$|\/$/, "$1");
  const inIt = [...known].find((id) => campaignOf(id) === campaign);
  if (inIt !== undefined) {
    throw new UsageError(
      `${campaign} is a campaign, and \`${verb}\` takes a delivery or a post of it, as in ${postOf(inIt)}.`,
    );
  }
  const names = [...known].flatMap((id) => [id, postOf(id)]);
  throw refuseUnknown("delivery or post", target, new Set(names));
}

function tellEach(
  context: Context,
  rows: readonly Row[],
  { refused, single }: { readonly refused: readonly NotTaken[]; readonly single: boolean },
): void {
  if (context.format === "json") {
    const [first] = rows;
    const each = rows.map(entryOf);
    printJson(context, single && first !== undefined ? { delivery: entryOf(first) } : { deliveries: each, refused });
  }
  for (const row of rows) sayRow(context, row);
  for (const { reason } of refused) context.output.warn(reason);
}

function entryOf({ delivery: id, state, url, reason }: Row) {
  return { id, state, url: url ?? null, reason: reason ?? null };
}

function sayRow(context: Context, { delivery: id, state, url, reason }: Row): void {
  context.output.say(
    `${id} is ${state}${url === undefined ? "" : ` at ${url}`}.${reason === undefined ? "" : ` ${reason}`}`,
  );
}

export function printRow(context: Context, row: Row): void {
  if (context.format === "json") printJson(context, { delivery: entryOf(row) });
  sayRow(context, row);
}
