/** The stages in a row: load, plan, render, check, fit. Every command that looks at campaigns starts here. */
import path from "node:path";
import { loadWorkspace } from "../campaign/load.ts";
import type { Asset, Campaign, Loaded, UnusableFile, Workspace } from "../campaign/model.ts";
import { findWorkspace } from "../campaign/workspace.ts";
import { check } from "../check/check.ts";
import { rules } from "../check/rules/index.ts";
import { withoutQuotedSecrets } from "../diagnostics/confidential.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Source } from "../diagnostics/source.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import { deliveriesOf, problemKey, uniqueProblems } from "../diagnostics/unique.ts";
import { networkOf } from "../networks/registry.ts";
import { factsFor } from "../networks/server-facts.ts";
import type { Plan } from "../plan/delivery.ts";
import { asMeant } from "../plan/meant.ts";
import { planCampaign } from "../plan/plan.ts";
import { movedProblems, type Sent } from "../publish/moved.ts";
import { unpinnedLedger } from "../publish/pin.ts";
import type { Fitter, ImageFacts, ImageFault } from "../render/images/fit.ts";
import { createFitter } from "../render/images/fitter.ts";
import type { Rendered } from "../render/rendered.ts";
import { renderDelivery } from "../render/text.ts";
import { relativeTo } from "../system/files.ts";
import { ownKey, ownState } from "../system/own-state.ts";
import type { Context } from "./context.ts";
import { UsageError } from "./exit-codes.ts";
import { type KeptFacts, readKept, tokenEndsIn } from "./kept-facts.ts";

/** One campaign after plan and render. `problems` are of these two stages. */
export interface Staged {
  readonly campaign: Campaign;
  readonly plan: Plan;
  readonly rendered: readonly Rendered[];
  readonly problems: readonly Problem[];
}

export interface Prepared {
  readonly root: string;
  readonly workspace: Workspace | undefined;
  /** Every campaign that loads, selected or not. */
  readonly all: readonly Staged[];
  readonly selected: readonly Staged[];
  /** Of the selected files that cannot be used, or all where accounts.yaml cannot: staged to be checked, never to be sent. */
  readonly forChecks: () => { readonly workspace: Workspace | undefined; readonly staged: readonly Staged[] };
  /** Of the selected files, and of accounts.yaml. */
  readonly unusable: readonly UnusableFile[];
  /** Of loading, for the selected files and accounts.yaml. */
  readonly loadProblems: readonly Problem[];
  readonly sources: ReadonlyMap<string, Source>;
  /** What servers have told of themselves. */
  readonly kept: KeptFacts;
  /** Id of the workspace's ledger, where there is one. */
  readonly ledger?: string;
  /** Deliveries that are recalled, or skipped by a person: what they say counts in no check. */
  readonly over: ReadonlySet<string>;
  /** What went out, as it was due. */
  readonly sent: readonly Sent[];
  /** By account id: when its token ends, where its network has told. */
  readonly tokenEnds: ReadonlyMap<string, Date>;
}

/** The workspace's root; wrong use when there is none. */
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

/** `cacheRoot`: the workspace whose fitted pictures are used again. `retry`: tries again what took too long before. */
export function fitterFor(
  { environment }: Context,
  root: string,
  { cacheRoot = root, retry = false }: { readonly cacheRoot?: string; readonly retry?: boolean } = {},
): Fitter {
  return createFitter({
    root,
    retry,
    cache: path.join(cacheRoot, ".campaign", "images"),
    own() {
      const folder = ownState(cacheRoot, environment);
      const key = folder === undefined ? undefined : ownKey(folder);
      return folder === undefined || key === undefined ? undefined : { folder, key };
    },
  });
}

function stage(campaign: Campaign, workspace: Workspace, kept: KeptFacts): Staged {
  const plan = planCampaign(campaign, workspace);
  const results = plan.deliveries.map((delivery) => {
    const { account } = delivery;
    return renderDelivery(delivery, networkOf(account.network).profile(account, factsFor(account, kept)));
  });
  return {
    campaign,
    plan,
    rendered: results.map((result) => result.rendered),
    problems: withoutQuotedSecrets(
      [...plan.problems, ...uniqueProblems(results.flatMap((result) => result.problems))],
      [campaign.source.text, workspace.source.text],
    ),
  };
}

interface Selection {
  has(file: string): boolean;
  readonly everything: boolean;
}

/** Which files the words of the command line name: paths of campaign files, or campaign ids. */
function select(targets: readonly string[], loaded: Loaded, context: Context, root: string): Selection {
  if (targets.length === 0) return { has: () => true, everything: true };
  const ids = new Map<string, string[]>();
  const files = new Set<string>();
  const known = [
    ...loaded.campaigns.map((campaign) => ({ campaign: campaign.id, file: campaign.source.file })),
    ...loaded.unusable,
  ];
  for (const { campaign, file } of known) {
    files.add(file);
    if (campaign !== undefined) ids.set(campaign, [...(ids.get(campaign) ?? []), file]);
  }
  const chosen = targets.flatMap((target) => {
    const file = relativeTo(root, path.resolve(context.cwd, target));
    if (files.has(file)) return [file];
    const named = ids.get(target);
    if (named !== undefined) return named;
    throw new UsageError(
      `There is no campaign or campaign file "${target}" in this workspace. ${didYouMean(target, ids.keys()) ?? ""}`.trimEnd(),
    );
  });
  const set = new Set(chosen);
  return { has: (file) => set.has(file), everything: false };
}

const accountsFile = "campaigns/accounts.yaml";

