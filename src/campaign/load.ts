/** The load stage: every file of a workspace, read, checked and normalised. All problems of all files at once. */
import { withoutQuotedSecrets } from "../diagnostics/confidential.ts";
import { fault, problemAt } from "../diagnostics/fault.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Source } from "../diagnostics/source.ts";
import { inTurn, unwatched, type Watch } from "../system/steps.ts";
import { shortened } from "../system/text/shorten.ts";
import { readAct } from "./approvals/read-act.ts";
import { understandConsents } from "./consents/understand-consents.ts";
import { isDraft } from "./file/drafts.ts";
import { fileProblem } from "./file/file-problems.ts";
import { formatNeeded } from "./file/format.ts";
import { accountsName, besideNames } from "./file/list-files.ts";
import type { ReadResult } from "./file/read-file.ts";
import { readFiles, type WorkspaceFiles } from "./file/workspace-files.ts";
import type { Loaded, UnusableFile } from "./model.ts";
import { namesIn } from "./names/names.ts";
import type { Periods } from "./periods/period.ts";
import { readPeriods } from "./periods/read-periods.ts";
import type { KnownRule } from "./surroundings.ts";
import { type UnderstoodCampaign, understandAccounts, understandCampaign } from "./understand.ts";
import { understandWords } from "./words/understand-words.ts";
import { readYaml, type YamlFile } from "./yaml/read-yaml.ts";
import { textSource } from "./yaml/yaml-source.ts";

export interface LoadOptions {
  readonly watch?: Watch;
  /** The rules that `checks` may name; absent: any name is taken. */
  readonly knownRules?: readonly KnownRule[];
  /** Ids of the built-in signposts, which words.yaml may name; absent: any id is taken. */
  readonly knownSignposts?: ReadonlySet<string>;
}

interface Read {
  readonly file: string;
  readonly yaml: YamlFile | undefined;
  readonly problems: readonly Problem[];
}

function parsed(file: string, result: ReadResult): Read {
  if (result.kind !== "text") return { file, yaml: undefined, problems: [fileProblem(file, result)] };
  const yaml = readYaml(file, result.text);
  return { file, yaml, problems: yaml.problems };
}

/** Two files of one id would share their ledger rows: neither can be used. */
function sharedIds(understood: readonly UnderstoodCampaign[]): readonly Problem[] {
  const byId = Map.groupBy(understood, ({ id }) => id);
  return [...byId].flatMap(([id, same]) =>
    id === undefined || same.length < 2
      ? []
      : same.map(({ source }) => {
          const others = same.filter((other) => other.source !== source);
          const names = others.map((other) => other.source.file).join(" and ");
          const found = fault(
            "id-twice",
            `The campaign id "${id}" is also used by ${names}.`,
            "Give each campaign an id of its own; until then neither is published.",
          );
          return {
            ...problemAt(source, ["campaign"], found),
            related: others.map((other) => other.source.place(["campaign"])),
          };
        }),
  );
}

function sourcesOf(reads: readonly { readonly yaml?: YamlFile | undefined }[]): ReadonlyMap<string, Source> {
  return new Map(reads.flatMap(({ yaml }) => (yaml === undefined ? [] : [[yaml.source.file, yaml.source] as const])));
}

/** Never throws for what stands in a file; only for a disk that fails. `root` is the folder that holds campaigns/. */
export async function loadWorkspace(root: string, options: LoadOptions = {}): Promise<Loaded> {
  return loadFrom(await readFiles(root), options);
}

