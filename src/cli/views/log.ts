import { minuteText } from "../../calendar/local-time.ts";
import type { LedgerView } from "../../ledger/ledger.ts";
import { placeText } from "../../ledger/open.ts";
import { campaignOf } from "../../ledger/rows.ts";
import { eventMeanings } from "../../preview/event-meanings.ts";
import { approvedText, logCsv } from "../../preview/log-csv.ts";
import { isAbout, type LogEntry, logOf } from "../../publish/person/log.ts";
import { type Naming, withoutNames } from "../../publish/person/names.ts";
import { printable } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { printJson, refuseUnknown } from "../person/person.ts";
import { isLedgerRefused, placeOf, viewing } from "../workspace/ledger.ts";
import { preparedWith, workspaceRoot } from "../workspace/prepared.ts";
import { showPlannedBefore } from "./planned-before.ts";

/** The record of everything that happened; --verify checks that nobody changed it. */
export async function runLog(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  if (flags.verify === true && targets.length > 0)
    throw new UsageError("--verify looks at the whole record: leave out the names.");
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
    if (flags.names === true && flags.foi !== true) throw new UsageError("--names goes with --foi.");
    if (flags.verify === true) return verify(context, view);
    const people =
      flags.foi === true ? (await preparedWith(context, view, { root, targets: [] })).workspace?.people : undefined;
    const naming = flags.foi === true ? { people: people ?? new Map(), names: flags.names === true } : undefined;
    return list(context, view, { targets, naming });
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

interface Wish {
  readonly targets: readonly string[];
  /** Absent: as it is kept. */
  readonly naming: Naming | undefined;
}

async function list(context: Context, view: LedgerView, { targets, naming }: Wish): Promise<ExitCode> {
  const all = logOf(await view.events());
  for (const target of targets) {
    if (all.some((entry) => isAbout(entry, [target]))) continue;
    const ids = all.flatMap(({ delivery }) => (delivery === null ? [] : [delivery, campaignOf(delivery)]));
    throw refuseUnknown("delivery or campaign", target, new Set(ids));
  }
  const about = all.filter((entry) => isAbout(entry, targets));
  const entries = naming === undefined ? about : withoutNames(about, naming);
  if (context.format === "json") printJson(context, { events: entries });
  else if (context.format === "csv") context.output.data(logCsv(entries));
  else {
    for (const entry of entries) context.output.data(`${line(entry)}\n`);
    for (const meaning of eventMeanings(entries.map(({ event }) => event))) context.output.say(meaning);
  }
  return exitCodes.ok;
}

/** How it begins, in each of its languages. */
function beginning({ text, sayings }: LogEntry): string | null {
  if (sayings !== null) return sayings.map((said) => `${said.lang}: "${said.text.split("\n")[0]}"`).join("  ");
  return text === null ? null : `"${text.split("\n")[0]}"`;
}

/** Local time, as everywhere a person reads; JSON and the table have the instant in UTC. */
function line(entry: LogEntry): string {
  const { at, delivery, event, url, reason, approvedBy, who } = entry;
  const approved = approvedBy === null ? null : `approved by ${approvedText(approvedBy)}`;
  const about = [delivery, url, beginning(entry), reason, approved];
  const words = [minuteText(new Date(at)), event, ...about.filter((each) => each !== null), `(${who})`];
  return printable(words.join("  "));
}
