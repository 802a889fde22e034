/** The stages in a row: load, plan, render. Every command that looks at campaigns starts here. */

import type { FiledAct } from "../campaign/approvals/act.ts";
import type { Consents } from "../campaign/consents/consents.ts";
import { draftsAmong } from "../campaign/file/drafts.ts";
import { accountsName, besideNames } from "../campaign/file/list-files.ts";
import { readFiles, type WorkspaceFiles } from "../campaign/file/workspace-files.ts";
import { loadFrom } from "../campaign/load.ts";
import type { UnusableFile, Workspace } from "../campaign/model.ts";
import type { Periods } from "../campaign/periods/period.ts";
import type { Words } from "../campaign/words/words.ts";
import { rules } from "../check/rules/index.ts";
import { builtInSignposts } from "../check/text/help/directory.ts";
import { fault, problemAt } from "../diagnostics/fault.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Source } from "../diagnostics/source.ts";
import type { Permits } from "../permission/permit.ts";
import { permitsOf } from "../permission/permits.ts";
import { atLeast, type NamedApprovers } from "../permission/signature/approvers.ts";
import type { Sent } from "../publish/judge/moved.ts";
import { inTurn, unwatched, type Watch } from "../system/steps.ts";
import { type Kept, type KeptFacts, tokenEndsIn } from "./kept.ts";
import { select, type UnknownTarget } from "./select.ts";
import { type Staged, stageCampaign } from "./stage.ts";

export interface Prepared {
  readonly root: string;
  /** What it was made from. */
  readonly from: { readonly files: WorkspaceFiles; readonly kept: Kept };
  /** Nothing was named, so every campaign is selected. */
  readonly everything: boolean;
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
  /** Of the people in pictures. */
  readonly consents: Consents;
  /** campaigns/words.yaml. */
  readonly words: Words;
  /** What must be given before anything goes out, as these files have it. */
  readonly permits: Permits;
  readonly periods: Periods;
  /** What people agreed to and took back. */
  readonly acts: readonly FiledAct[];
  readonly approvers: NamedApprovers;
  /** What servers have told of themselves, by account id. */
  readonly facts: KeptFacts;
  /** Id of the workspace's ledger, where there is one. */
  readonly ledger?: string;
  /** Deliveries that are recalled, or skipped by a person: what they say counts in no check. */
  readonly over: ReadonlySet<string>;
  /** What went out, as it was due. */
  readonly sent: readonly Sent[];
  /** By account id: when its token ends, where its network has told. */
  readonly tokenEnds: ReadonlyMap<string, Date>;
}

export interface Asked {
  /** The workspace's. */
  readonly root: string;
  /** From where `targets` that are paths are named. */
  readonly cwd: string;
  /** Campaigns by file or id; none means all. */
  readonly targets: readonly string[];
  readonly kept: Kept;
  /** Whose signatures count, as this machine is told. */
  readonly approvers: NamedApprovers;
  /** Of the root, where somebody has read them already: with the drafts that `targets` name. */
  readonly files?: WorkspaceFiles;
  /** Whether a draft may be named. */
  readonly drafts?: boolean;
  /** Shows how far reading has come. */
  readonly watch?: Watch;
}

/** Files that every campaign is read with. */
const forAll: ReadonlySet<string> = new Set([accountsName, ...besideNames.map((name) => `campaigns/${name}`)]);

/** Load, plan and render the workspace; `targets` selects campaigns by file or id. */
export async function prepare(asked: Asked): Promise<Prepared | UnknownTarget> {
  const { root, cwd, targets, kept, approvers, watch = unwatched } = asked;
  const drafts = draftsAmong(targets, { root, cwd });
  const [draft] = drafts;
  if (draft !== undefined && asked.drafts !== true) return refusedDraft(draft);
  const files = asked.files ?? (await readFiles(root, drafts));
  const loaded = await loadFrom(files, {
    knownRules: rules,
    knownSignposts: builtInSignposts,
    watch,
  });
  const selection = select(targets, { loaded, cwd, root });
  if ("unknownTarget" in selection) return selection;
  const workspace = loaded.workspace && atLeast(loaded.workspace, approvers);
  const { facts, ledger, over, sent } = kept;
  const all =
    workspace === undefined
      ? []
      : await inTurn(loaded.campaigns, (campaign) => stageCampaign(campaign, workspace, facts), {
          watch,
          named: ({ id }) => `planning ${id}`,
        });
  const forChecks = () => {
    const known = workspace ?? loaded.forChecks.workspace;
    const campaigns = [...(workspace === undefined ? loaded.campaigns : []), ...loaded.forChecks.campaigns];
    const chosen = campaigns.filter(({ source }) => selection.has(source.file));
    return {
      workspace: known,
      staged: known === undefined ? [] : chosen.map((each) => stageCampaign(each, known, facts)),
    };
  };
  const concerns = (file: string) => forAll.has(file) || selection.has(file);
  return {
    root,
    from: { files, kept },
    everything: selection.everything,
    workspace,
    all,
    selected: all.filter((staged) => selection.has(staged.campaign.source.file)),
    forChecks,
    facts,
    consents: loaded.consents,
    words: loaded.words,
    periods: loaded.periods,
    acts: loaded.acts,
    approvers,
    permits: permitsOf({
      periods: loaded.periods,
      consents: loaded.consents,
      groups: workspace?.groups ?? new Map(),
      approvals: workspace && {
        workspace,
        campaigns: loaded.campaigns,
        acts: loaded.acts,
        unreadActs: loaded.unreadActs,
        withdrawals: kept.withdrawals,
        losses: kept.losses,
        named: approvers,
      },
    }),
    unusable: loaded.unusable.filter((file) => concerns(file.file)),
    loadProblems: [...loaded.problems, ...approverProblems(workspace, approvers)].filter(
      (problem) => selection.everything || concerns(problem.place.file),
    ),
    sources: loaded.sources,
    tokenEnds: tokenEndsIn(facts, workspace?.accounts.values() ?? []),
    over,
    sent,
    ...(ledger === undefined ? {} : { ledger }),
  };
}

function approverProblems(workspace: Workspace | undefined, named: NamedApprovers): readonly Problem[] {
  if (workspace === undefined) return [];
  const { source, approval } = workspace;
  if (named.kind === "unusable") {
    return [problemAt(source, [], fault("approvers-unusable", named.reason, "Until then nobody's word counts."))];
  }
  if (named.kind === "file" || !approval.signed) return [];
  return [problemAt(source, ["policies", "approval", "signed"], signedOnly)];
}

const signedOnly = fault(
  "approval-keys-here",
  "`signed: true` proves nothing against somebody who may edit accounts.yaml: they can put a key of their own there.",
  "Name a file with the keys, outside the repository, in CAMPAIGN_APPROVERS on each publisher (docs/approval.md). Anywhere else this is only a reminder.",
);

function refusedDraft(file: string): UnknownTarget {
  return {
    unknownTarget: file,
    message: `${file} is a draft: it can be validated, planned, previewed and rehearsed. Move it to campaigns/ when it is ready.`,
  };
}
