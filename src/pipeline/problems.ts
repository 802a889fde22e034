/** Everything that is wrong with the selected campaigns: of loading, planning, rendering and the checks. */
import path from "node:path";
import type { Consents } from "../campaign/consents/consents.ts";
import type { Asset, Workspace } from "../campaign/model.ts";
import { withBehind } from "../campaign/montages/behind.ts";
import type { Words } from "../campaign/words/words.ts";
import { check, rulesThatHold } from "../check/check.ts";
import type { Now } from "../check/now.ts";
import { spellerFor } from "../check/text/spelling/speller-for.ts";
import { byPlace, isError, type Problem } from "../diagnostics/problem.ts";
import { deliveriesOf, problemKey, uniqueProblems } from "../diagnostics/unique.ts";
import type { Fitter, ImageFacts, ImageFault } from "../images/fit.ts";
import { asMeant } from "../plan/meant.ts";
import { otherFormProblems } from "../publish/delivery/other-form.ts";
import { movedProblems, outStates } from "../publish/judge/moved.ts";
import { unpinnedLedger } from "../publish/judge/pin.ts";
import { posterOf } from "../render/picture.ts";
import type { Rendered } from "../render/rendered.ts";
import type { Speller } from "../spelling/speller.ts";
import { inTurn, unwatched, type Watch } from "../system/steps.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { periodProblems } from "./permits/period-problems.ts";
import { consentProblems } from "./permitted.ts";
import type { Prepared } from "./prepare.ts";
import { renderedAnyhow, type Staged, stageCampaign } from "./stage.ts";

/** What checks want of a fitter. */
export type Inspector = Pick<Fitter, "inspect">;

/** Header facts of each asset that these deliveries use, by asset id. */
async function inspectAssets(
  rendered: readonly Rendered[],
  fitter: Inspector,
  root: string,
): Promise<ReadonlyMap<string, ImageFacts | ImageFault>> {
  const assets = new Map<string, Asset>();
  for (const { delivery, parts } of rendered) {
    const shown = parts.flatMap(({ images }) => images.map(({ asset }) => asset));
    const card = delivery.card?.image === undefined ? undefined : delivery.campaign.assets.get(delivery.card.image);
    for (const asset of [...shown, ...(card === undefined ? [] : [card])].flatMap(withBehind))
      assets.set(asset.id, asset);
  }
  const inspected = await Promise.all(
    [...assets.values()].map(async (asset): Promise<readonly (readonly [string, ImageFacts | ImageFault])[]> => {
      // Its pictures are looked at, each by itself.
      if (asset.montage !== undefined) return [];
      const poster = posterOf(asset, root);
      // A change of the logo is seen by whoever keeps what was told of files.
      if (poster?.logo !== undefined) await fitter.inspect(poster.logo);
      const result = await fitter.inspect(path.join(root, asset.file), poster);
      if (!result.ok) return [[asset.id, result.fault]];
      // It is drawn for whatever frame it goes into: nothing of it is cut, padded or too small.
      return poster === undefined ? [[asset.id, result.facts]] : [];
    }),
  );
  return new Map(inspected.flat());
}

/** Runs the checks on some deliveries of one campaign. `all` stands in for the neighbourhood, but for what is over. */
export async function checkStaged(input: {
  readonly staged: Pick<Staged, "campaign" | "plan">;
  readonly rendered: readonly Rendered[];
  readonly all: readonly Pick<Staged, "rendered">[];
  readonly over: ReadonlySet<string>;
  readonly workspace: Workspace;
  readonly fitter: Inspector;
  readonly now: Now;
  readonly tokenEnds?: ReadonlyMap<string, Date>;
  readonly consents: Consents;
  readonly words: Words;
  readonly speller?: Speller | undefined;
  /** Whether only errors are wanted. */
  readonly errorsOnly?: boolean;
}): Promise<readonly Problem[]> {
  const {
    errorsOnly,
    staged,
    rendered,
    all,
    over,
    workspace,
    fitter,
    now,
    tokenEnds = new Map(),
    consents,
    words,
    speller,
  } = input;
  const context = {
    workspace,
    campaign: staged.campaign,
    plan: staged.plan,
    rendered,
    all: neighbourhood(all, over, rendered),
    images: await inspectAssets(rendered, fitter, workspace.root),
    now,
    tokenEnds,
    consents,
    words,
    ...(speller && { speller }),
  };
  return errorsOnly === true ? check(context, rulesThatHold) : check(context);
}

/** Every problem of the selected campaigns, those of unusable files included, in the order of files and places. */
export async function allProblems(
  prepared: Prepared,
  fitter: Inspector,
  now: Now,
  watch: Watch = unwatched,
): Promise<readonly Problem[]> {
  return problemsIn(prepared, fitter, { now, watch, errorsOnly: false });
}

/** Errors alone: nobody asks a rule that advises, or opens a dictionary. */
export async function allErrors(prepared: Prepared, fitter: Inspector, now: Now): Promise<readonly Problem[]> {
  return (await problemsIn(prepared, fitter, { now, watch: unwatched, errorsOnly: true })).filter(isError);
}

