/** The stages as the publisher calls them: read the files, then make the messages of what is due. */
import type { UnusableFile } from "../campaign/model.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Source } from "../diagnostics/source.ts";
import { deliveriesOf } from "../diagnostics/unique.ts";
import type { Delivery } from "../plan/delivery.ts";
import type { Ready, Stages, Work } from "../publish/work.ts";
import type { Fitter } from "../render/images/fit.ts";
import { fitMessage } from "../render/message.ts";
import type { Context } from "./context.ts";
import { checkStaged, fitterFor, type Prepared, prepare, type Staged } from "./pipeline.ts";

export interface OpenStages extends Stages {
  /** The files as they were last read, for code frames. */
  sources(): ReadonlyMap<string, Source>;
  /** What the last `read` saw, rendered. */
  prepared(): Prepared | undefined;
  close(): Promise<void>;
}

/** accounts.yaml cannot be used: nothing can be published, and these problems say why. */
export class UnusableWorkspace extends Error {
  override readonly name = "UnusableWorkspace";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super("campaigns/accounts.yaml cannot be used, so nothing can be published.");
    this.problems = problems;
  }
}

const isError = (problem: Problem) => problem.severity === "error";

/** Problems of a campaign that are not one delivery's: what they concern is missing from the plan, or all of it. */
function wholeProblems(staged: Staged): readonly Problem[] {
  return staged.problems.filter((problem) => isError(problem) && deliveriesOf(problem).length === 0);
}

/** A campaign whose day nobody has confirmed is as good as a file that does not load. */
function blockedFile({ campaign }: Staged): UnusableFile {
  return { file: campaign.source.file, campaign: campaign.id };
}

function workOf(prepared: Prepared, targets: readonly string[]): Work {
  const { workspace, selected, unusable, loadProblems } = prepared;
  if (workspace === undefined) {
    throw new UnusableWorkspace(loadProblems.filter(isError));
  }
  const usable = selected.filter(({ plan }) => !plan.blocked);
  return {
    workspace,
    deliveries: usable
      .flatMap((staged) => staged.plan.deliveries)
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1)),
    unusable: [...unusable, ...selected.filter(({ plan }) => plan.blocked).map(blockedFile)],
    partial: new Set(usable.filter(({ plan }) => plan.partial).map(({ campaign }) => campaign.id)),
    problems: [...loadProblems.filter(isError), ...selected.flatMap(wholeProblems)],
    ...(targets.length === 0 ? {} : { only: new Set(selected.map((staged) => staged.campaign.id)) }),
  };
}

/** Renders, checks and fits some deliveries of one campaign. */
async function readyOf(
  staged: Staged,
  ids: ReadonlySet<string>,
  world: { readonly prepared: Prepared; readonly fitter: Fitter; readonly root: string; readonly now: Date },
): Promise<readonly Ready[]> {
  const { prepared, fitter, root, now } = world;
  const rendered = staged.rendered.filter((each) => ids.has(each.delivery.id));
  const { workspace } = prepared;
  if (workspace === undefined || rendered.length === 0) return [];
  const checked = await checkStaged({ staged, rendered, all: prepared.all, workspace, fitter, now });
  const errors = [...staged.problems, ...checked].filter(isError);
  return Promise.all(
    rendered.map(async (each): Promise<Ready> => {
      const problems = errors.filter((problem) => deliveriesOf(problem).includes(each.delivery.id));
      if (problems.length > 0) return { delivery: each.delivery, problems };
      const fitted = await fitMessage(each, fitter, root);
      return fitted.ok
        ? { delivery: each.delivery, message: fitted.message }
        : { delivery: each.delivery, problems: fitted.problems };
    }),
  );
}

export function stagesFor(context: Context, root: string, targets: readonly string[]): OpenStages {
  const fitter = fitterFor(root);
  let prepared: Prepared | undefined;
  return {
    async read() {
      prepared = await prepare(context, root, targets);
      return workOf(prepared, targets);
    },
    async messages(deliveries: readonly Delivery[], now: Date) {
      if (prepared === undefined) return [];
      const world = { prepared, fitter, root, now };
      const ids = new Set(deliveries.map((delivery) => delivery.id));
      const made = (await Promise.all(prepared.selected.map((staged) => readyOf(staged, ids, world)))).flat();
      const byId = new Map(made.map((ready) => [ready.delivery.id, ready]));
      return deliveries.map((delivery) => byId.get(delivery.id) ?? { delivery, problems: [] });
    },
    sources: () => prepared?.sources ?? new Map(),
    prepared: () => prepared,
    close: () => fitter.close(),
  };
}
