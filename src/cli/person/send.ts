import { send } from "../../publish/person/send.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes } from "../frame/exit-codes.ts";
import { actOn, printRow } from "./acting.ts";
import { oneDelivery } from "./person.ts";

/** One delivery now; exit 3 when it is not out afterwards. */
export async function runSend(context: Context, targets: readonly string[]): Promise<ExitCode> {
  const delivery = oneDelivery(targets, "send");
  const { row, faults } = await actOn(context, { verb: "send", makes: true, delivery }, (engine, one) =>
    send(engine, one),
  );
  printRow(context, row);
  for (const fault of faults) context.output.warn(fault);
  if (faults.length > 0) return exitCodes.fault;
  return row.state === "published" || row.state === "waiting" ? exitCodes.ok : exitCodes.person;
}