async function problemsIn(
  prepared: Prepared,
  fitter: Inspector,
  { now, watch, errorsOnly }: { readonly now: Now; readonly watch: Watch; readonly errorsOnly: boolean },
): Promise<readonly Problem[]> {
  const { selected, all, over, loadProblems, tokenEnds, consents, words } = prepared;
  const { workspace, staged: broken } = prepared.forChecks();
  if (workspace === undefined) return loadProblems;
  const unreached = [...selected, ...broken].flatMap(({ campaign }) => {
    const meant = asMeant(campaign, workspace);
    return meant === undefined ? [] : [stageCampaign(meant.campaign, meant.workspace, prepared.facts)];
  });
  const speller = errorsOnly
    ? undefined
    : await spellerFor([...selected, ...broken, ...unreached].flatMap(renderedAnyhow));
  const world = {
    all: [...all, ...broken, ...unreached],
    over,
    workspace,
    fitter,
    now,
    tokenEnds,
    consents,
    words,
    speller,
    errorsOnly,
  };
  const left = ({ rendered }: Staged) => rendered.filter(({ delivery }) => !over.has(delivery.id));
  // What does not apply now is checked among those that go out with it: nobody has the time for its errors once it does.
  const problemsAside = async ({ campaign, asides }: Staged) => {
    const others = asides.map(async ({ staged, rendered, problems }) => {
      const beside = world.all.map((each) => (each.campaign.id === campaign.id ? staged : each));
      return [...problems, ...(await checkStaged({ staged, rendered, ...world, all: beside }))];
    });
    return (await Promise.all(others)).flat();
  };
  const problemsOf = async (staged: Staged) => [
    ...staged.problems,
    ...(await checkStaged({ staged, rendered: left(staged), ...world })),
    ...(await problemsAside(staged)),
  ];
  // Some at once, since their pictures are looked at by processes of their own.
  const judged = (some: readonly Staged[], by: Watch = unwatched) =>
    inTurn(some, problemsOf, { watch: by, named: ({ campaign }) => `checking ${campaign.id}`, abreast: 4 });
  const checked = (await judged(selected, watch)).flat();
  const echoes = (await judged(broken)).flat();
  const meant = (await judged(unreached)).flat().map(ofNoDelivery);
  const unpinned =
    prepared.ledger === undefined || prepared.workspace === undefined ? [] : unpinnedLedger(workspace, prepared.ledger);
  const moved = selected.flatMap(({ plan }) => movedProblems(plan.deliveries, prepared.sent));
  const out = prepared.sent.filter(({ state }) => outStates.includes(state));
  const otherForms = selected.flatMap(({ plan }) => otherFormProblems(plan.deliveries, out, workspace.accounts));
  const loading = unnamed(loadProblems, checked);
  const told = uniqueProblems([
    ...loading,
    ...unpinned,
    ...checked,
    ...consentProblems(prepared),
    ...periodProblems(prepared),
    ...moved,
    ...otherForms,
    ...notTold(echoes, loadProblems),
  ]);
  const keys = new Set(told.map(problemKey));
  // Where not one account could be read, nobody knows what their variables print.
  const isTold = ({ code }: Problem) => code !== "name-unknown" || workspace.accounts.size > 0;
  const more = meant.filter((problem) => isTold(problem) && !keys.has(problemKey(problem)));
  const pairs = new Map(
    selected.flatMap(({ plan }) => plan.deliveries.map(({ id, pair }) => [id, pair?.ids] as const)),
  );
  return uniqueProblems([...told, ...more].map((problem) => ofWholePair(problem, pairs))).toSorted(byPlace);
}

/** What holds one language of a post that goes apart holds the others. */
function ofWholePair(problem: Problem, pairs: ReadonlyMap<string, readonly string[] | undefined>): Problem {
  const named = deliveriesOf(problem);
  if (!isError(problem) || named.every((id) => pairs.get(id) === undefined)) return problem;
  const { delivery: _, ...rest } = problem;
  return { ...rest, deliveries: [...new Set(named.flatMap((id) => pairs.get(id) ?? [id]))] };
}

/** There is no such delivery yet: its account or its time is mistyped. */
function ofNoDelivery({ delivery: _, deliveries: __, ...problem }: Problem): Problem {
  return problem;
}

/** What loading found, but for what a plan says again with the deliveries that it holds. */
function unnamed(found: readonly Problem[], planned: readonly Problem[]): readonly Problem[] {
  const named = new Set(planned.filter((each) => deliveriesOf(each).length > 0).map(problemKey));
  return found.filter((problem) => !named.has(problemKey(problem)));
}

/** On a line that was told already, what else is found in a broken file is only an echo of that. */
function notTold(problems: readonly Problem[], told: readonly Problem[]): readonly Problem[] {
  const lineOf = ({ place }: Problem) => JSON.stringify([place.file, place.line]);
  const lines = new Set(told.map(lineOf));
  return problems.filter((problem) => !lines.has(lineOf(problem)));
}
