import packageJson from "../../../package.json" with { type: "json" };
import { trackedState } from "../../campaign/file/tracked-state.ts";
import { formatGithub } from "../../diagnostics/format-github.ts";
import { problemToJson } from "../../diagnostics/format-json.ts";
import { formatSarif } from "../../diagnostics/format-sarif.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { allProblems } from "../../pipeline/problems.ts";
import { relativeTo } from "../../system/files/files.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes } from "../frame/exit-codes.ts";
import { fitterFor, preparedFor, workspaceRoot } from "../workspace/prepared.ts";

/** Prints every problem; exit 1 when one of them is an error. */
export async function runValidate(context: Context, targets: readonly string[]): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const fitter = fitterFor(context, root);
  try {
    const prepared = await preparedFor(context, root, targets);
    const checked = await allProblems(prepared, fitter, context.clock.now());
    const problems = [...trackedState(root, context.environment), ...checked];
    print(context, prepared, problems);
    return problems.some(isError) ? exitCodes.problems : exitCodes.ok;
  } finally {
    await fitter.close();
  }
}

function print({ format, output, environment }: Context, prepared: Prepared, problems: readonly Problem[]): void {
  const { sources, root } = prepared;
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
      output.data(formatProblems(problems, sources, { color: output.color, columns: output.columns }));
      if (problems.length === 0) output.say(`No problems in ${counted(prepared)}.`);
  }
}

/** GitHub wants paths from the root of the repository, which its runners name; "" where nobody does. */
function folderInRepository(root: string, repository: string | undefined): string {
  const folder = repository === undefined || repository === "" ? "." : relativeTo(repository, root);
  return folder === "." || folder.startsWith("..") ? "" : `${folder}/`;
}

function counted({ selected }: Prepared): string {
  const deliveries = selected.flatMap(({ plan }) => plan.deliveries).length;
  const campaigns = `${selected.length} ${selected.length === 1 ? "campaign" : "campaigns"}`;
  if (deliveries === 0)
    return `${campaigns}, but nothing of ${selected.length === 1 ? "it" : "them"} goes out: no posts`;
  return `${campaigns} with ${deliveries} ${deliveries === 1 ? "delivery" : "deliveries"}`;
}
