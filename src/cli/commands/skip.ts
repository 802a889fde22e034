import { skip } from "../../publish/person/skip.ts";
import { actOn, printRow } from "../acting.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { type Flags, textFlag } from "../flags.ts";
import { oneDelivery } from "../person.ts";

/** One delivery never, without editing the file. */
export async function runSkip(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const delivery = oneDelivery(targets, "skip");
  const reason = textFlag(flags, "reason") ?? "A person skipped it.";
  const row = await actOn(context, { verb: "skip", makes: true, delivery }, (engine) => skip(engine, delivery, reason));
  printRow(context, row);
  return exitCodes.ok;
}
