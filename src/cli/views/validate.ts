import packageJson from "../../../package.json" with { type: "json" };
import { trackedState } from "../../campaign/file/tracked-state.ts";
import { textsOf } from "../../campaign/file/workspace-files.ts";
import { formatGithub } from "../../diagnostics/format-github.ts";
import { problemToJson } from "../../diagnostics/format-json.ts";
import { formatSarif } from "../../diagnostics/format-sarif.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { keptIn } from "../../pipeline/kept.ts";
import { type Verdict, verdictIndex, verdictOn } from "../../pipeline/verdict.ts";
import { relativeTo } from "../../system/files/files.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { progressOn } from "../frame/progress.ts";
import { approversFor } from "../workspace/approvers.ts";
import { viewing } from "../workspace/ledger.ts";
import { fitterFor, workspaceRoot } from "../workspace/prepared.ts";

/** Prints every problem; exit 1 when one of them is an error. */
export async function runValidate(context: Context, targets: readonly string[]): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const { cwd, environment } = context;
  const fitter = fitterFor(context, root);
  try {
    const kept = await viewing(context, root, keptIn);
    const index = verdictIndex(root, environment);
    const watch = progressOn(context.output);
    const approvers = approversFor(context, root);
    const now = context.clock.now();
    const verdict = await verdictOn({ root, cwd, targets, kept, approvers, fitter, now, index, watch });
    if ("unknownTarget" in verdict) throw new UsageError(verdict.message);
    const problems = [...trackedState(root, environment), ...verdict.problems];
    print(context, { root, verdict, problems });
    return problems.some(isError) ? exitCodes.problems : exitCodes.ok;
  } finally {
    await fitter.close();
  }
}

interface Found {
  readonly root: string;
  readonly verdict: Verdict;
  readonly problems: readonly Problem[];
}

function print({ format, output, environment }: Context, { root, verdict, problems }: Found): void {
  const folder = folderInRepository(root, environment.GITHUB_WORKSPACE);
  switch (format) {
    case "json":
      output.data(`${jsonText({ version: 1, problems: problems.map(problemToJson) }, 2)}\n`);
      break;
    case "github":
      output.data(formatGithub(problems, folder));
      break;
    case "sarif":
      output.data(formatSarif(problems, { version: packageJson.version, folder }));
      break;
    default:
      output.data(formatProblems(problems, textsOf(verdict.files), { color: output.color, columns: output.columns }));
      if (problems.length === 0) output.say(`No problems in ${counted(verdict)}.`);
  }
}

/** GitHub wants paths from the root of the repository, which its runners name; "" where nobody does. */
function folderInRepository(root: string, repository: string | undefined): string {
  const folder = repository === undefined || repository === "" ? "." : relativeTo(repository, root);
  return folder === "." || folder.startsWith("..") ? "" : `${folder}/`;
}

function counted({ campaigns: count, deliveries }: Verdict): string {
  const campaigns = `${count} ${count === 1 ? "campaign" : "campaigns"}`;
  if (deliveries === 0) return `${campaigns}, but nothing of ${count === 1 ? "it" : "them"} goes out: no posts`;
  return `${campaigns} with ${deliveries} ${deliveries === 1 ? "delivery" : "deliveries"}`;
}
