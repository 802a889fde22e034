import path from "node:path";
import { type AwarenessDay, awarenessDays, findDay, occurrence } from "../../calendar/awareness-days.ts";
import { isOver, scaffoldCampaign } from "../../campaign/file/scaffold.ts";
import { findWorkspace } from "../../campaign/file/workspace.ts";
import { loadWorkspace } from "../../campaign/load.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { relativeTo } from "../../system/files/files.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { isEmptyFolder, makeWorkspace, sayWritten } from "../init/init.ts";
import { writeNew } from "../init/write-new.ts";

export interface NewFlags {
  readonly day?: string | undefined;
  readonly year?: string | undefined;
  /** Accounts and groups with commas between them. */
  readonly to?: string | undefined;
  /** Into drafts/, from which nothing is published. */
  readonly draft?: boolean;
}

/** Writes a campaign file from the calendar, and the workspace around it where there is none. Never overwrites. */
export async function runNew(context: Context, flags: NewFlags): Promise<ExitCode> {
  const day = chosenDay(flags.day);
  const today = context.clock.now().toISOString().slice(0, 10);
  const found = occurrence(day, chosenYear(flags.year, day, today));
  const start = context.workspace === undefined ? context.cwd : path.resolve(context.cwd, context.workspace);
  const root = rootFor(context, start);
  const folder = root ?? start;
  if (root === undefined)
    sayWritten(context, folder, await makeWorkspace(context, folder, isEmptyFolder(folder) ? "all" : "least"));
  const { to, others } = await recipients(folder, flags.to);
  const file = `${flags.draft === true ? "drafts" : "campaigns"}/${found.id}-${found.year}.yaml`;
  const text = scaffoldCampaign({ occurrence: found, to, others, ...(day.site !== undefined && { site: day.site }) });
  if (writeNew(folder, new Map([[file, text]])).left.length > 0) {
    throw new UsageError(
      `${file} is there already, and \`campaign new\` never overwrites. Edit it, or delete it first.`,
    );
  }
  context.output.say(`Wrote ${relativeTo(context.cwd, path.join(folder, file))}`);
  if (found.status !== "confirmed") {
    context.output.warn(
      `The date of ${found.name} ${found.year} is not confirmed: see the comment under \`year\` in the file.`,
    );
  } else if (isOver(found, today)) context.output.warn(`${found.name} ${found.year} is over already.`);
  context.output.say(`Next: edit ${file}, then see what goes out with \`campaign plan ${found.id}-${found.year}\`.`);
  if (flags.draft === true)
    context.output.say("Nothing of a draft is published: move it to campaigns/ when it is ready.");
  return exitCodes.ok;
}

function chosenDay(id: string | undefined): AwarenessDay {
  if (id === undefined) {
    throw new UsageError(
      "--day is missing: `campaign days` lists the awareness days, as in `campaign new --day ceaday --year 2027`.",
    );
  }
  const day = findDay(id);
  if (day !== undefined) return day;
  const guess = didYouMean(
    id,
    awarenessDays.map((each) => each.id),
  );
  throw new UsageError(
    `The calendar has no awareness day "${id}". ${guess ?? "`campaign days --search WORDS` finds one."}`,
  );
}

/** Without --year, the next time it is held. */
function chosenYear(year: string | undefined, day: AwarenessDay, today: string): number {
  if (year === undefined) {
    const thisYear = Number(today.slice(0, 4));
    return isOver(occurrence(day, thisYear), today) ? thisYear + 1 : thisYear;
  }
  if (!/^2\d{3}$/.test(year)) throw new UsageError(`--year ${year} is not a year. Write four digits, as in 2027.`);
  return Number(year);
}

/** Undefined where there is no workspace yet, and one is to be made. */
function rootFor(context: Context, start: string): string | undefined {
  const root = findWorkspace(start);
  return context.workspace === undefined || root === path.resolve(start) ? root : undefined;
}

interface Recipients {
  readonly to: readonly string[];
  readonly others: readonly string[];
}

/** Without --to, the first account alone: a file that nobody has read yet should not reach everybody. */
async function recipients(root: string, wanted: string | undefined): Promise<Recipients> {
  const { workspace } = await loadWorkspace(root);
  if (workspace === undefined) {
    throw new UsageError("campaigns/accounts.yaml cannot be used yet: `campaign validate` says why.");
  }
  const known = [...workspace.accounts.keys(), ...workspace.groups.keys()];
  const to =
    wanted === undefined
      ? known.slice(0, 1)
      : wanted
          .split(",")
          .map((name) => name.trim())
          .filter((name) => name !== "");
  if (to.length === 0) throw new UsageError("--to names nobody. Write accounts and groups with commas between them.");
  for (const name of to) {
    if (!known.includes(name)) {
      throw new UsageError(
        `There is no account or group "${name}". ${didYouMean(name, known) ?? "campaigns/accounts.yaml lists them."}`,
      );
    }
  }
  return { to, others: known.filter((name) => !to.includes(name)) };
}
