import { problemToJson } from "../../diagnostics/format-json.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { allProblems, fitterFor, type Prepared, prepare, workspaceRoot } from "../pipeline.ts";

/** Prints every problem; exit 1 when one of them is an error. */
export async function runValidate(context: Context, targets: readonly string[]): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const fitter = fitterFor(root);
  try {
    const prepared = await prepare(context, root, targets);
    const problems = await allProblems(prepared, fitter, context.clock.now());
    if (context.format === "json") {
      context.output.data(`${JSON.stringify({ version: 1, problems: problems.map(problemToJson) }, undefined, 2)}\n`);
    } else {
      context.output.data(
        formatProblems(problems, prepared.sources, { color: context.output.color, columns: context.output.columns }),
      );
      if (problems.length === 0) context.output.say(`No problems in ${counted(prepared)}.`);
    }
    return problems.some((problem) => problem.severity === "error") ? exitCodes.problems : exitCodes.ok;
  } finally {
    await fitter.close();
  }
}

function counted({ selected }: Prepared): string {
  const deliveries = selected.flatMap(({ plan }) => plan.deliveries).length;
  return `${selected.length} ${selected.length === 1 ? "campaign" : "campaigns"} with ${deliveries} deliveries`;
}
