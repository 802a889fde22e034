import { existsSync } from "node:fs";
import path from "node:path";
import { loadWorkspace } from "../../campaign/load.ts";
import type { Workspace } from "../../campaign/model.ts";
import { problemOf } from "../../diagnostics/fault.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { titleKey } from "../../handing/import/find/columns.ts";
import { type Imported, importFiles } from "../../handing/import/import.ts";
import { type FaultyFile, takeFiles } from "../../handing/import/take/files.ts";
import { relativeTo } from "../../system/files/files.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { progressOn } from "../frame/progress.ts";
import { writeNew } from "../init/write-new.ts";
import { workspaceRoot } from "../workspace/prepared.ts";

/** Writes drafts/<id>.yaml, its pictures, and a list of what had no place. Never overwrites, and asks nothing. */
export async function runImport(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const root = workspaceRoot(context);
  if (targets.length === 0) {
    throw new UsageError("`import` takes files, as in `campaign import toolkit.docx --as safer-sleep-2027`.");
  }
  const id = idOf(textFlag(flags, "as"));
  const { workspace } = await loadWorkspace(root);
  if (workspace === undefined) {
    throw new UsageError("campaigns/accounts.yaml cannot be used yet: `campaign validate` says why.");
  }
  const folder = `assets/${id}`;
  const taken = [`drafts/${id}.yaml`, `drafts/${id}.left-over.txt`, folder, `campaigns/${id}.yaml`].find((each) =>
    existsSync(path.join(root, each)),
  );
  if (taken !== undefined) {
    throw new UsageError(`${taken} is there already, and \`campaign import\` never overwrites. Give another --as.`);
  }
  const accounts = accountsOf(flags.accounts, workspace);
  const { files, faults } = takeFiles(targets, context.cwd);
  if (faults.length > 0) return sayFaults(context, faults);
  const { to, others } = recipients(workspace);
  const imported = await importFiles({
    id,
    files,
    to,
    others,
    wish: { accounts, ...(workspace.audiences && { audiences: [...workspace.audiences.keys()] }) },
    today: context.clock.now().toISOString().slice(0, 10),
    watch: progressOn(context.output),
  });
  if ("faults" in imported) return sayFaults(context, imported.faults);
  refuseUnmet(imported);
  writeNew(root, imported.files);
  const shown = (file: string) => relativeTo(context.cwd, path.join(root, file));
  context.output.say(
    `Wrote ${shown(`drafts/${id}.yaml`)}: ${count(imported.messages, "message")}, ${count(imported.pictures, "picture")}.`,
  );
  if (imported.left.length > 0) {
    context.output.say(
      `${count(imported.left.length, "thing")} had no place in it: ${shown(`drafts/${id}.left-over.txt`)} lists each with where it stood.`,
    );
  }
  context.output.say(
    `Next: settle each TODO in it, look with \`campaign validate drafts/${id}.yaml\` and \`campaign preview drafts/${id}.yaml\`, then move it to campaigns/. Nothing of a draft is published.`,
  );
  return exitCodes.ok;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function idOf(id: string | undefined): string {
  if (id === undefined) {
    throw new UsageError("--as is missing: the id of the campaign to be, as in `--as safer-sleep-2027`.");
  }
  if (!/^[a-z0-9][a-z0-9-]{0,80}$/.test(id)) {
    throw new UsageError(`--as ${id} is no id. Use small letters, digits and hyphens, as in safer-sleep-2027.`);
  }
  return id;
}

/** As `new` does: a file that nobody has read yet should not reach everybody. */
function recipients({ accounts, groups }: Workspace) {
  const known = [...accounts.keys(), ...groups.keys()];
  return { to: known.slice(0, 1), others: known.slice(1) };
}

/** "Twitter=northdale-x,Facebook=northdale-facebook" */
function accountsOf(written: Flags[string], { accounts, groups }: Workspace): ReadonlyMap<string, readonly string[]> {
  const known = [...accounts.keys(), ...groups.keys()];
  const given = new Map<string, string[]>();
  const parts = (typeof written === "string" ? written : "").split(",").filter((part) => part.trim() !== "");
  for (const part of parts) {
    const [, title = "", account = ""] = /^(.*)=\s*([^=]*)$/s.exec(part.trim()) ?? [];
    if (title.trim() === "" || account.trim() === "") {
      throw new UsageError(
        `--accounts ${part.trim()} is not understood. Write \`Column=account\`, with commas between several.`,
      );
    }
    if (!known.includes(account.trim())) {
      throw new UsageError(
        `There is no account or group "${account.trim()}". ${didYouMean(account.trim(), known) ?? "campaigns/accounts.yaml lists them."}`,
      );
    }
    const key = titleKey(title);
    given.set(key, [...(given.get(key) ?? []), account.trim()]);
  }
  return given;
}

function refuseUnmet({ unmet, columns }: Imported): void {
  const [title] = unmet;
  if (title === undefined) return;
  const known = columns.length === 0 ? "No table of messages was found." : `The columns are ${columns.join(", ")}.`;
  throw new UsageError(`No column or channel is called "${title}". ${known} Nothing was written.`);
}

function sayFaults({ output }: Context, faults: readonly FaultyFile[]): ExitCode {
  const problems = faults.map(({ file, fault }) =>
    problemOf(fault, { file, line: fault.line ?? 1, column: 1, length: 1 }),
  );
  output.data(formatProblems(problems, new Map(), { color: output.color, columns: output.columns }));
  output.say("Nothing was written.");
  return exitCodes.problems;
}
