import { minuteText } from "../../calendar/local-time.ts";
import type { LedgerView } from "../../ledger/ledger.ts";
import { placeText } from "../../ledger/open.ts";
import { campaignOf } from "../../ledger/rows.ts";
import { eventMeanings } from "../../preview/event-meanings.ts";
import { logCsv } from "../../preview/log-csv.ts";
import { isAbout, type LogEntry, logOf } from "../../publish/person/log.ts";
import { printable } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { printJson, refuseUnknown } from "../person/person.ts";
import { isLedgerRefused, placeOf, viewing } from "../workspace/ledger.ts";
import { workspaceRoot } from "../workspace/prepared.ts";
import { showPlannedBefore } from "./planned-before.ts";

/** The record of everything that happened; --verify checks that nobody changed it. */
export async function runLog(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const root = workspaceRoot(context);
  return viewing(context, root, async (view) => {
    if (view === undefined) {
      throw new UsageError(
        isLedgerRefused(context)
          ? "So there is no record to show."
          : `There is no ledger yet: nothing was published from here, and \`campaign publish\` makes one. (${placeText(placeOf(context, root))})`,
      );
    }
    const before = textFlag(flags, "plannedBefore");
    if (before !== undefined) return showPlannedBefore(context, { root, view, targets, flags, before });
    if (flags.html !== undefined) throw new UsageError("--html goes with --planned-before.");
    return flags.verify === true ? await verify(context, view) : await list(context, view, targets);
  });
}

async function verify(context: Context, view: LedgerView): Promise<ExitCode> {
  const faults = await view.verify();
  if (context.format === "json") printJson(context, { ledger: view.info.id, whole: faults.length === 0, faults });
  for (const fault of faults) context.output.warn(fault);
  if (faults.length === 0)
    context.output.say(`The record of the ledger ${view.info.id} is whole: nothing was changed.`);
  return faults.length === 0 ? exitCodes.ok : exitCodes.person;
}

async function list(context: Context, view: LedgerView, targets: readonly string[]): Promise<ExitCode> {
  const all = logOf(await view.events());
  for (const target of targets) {
    if (all.some((entry) => isAbout(entry, [target]))) continue;
    const ids = all.flatMap(({ delivery }) => (delivery === null ? [] : [delivery, campaignOf(delivery)]));
    throw refuseUnknown("delivery or campaign", target, new Set(ids));
  }
  const entries = all.filter((entry) => isAbout(entry, targets));
  if (context.format === "json") printJson(context, { events: entries });
  else if (context.format === "csv") context.output.data(logCsv(entries));
  else {
    for (const entry of entries) context.output.data(`${line(entry)}\n`);
    for (const meaning of eventMeanings(entries.map(({ event }) => event))) context.output.say(meaning);
  }
  return exitCodes.ok;
}

/** Local time, as everywhere a person reads; JSON and the table have the instant in UTC. */
function line({ at, delivery, event, url, text, reason, who }: LogEntry): string {
  const about = [delivery, url, text === null ? null : `"${text.split("\n")[0]}"`, reason];
  const words = [minuteText(new Date(at)), event, ...about.filter((each) => each !== null), `(${who})`];
  return printable(words.join("  "));
}