/** The same of files that were read already. Looks at nothing else. */
export async function loadFrom(workspaceFiles: WorkspaceFiles, options: LoadOptions = {}): Promise<Loaded> {
  const { root, listing } = workspaceFiles;
  const accounts = parsed(accountsName, workspaceFiles.accounts);

  const acts = workspaceFiles.acts.map(({ file, read, signature }) => ({ file, ...readAct(file, read, signature) }));
  const needs = (format: string) => formatNeeded(workspaceFiles, format);
  const understoodAccounts = accounts.yaml && understandAccounts(accounts.yaml, root, needs);
  const names = accounts.yaml?.data === undefined ? undefined : namesIn(accounts.yaml.data);
  const campaignFiles = await inTurn(
    [...workspaceFiles.drafts, ...workspaceFiles.campaigns],
    async ({ file, read, pack }) => {
      const each = parsed(file, read);
      const { adapted } = pack === undefined ? {} : await import("./packs/adapt.ts");
      const whole = each.yaml && adapted?.(each.yaml, pack);
      const yaml = whole?.file ?? each.yaml;
      const surroundings = { names, rules: options.knownRules, faults: whole?.faults };
      return { ...each, understood: yaml && understandCampaign(yaml, surroundings) };
    },
    { watch: options.watch ?? unwatched, named: ({ file }) => `reading ${file}` },
  );
  const reads: readonly Read[] = campaignFiles;
  const understood = withoutReplaced(campaignFiles.flatMap((each) => each.understood ?? []));
  const shared = sharedIds(understood);
  const sharing = new Set(shared.map(({ place }) => place.file));
  const campaigns = understood.flatMap(({ campaign, source }) =>
    campaign === undefined || sharing.has(source.file) ? [] : [campaign],
  );
  const usable = new Set(campaigns.map(({ source }) => source.file));
  const idOf = new Map(understood.map(({ id, source }) => [source.file, id]));
  const workspace = understoodAccounts?.workspace;
  const consents = understandConsents(workspaceFiles.beside["consents.yaml"], names);
  const words = understandWords(workspaceFiles.beside["words.yaml"], {
    audiences: names?.audiences,
    signposts: options.knownSignposts,
  });
  const periods = readPeriods(workspaceFiles.beside["periods.yaml"], {
    ...(names && { people: names.people, approvers: names.approval.by }),
    campaigns: new Set(understood.flatMap(({ id }) => id ?? [])),
    ...(workspace && { accounts: new Set(workspace.accounts.keys()), groups: workspace.groups }),
  });
  return {
    ...(workspace && { workspace }),
    consents: consents.consents,
    words: words.words,
    campaigns,
    forChecks: {
      ...(understoodAccounts?.forChecks && { workspace: understoodAccounts.forChecks }),
      campaigns: understood.flatMap(({ forChecks, campaign, source }) =>
        sharing.has(source.file) ? (forChecks ?? campaign ?? []) : (forChecks ?? []),
      ),
    },
    unusable: [
      ...(workspace === undefined ? [{ file: accountsName }] : []),
      ...reads
        .map(({ file }) => file)
        .filter((file) => !usable.has(file))
        .map((file) => unusable(file, idOf.get(file))),
    ],
    acts: acts.flatMap(({ act }) => act ?? []),
    unreadActs: acts.flatMap(({ act, file }) => (act === undefined ? [file] : [])),
    periods: unreadStop(listing) ?? periods.periods,
    problems: [
      ...quietly(accounts, [...accounts.problems, ...(understoodAccounts?.problems ?? [])]),
      ...reads.flatMap((each) => quietly(each, each.problems)),
      ...understood.flatMap(({ source, problems }) => withoutQuotedSecrets(problems, [source])),
      ...shared,
      ...acts.flatMap((each) => quietly(each, each.problems)),
      ...withoutQuotedSecrets(consents.problems, consents.yaml === undefined ? [] : [consents.yaml.source]),
      ...quietly(words, words.problems),
      // What is wrong with the folder is told of accounts.yaml.
      ...(workspaceFiles.accounts.kind === "unreadable" ? [] : quietly(periods, periods.problems)),
      ...misnamed(workspaceFiles),
      ...listing.problems,
    ],
    sources: sourcesOf([accounts, ...reads, ...acts, consents, periods, words]),
  };
}

/** A stop always wins: one under a wrong name stops everything until somebody looks at it. */
function unreadStop({ unreadStop: file }: WorkspaceFiles["listing"]): Periods | undefined {
  if (file === undefined) return undefined;
  const name = shortened(file);
  const reason = `${name} is not read under that name, and may be meant to stop what goes out, so nothing is sent. Rename it (pause.yaml, periods.yaml), or move it out of campaigns/.`;
  return { kind: "unusable", reason };
}

/** Beside the draft of a campaign, which it is to become, that campaign itself is not looked at. */
function withoutReplaced(understood: readonly UnderstoodCampaign[]): readonly UnderstoodCampaign[] {
  const drafted = new Set(understood.flatMap(({ id, source }) => (isDraft(source.file) ? (id ?? []) : [])));
  return understood.filter(({ id, source }) => isDraft(source.file) || id === undefined || !drafted.has(id));
}

/** A campaign under a name that means something else: nothing of it would ever be read. */
function misnamed({ beside, accounts }: WorkspaceFiles): readonly Problem[] {
  const files = [
    [accountsName, accounts] as const,
    ...besideNames.map((name) => [`campaigns/${name}`, beside[name]] as const),
  ];
  return files.flatMap(([file, read]) => {
    const key = read.kind === "text" ? /^campaign[ \t]*:/m.exec(read.text) : null;
    if (key === null || read.kind !== "text") return [];
    const source = textSource(file, read.text);
    const name = file.slice("campaigns/".length);
    const found = fault(
      "campaign-misnamed",
      `${file} holds a campaign, and is never read as one: ${name} means something else here.`,
      "Give the file another name, such as the campaign's id and .yaml.",
    );
    return [problemAt(source, [], found)];
  });
}

function quietly({ yaml }: { readonly yaml?: YamlFile | undefined }, problems: readonly Problem[]): readonly Problem[] {
  return withoutQuotedSecrets(problems, yaml === undefined ? [] : [yaml.source]);
}

function unusable(file: string, campaign: string | undefined): UnusableFile {
  return { file, ...(campaign !== undefined && { campaign }) };
}
