import path from "node:path";
import { isPlannable } from "../../campaign/times/written-time.ts";
import { isError } from "../../diagnostics/problem.ts";
import { yearOfCampaign } from "../../handing/roll/new-day.ts";
import { itemText } from "../../handing/roll/review.ts";
import { rollCampaign } from "../../handing/roll/roll.ts";
import { relativeTo } from "../../system/files/files.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { printLines } from "../frame/print-lines.ts";
import { writeNew } from "../init/write-new.ts";
import { viewing } from "../workspace/ledger.ts";
import { preparedWith, workspaceRoot } from "../workspace/prepared.ts";

/** Writes drafts/<id>.yaml, the campaign for another year. Never overwrites. */
export async function runRoll(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const [target, ...others] = targets;
  if (target === undefined || others.length > 0) {
    throw new UsageError("`roll` takes one campaign, as in `campaign roll ceaday-2027 --year 2028`.");
  }
  const { prepared, rows } = await viewing(context, root, async (ledger) => ({
    prepared: await preparedWith(context, ledger, { root, targets: [target], drafts: true }),
    rows: await ledger?.rows(),
  }));
  const [staged, second] = prepared.selected;
  if (second !== undefined) throw new UsageError(`${target} names several campaigns: name one by its id.`);
  if (staged === undefined || prepared.loadProblems.some(isError)) {
    throw new UsageError(`${target} cannot be read as it stands: \`campaign validate ${target}\` says why.`);
  }
  const { campaign } = staged;
  const from = yearOfCampaign(campaign);
  const year = chosenYear(textFlag(flags, "year"), from);
  const { consents, words } = prepared;
  const rolled = rollCampaign({ campaign, year, consents, words, ...(rows && { rows }) });
  if (rolled === undefined) throw new UsageError(`${target} says no year: there is nothing to roll.`);
  const same = prepared.all.find((each) => each.campaign.id === rolled.id);
  if (same !== undefined) {
    throw new UsageError(`There is a campaign "${rolled.id}" already, in ${same.campaign.source.file}.`);
  }
  const file = `drafts/${rolled.id}.yaml`;
  if (writeNew(root, new Map([[file, rolled.text]])).left.length > 0) {
    throw new UsageError(
      `${file} is there already, and \`campaign roll\` never overwrites. Edit it, or delete it first.`,
    );
  }
  printLines(context.output, rolled.review.map((item) => `${itemText(item)}\n`).join(""));
  context.output.say(`Wrote ${relativeTo(context.cwd, path.join(root, file))}, with this list at its end.`);
  context.output.say(
    `Next: settle each line and each TODO, look with \`campaign validate ${file}\` and \`campaign plan ${file}\`, then move it to campaigns/. Nothing of a draft is published.`,
  );
  return exitCodes.ok;
}

function chosenYear(written: string | undefined, from: number | undefined): number {
  const next = from === undefined ? 2028 : from + 1;
  if (written === undefined) throw new UsageError(`--year is missing: which year is it for, as in --year ${next}?`);
  if (!/^2\d{3}$/.test(written) || !isPlannable(`${written}-01-01`)) {
    throw new UsageError(`--year ${written} is not a year. Write four digits, as in ${next}.`);
  }
  const year = Number(written);
  if (from !== undefined && year <= from) {
    throw new UsageError(`The campaign is for ${from} already: --year is a later one, as in --year ${next}.`);
  }
  return year;
}
