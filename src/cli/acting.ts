/** Runs a person's step on one delivery, and says what came of it. */
import type { Row } from "../ledger/ledger.ts";
import type { Engine } from "../publish/engine.ts";
import { Refused } from "../publish/person/act.ts";
import type { Context } from "./context.ts";
import { engineFor } from "./engine.ts";
import { UsageError } from "./exit-codes.ts";
import { knownDeliveries, type PersonWorld, printJson, refuseUnknown, withLedger } from "./person.ts";

export interface Acting {
  readonly verb: string;
  readonly makes: boolean;
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
  { verb, makes, delivery }: Acting,
  act: (engine: Engine) => Promise<T>,
): Promise<T> {
  return withLedger(context, { verb, makes }, async (world) => {
    const known = await knownDeliveries(world);
    if (!known.has(delivery)) throw refuseUnknown("delivery", delivery, known);
    try {
      return await act(engineOf(context, world));
    } catch (error) {
      if (error instanceof Refused) throw new UsageError(error.message, { cause: error });
      throw error;
    }
  });
}

export function printRow(context: Context, row: Row): void {
  const { delivery: id, state, url, reason } = row;
  if (context.format === "json")
    printJson(context, { delivery: { id, state, url: url ?? null, reason: reason ?? null } });
  context.output.say(
    `${id} is ${state}${url === undefined ? "" : ` at ${url}`}.${reason === undefined ? "" : ` ${reason}`}`,
  );
}
