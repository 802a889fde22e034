import { hostname } from "node:os";
import { loadWorkspace } from "../../campaign/load.ts";
import type { Workspace } from "../../campaign/model.ts";
import { problemToJson } from "../../diagnostics/format-json.ts";
import { formatProblems } from "../../diagnostics/format-text.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import type { Source } from "../../diagnostics/source.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import { LedgerError } from "../../ledger/ledger.ts";
import { openLedger } from "../../ledger/open.ts";
import type { Account } from "../../networks/network.ts";
import { factsToKeep } from "../../networks/server-facts.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import { type AccountCheckEntry, accountChecksText } from "../../preview/accounts/checks.ts";
import { accountsText } from "../../preview/accounts/list.ts";
import { askAccount } from "../../publish/account/ask-account.ts";
import { lastDelivery } from "../../publish/account/judge-account.ts";
import { realTimer } from "../../publish/engine.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, FaultError, UsageError } from "../frame/exit-codes.ts";
import { printLines } from "../frame/print-lines.ts";
import { type Checked, checkEntry, listEntry } from "../new/account-entries.ts";
import { connector } from "../publishing/connections.ts";
import { placeOf, viewing } from "../workspace/ledger.ts";
import { preparedWith, workspaceRoot } from "../workspace/prepared.ts";
import { sayRestored } from "../workspace/say-restored.ts";
import { sayUpdated } from "../workspace/updating.ts";

/** Every account, what it needs, and whether it is there. Asks no server. */
export async function runAccountsList(context: Context): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const { workspace, problems, sources } = await loadWorkspace(root);
  if (workspace === undefined) return unusable(context, problems, sources);
  const environment = context.environmentFor(root);
  const entries = [...workspace.accounts.values()].map((account) => listEntry(account, workspace, environment));
  if (context.format === "json") {
    context.output.data(`${jsonText({ version: 1, accounts: entries }, 2)}\n`);
  } else printLines(context.output, accountsText(entries));
  return exitCodes.ok;
}

/** Every account, asked all at once who it is; none where accounts.yaml cannot be used. */
export async function askedEntries(
  context: Context,
  root: string,
  prepared: Prepared,
): Promise<readonly AccountCheckEntry[]> {
  const accounts = [...(prepared.workspace?.accounts.values() ?? [])];
  const environment = context.environmentFor(root);
  return (await askAll(context, { root, prepared, accounts })).map((each) => checkEntry(each, environment));
}

interface Asked {
  readonly root: string;
  readonly prepared: Prepared;
  readonly accounts: readonly Account[];
}

async function askAll(context: Context, { root, prepared, accounts }: Asked): Promise<readonly Checked[]> {
  const environment = context.environmentFor(root);
  const asking = { connect: connector(context, root, environment), timer: realTimer, realClock: context.realClock };
  const deliveries = prepared.all.flatMap((staged) => staged.plan.deliveries);
  return Promise.all(
    accounts.map(async (account): Promise<Checked> => {
      const last = lastDelivery(deliveries, account.id, context.realClock.now());
      return { account, answer: await askAccount(account, asking), last };
    }),
  );
}

/** Asks each account who it is, all at once; exit 3 when one needs a person. */
export async function runAccountsCheck(context: Context, targets: readonly string[]): Promise<ExitCode> {
  const root = workspaceRoot(context);
  const { prepared, hasLedger } = await viewing(context, root, async (view) => ({
    prepared: await preparedWith(context, view, { root, targets: [] }),
    hasLedger: view !== undefined,
  }));
  const { workspace } = prepared;
  if (workspace === undefined) return unusable(context, prepared.loadProblems, prepared.sources);
  const accounts = chosenAccounts(workspace, targets);
  const environment = context.environmentFor(root);
  const checked = await askAll(context, { root, prepared, accounts });
  const entries = checked.map((each) => checkEntry(each, environment));
  const kept = hasLedger ? await keepFacts(context, { root, workspace, checked }) : ({ kind: "no-ledger" } as const);
  print(context, entries, kept.kind === "kept");
  sayMore(context, prepared, entries, kept);
  return codeOf(context, entries, kept);
}