/** Load, plan and render the workspace; `targets` selects campaigns by file or id. */
export async function prepare(context: Context, root: string, targets: readonly string[]): Promise<Prepared> {
  const loaded = await loadWorkspace(root, { knownRules: rules });
  const selection = select(targets, loaded, context, root);
  const { workspace } = loaded;
  const { facts: kept, ledger, over, sent } = await readKept(context, root);
  const all = workspace === undefined ? [] : loaded.campaigns.map((campaign) => stage(campaign, workspace, kept));
  const forChecks = () => {
    const known = workspace ?? loaded.forChecks.workspace;
    const campaigns = [...(workspace === undefined ? loaded.campaigns : []), ...loaded.forChecks.campaigns];
    const chosen = campaigns.filter(({ source }) => selection.has(source.file));
    return { workspace: known, staged: known === undefined ? [] : chosen.map((each) => stage(each, known, kept)) };
  };
  const concerns = (file: string) => file === accountsFile || selection.has(file);
  return {
    root,
    workspace,
    all,
    selected: all.filter((staged) => selection.has(staged.campaign.source.file)),
    forChecks,
    kept,
    unusable: loaded.unusable.filter((file) => concerns(file.file)),
    loadProblems: loaded.problems.filter((problem) => selection.everything || concerns(problem.place.file)),
    sources: loaded.sources,
    tokenEnds: tokenEndsIn(kept, workspace?.accounts.values() ?? []),
    over,
    sent,
    ...(ledger === undefined ? {} : { ledger }),
  };
}

/** Header facts of each asset that these deliveries use, by asset id. */
async function inspectAssets(
  rendered: readonly Rendered[],
  fitter: Fitter,
  root: string,
): Promise<ReadonlyMap<string, ImageFacts | ImageFault>> {
  const assets = new Map<string, Asset>();
  for (const { delivery, parts } of rendered) {
    for (const part of parts) for (const { asset } of part.images) assets.set(asset.id, asset);
    const card = delivery.card?.image === undefined ? undefined : delivery.campaign.assets.get(delivery.card.image);
    if (card !== undefined) assets.set(card.id, card);
  }
  const inspected = await Promise.all(
    [...assets.values()].map(async (asset) => {
      const result = await fitter.inspect(path.join(root, asset.file));
      return [asset.id, result.ok ? result.facts : result.fault] as const;
    }),
  );
  return new Map(inspected);
}

/** Runs the checks on some deliveries of one campaign. `all` stands in for the neighbourhood, but for what is over. */
export async function checkStaged(input: {
  readonly staged: Staged;
  readonly rendered: readonly Rendered[];
  readonly all: readonly Staged[];
  readonly over: ReadonlySet<string>;
  readonly workspace: Workspace;
  readonly fitter: Fitter;
  readonly now: Date;
  readonly tokenEnds?: ReadonlyMap<string, Date>;
}): Promise<readonly Problem[]> {
  const { staged, rendered, all, over, workspace, fitter, now, tokenEnds = new Map() } = input;
  const judged = new Set(rendered.map(({ delivery }) => delivery.id));
  return check({
    workspace,
    campaign: staged.campaign,
    plan: staged.plan,
    rendered,
    all: all.flatMap((each) =>
      each.rendered.filter(({ delivery }) => !over.has(delivery.id) || judged.has(delivery.id)),
    ),
    images: await inspectAssets(rendered, fitter, workspace.root),
    now,
    tokenEnds,
  });
}

/** Every problem of the selected campaigns, those of unusable files included, in the order of files and places. */
export async function allProblems(prepared: Prepared, fitter: Fitter, now: Date): Promise<readonly Problem[]> {
  const { selected, all, over, loadProblems, tokenEnds } = prepared;
  const { workspace, staged: broken } = prepared.forChecks();
  if (workspace === undefined) return loadProblems;
  const unreached = [...selected, ...broken].flatMap(({ campaign }) => {
    const meant = asMeant(campaign, workspace);
    return meant === undefined ? [] : [stage(meant.campaign, meant.workspace, prepared.kept)];
  });
  const world = { all: [...all, ...broken, ...unreached], over, workspace, fitter, now, tokenEnds };
  const left = ({ rendered }: Staged) => rendered.filter(({ delivery }) => !over.has(delivery.id));
  const problemsOf = async (staged: Staged) => [
    ...staged.problems,
    ...(await checkStaged({ staged, rendered: left(staged), ...world })),
  ];
  const checked = (await Promise.all(selected.map(problemsOf))).flat();
  const echoes = (await Promise.all(broken.map(problemsOf))).flat();
  const meant = (await Promise.all(unreached.map(problemsOf))).flat().map(ofNoDelivery);
  const unpinned =
    prepared.ledger === undefined || prepared.workspace === undefined ? [] : unpinnedLedger(workspace, prepared.ledger);
  const moved = selected.flatMap(({ plan }) => movedProblems(plan.deliveries, prepared.sent));
  const loading = unnamed(loadProblems, checked);
  const told = uniqueProblems([...loading, ...unpinned, ...checked, ...moved, ...notTold(echoes, loadProblems)]);
  const keys = new Set(told.map(problemKey));
  const more = meant.filter((problem) => !keys.has(problemKey(problem)));
  return uniqueProblems([...told, ...more]).toSorted(byPlace);
}

/** There is no such delivery yet: its account is mistyped. */
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

function byPlace(a: Problem, b: Problem): number {
  return a.place.file < b.place.file
    ? -1
    : a.place.file > b.place.file
      ? 1
      : a.place.line - b.place.line || a.place.column - b.place.column;
}
