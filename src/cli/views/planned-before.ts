/** `campaign log --planned-before`: what was planned before the notice of an election, for whoever has to show it. */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { isCalendarDate } from "../../calendar/dates.ts";
import type { LedgerView } from "../../ledger/ledger.ts";
import { campaignOf, isMeantBy } from "../../ledger/rows.ts";
import { generator, plannedBeforePage, plannedBeforeText } from "../../preview/planned-before.ts";
import { plannedBefore } from "../../publish/person/planned-before.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { firstAuthored } from "../../system/files/git.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { printJson } from "../person/person.ts";
import { preparedWith } from "../workspace/prepared.ts";

interface Asked {
  readonly root: string;
  readonly view: LedgerView;
  readonly targets: readonly string[];
  readonly flags: Flags;
  readonly before: string;
}

export async function showPlannedBefore(context: Context, asked: Asked): Promise<ExitCode> {
  const { root, view, targets, flags, before } = asked;
  if (!isCalendarDate(before)) throw new UsageError(`--planned-before ${before} is not a date, as in 2027-03-31.`);
  if (context.format !== "text" && context.format !== "json") {
    throw new UsageError("log --planned-before prints text, json.");
  }
  const all = plannedBefore(await view.events(), before);
  const isMeant = (id: string) => targets.length === 0 || targets.some((each) => isMeantBy(each, id));
  const planned = all.filter(({ delivery }) => isMeant(delivery));
  const prepared = await preparedWith(context, view, { root, targets: [] });
  const files = new Map(prepared.all.map(({ campaign }) => [campaign.id, campaign.source.file]));
  const ids = [...new Set(planned.map(({ delivery }) => campaignOf(delivery)))];
  const authored = new Map(
    ids.flatMap((id) => {
      const file = files.get(id);
      const date = file === undefined ? undefined : firstAuthored(root, file, context.environment);
      return date === undefined ? [] : [[id, date] as const];
    }),
  );
  const shown = { before, planned, authored, ledger: view.info.id };
  const file = textFlag(flags, "html");
  if (file !== undefined) {
    writeFileAtomically(ownPage(context, file), context.masked(plannedBeforePage(shown)));
    context.output.say(`${file} shows ${planned.length} deliveries that were first seen before ${before}.`);
  } else if (context.format === "json") {
    printJson(context, { before, planned, authored: Object.fromEntries(authored) });
  } else context.output.data(plannedBeforeText(shown));
  return exitCodes.ok;
}

/** A slip of the hand must not cost somebody another file. */
function ownPage({ cwd }: Context, file: string): string {
  const target = path.resolve(cwd, file);
  const found = statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return target;
  if (!found.isFile() || !readFileSync(target, "utf8").slice(0, 500).includes(`content="${generator}"`)) {
    throw new UsageError(`${file} exists and is not such a page, so it is not written over. Name another file.`);
  }
  return target;
}