/** Nothing is known of the accounts: the problems of accounts.yaml say why. */
function unusable(
  { format, output }: Context,
  problems: readonly Problem[],
  sources: ReadonlyMap<string, Source>,
): ExitCode {
  if (format === "json") {
    const json = { version: 1, accounts: [], problems: problems.map(problemToJson) };
    output.data(`${jsonText(json, 2)}\n`);
  } else output.data(formatProblems(problems, sources, { color: output.color, columns: output.columns }));
  return exitCodes.problems;
}

/** All of them, or those that the command line names, by themselves or by a group. */
function chosenAccounts({ accounts, groups }: Workspace, targets: readonly string[]): readonly Account[] {
  if (targets.length === 0) return [...accounts.values()];
  const ids = targets.flatMap((target) => {
    const members = accounts.has(target) ? [target] : groups.get(target);
    if (members !== undefined) return members;
    const guess = didYouMean(target, [...accounts.keys(), ...groups.keys()]) ?? "";
    throw new UsageError(`There is no account or group "${target}" in campaigns/accounts.yaml. ${guess}`.trimEnd());
  });
  const wanted = new Set(ids);
  return [...accounts.values()].filter((account) => wanted.has(account.id));
}

type Keeping =
  | { readonly kind: "kept" }
  | { readonly kind: "no-ledger" }
  | { readonly kind: "fault"; readonly error: LedgerError };

/** Limits and tokens' ends go into the ledger that was there to look at; only `publish` makes one. */
async function keepFacts(
  context: Context,
  { root, workspace, checked }: { root: string; workspace: Workspace; checked: readonly Checked[] },
): Promise<Keeping> {
  const place = placeOf(context, root);
  const realNow = () => context.realClock.now();
  const who = `accounts check on ${hostname()}`;
  try {
    const updated = (copy: string | undefined) => sayUpdated(context, root, copy);
    const ledger = await openLedger(place, { workspace: workspace.id, who, now: realNow, realNow, updated });
    try {
      await sayRestored(context, ledger);
      const before = await ledger.facts();
      for (const { account, answer } of checked) {
        const facts = answer.kind === "identity" ? factsToKeep(account, answer.identity, before) : undefined;
        if (facts !== undefined) await ledger.saveFacts(account.id, facts);
      }
      return { kind: "kept" };
    } finally {
      await ledger.close();
    }
  } catch (error) {
    if (error instanceof LedgerError) return { kind: "fault", error };
    throw error;
  }
}

function print({ format, output }: Context, entries: readonly AccountCheckEntry[], factsKept: boolean): void {
  if (format === "json") output.data(`${jsonText({ version: 1, accounts: entries, factsKept }, 2)}\n`);
  else printLines(output, accountChecksText(entries, { color: output.color }));
}

function sayMore({ output }: Context, prepared: Prepared, entries: readonly AccountCheckEntry[], kept: Keeping): void {
  const ready = entries.filter(({ state }) => state === "ready").length;
  output.say(`${ready} of ${entries.length} accounts are ready.`);
  if (kept.kind === "no-ledger") {
    output.say("There is no ledger yet, so what the servers told is not kept. `campaign publish` makes one.");
  }
  if (prepared.unusable.length > 0) {
    output.warn("Some files cannot be used, so their posts are not counted here. `campaign validate` says why.");
  }
}

/** The highest that applies. */
function codeOf({ output }: Context, entries: readonly AccountCheckEntry[], kept: Keeping): ExitCode {
  if (kept.kind === "fault") throw new FaultError(kept.error.message, { cause: kept.error });
  const clocks = entries.flatMap(({ clock }) => clock ?? []);
  if (clocks.length > 0 && clocks.every(({ right }) => !right)) {
    output.warn("The clock of this machine is wrong: every server that was asked disagrees with it. Set it right.");
    return exitCodes.fault;
  }
  return entries.some(({ needsPerson }) => needsPerson) ? exitCodes.person : exitCodes.ok;
}
