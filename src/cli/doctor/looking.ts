/** What every look of `doctor` shares: the record opened once, checks that keep no other back, and how it is told. */
import { LedgerError, OlderLedgerError } from "../../ledger/ledger.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { printLines } from "../frame/print-lines.ts";
import { lookAtLedger, placeOf } from "../workspace/ledger.ts";
import type { Recorded } from "./examined.ts";
import { type Finding, type Found, person } from "./finding.ts";
import { reportText } from "./report.ts";

export type Check<T> = readonly [name: string, look: (examined: T) => readonly Found[] | Promise<readonly Found[]>];

/** A ledger that cannot be used is a finding here, and no end of the look. */
export async function recordedAt(context: Context, root: string): Promise<Recorded> {
  try {
    const place = placeOf(context, root);
    const view = await lookAtLedger(context, root);
    if (view === undefined) return { kind: "none" };
    const lastLook = await view.lastLook();
    return { kind: "ledger", view, place, ...(lastLook === undefined ? {} : { lastLook }) };
  } catch (error) {
    if (error instanceof OlderLedgerError) return { kind: "older", reason: error.message };
    if (error instanceof LedgerError || error instanceof UsageError) return { kind: "unusable", reason: error.message };
    throw error;
  }
}

/** What one check cannot look at keeps none of the others from looking. */
export async function findingsOf<T>([check, look]: Check<T>, examined: T): Promise<readonly Finding[]> {
  try {
    return (await look(examined)).map((found) => ({ check, ...found }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      { check, ...person(`This could not be looked at: ${why}`, "Put that right, then run `campaign doctor` again.") },
    ];
  }
}

/** Exit 3 when anything needs a person. */
export function tell({ format, output }: Context, findings: readonly Finding[]): ExitCode {
  const waiting = findings.filter(({ state }) => state === "person").length;
  if (format === "json") {
    const shown = findings.map(({ help = null, ...finding }) => ({ ...finding, help }));
    output.data(`${jsonText({ version: 1, needsPerson: waiting > 0, findings: shown }, 2)}\n`);
  } else printLines(output, reportText(findings, output));
  const things = waiting === 1 ? "One thing needs" : `${waiting} things need`;
  output.say(waiting === 0 ? "Nothing needs a person." : `${things} a person.`);
  return waiting === 0 ? exitCodes.ok : exitCodes.person;
}
