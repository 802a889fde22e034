/** The stages as the command line asks for them: its workspace, its targets, and what the ledger keeps. */
import path from "node:path";
import { findWorkspace } from "../../campaign/file/workspace.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Fitter } from "../../images/fit.ts";
import { openFitter } from "../../pipeline/fitter.ts";
import { type KeepsFacts, keptIn } from "../../pipeline/kept.ts";
import { type Asked, type Prepared, prepare } from "../../pipeline/prepare.ts";
import { type OpenStages, openStages } from "../../pipeline/reading.ts";
import { problemsOf, verdictIndex } from "../../pipeline/verdict.ts";
import type { Watch } from "../../system/steps.ts";
import type { Context } from "../frame/context.ts";
import { UsageError } from "../frame/exit-codes.ts";
import { progressOn } from "../frame/progress.ts";
import { approversFor } from "./approvers.ts";
import { viewing } from "./ledger.ts";

/** The workspace's root. @throws {UsageError} when there is none. */
export function workspaceRoot(context: Context): string {
  const start = context.workspace === undefined ? context.cwd : path.resolve(context.cwd, context.workspace);
  const root = findWorkspace(start);
  if (root === undefined || (context.workspace !== undefined && path.resolve(start) !== root)) {
    throw new UsageError(
      context.workspace === undefined
        ? "There is no campaigns/ folder here or in a folder above. `campaign new` makes one; --workspace names one elsewhere."
        : `${context.workspace} holds no campaigns/ folder.`,
    );
  }
  return root;
}

/** `ledger`: undefined where there is none. @throws {UsageError} for a target that is no campaign here. */
export async function preparedWith(
  context: Context,
  ledger: KeepsFacts | undefined,
  asked: Pick<Asked, "root" | "targets" | "drafts">,
): Promise<Prepared> {
  const kept = await keptIn(ledger);
  const approvers = approversFor(context, asked.root);
  const prepared = await prepare({ ...asked, cwd: context.cwd, kept, approvers, watch: progressOn(context.output) });
  if ("unknownTarget" in prepared) throw new UsageError(prepared.message);
  return prepared;
}

/** All that is wrong with it; of a whole workspace as it was found before, where nothing has changed. */
export function problemsIn(context: Context, prepared: Prepared, fitter: Fitter): Promise<readonly Problem[]> {
  const index = verdictIndex(prepared.root, context.environment);
  return problemsOf(prepared, { fitter, now: context.clock.now(), index, watch: progressOn(context.output) });
}

/** Looks at the ledger for that; a command that shows more of it takes `lookOnce`. */
export async function preparedFor(
  context: Context,
  root: string,
  targets: readonly string[],
  { drafts = false } = {},
): Promise<Prepared> {
  return viewing(context, root, (ledger) => preparedWith(context, ledger, { root, targets, drafts }));
}

export function fitterFor(
  { environment }: Context,
  root: string,
  how: { readonly cacheRoot?: string; readonly retry?: boolean } = {},
): Fitter {
  return openFitter(root, { environment, ...how });
}

/** For what goes to nobody, so drafts may be named. */
export function stagesToRehearse(context: Context, root: string, targets: readonly string[]): OpenStages {
  const prepare = () => preparedFor(context, root, targets, { drafts: true });
  return stagesOver(context, root, prepare, progressOn(context.output));
}

/** `prepare`: as `preparedFor` does, for whoever has the ledger open already. */
export function stagesOver(
  context: Context,
  root: string,
  prepare: () => Promise<Prepared>,
  watch?: Watch,
): OpenStages {
  return openStages({
    ...(watch && { watch }),
    root,
    prepare,
    fitter: fitterFor(context, root),
    realNow: () => context.realClock.now(),
    secretIn: context.secretIn,
  });
}
