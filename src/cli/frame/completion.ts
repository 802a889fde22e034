/** The shell's script, and the words that the shell asks for with it. */
import { awarenessDays } from "../../calendar/awareness-days.ts";
import { loadWorkspace } from "../../campaign/load.ts";
import { preparedFor, workspaceRoot } from "../workspace/prepared.ts";
import type { Context } from "./context.ts";
import type { Declaration } from "./declaration.ts";
import { type ExitCode, exitCodes, UsageError } from "./exit-codes.ts";
import type { Flags } from "./flags.ts";

const scripts: Readonly<Record<string, string>> = {
  bash: `_campaign() {
  local IFS=$'\\n'
  local words
  words=$("\${COMP_WORDS[0]}" completion --words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _campaign campaign
`,
  zsh: `#compdef campaign
_campaign() {
  local -a words_found
  words_found=("\${(@f)$("\${words[1]}" completion --words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "\${words_found[1]}" ]]; then compadd -a words_found; else _files; fi
}
compdef _campaign campaign
`,
  fish: `function __campaign_words
  set -l words (commandline --tokenize --current-process --cut-at-cursor)
  $words[1] completion --words -- $words[2..-1] (commandline --current-token --cut-at-cursor) 2>/dev/null
end
complete --command campaign --arguments '(__campaign_words)'
`,
};

const globalFlags = ["--workspace", "--ledger", "--format", "--no-color", "--verbose", "--quiet", "--help"];

function nameOf({ name, group }: Declaration): string {
  return group === undefined ? name : `${group.name} ${name}`;
}

function flagsOf({ flags }: Declaration): readonly string[] {
  return [...flags.map(([flag]) => flag.split(" ")[0] ?? ""), ...globalFlags];
}

/** The command that has been typed, and what comes after it. */
function commandIn(
  declarations: readonly Declaration[],
  words: readonly string[],
): { command: Declaration; rest: readonly string[] } | undefined {
  for (const command of declarations) {
    const name = nameOf(command).split(" ");
    if (name.every((word, index) => words[index] === word)) return { command, rest: words.slice(name.length) };
  }
  return undefined;
}

async function idsOf(context: Context): Promise<{ campaigns: string[]; accounts: string[] }> {
  const { campaigns, workspace } = await loadWorkspace(workspaceRoot(context));
  return {
    campaigns: campaigns.map(({ id }) => id),
    accounts: workspace === undefined ? [] : [...workspace.accounts.keys(), ...workspace.groups.keys()],
  };
}

async function deliveriesOf(context: Context, { takesPosts }: Declaration): Promise<readonly string[]> {
  const { all } = await preparedFor(context, workspaceRoot(context), []);
  const ids = all.flatMap(({ plan }) => plan.deliveries.map(({ id }) => id));
  return takesPosts ? [...new Set(ids.map((id) => id.slice(0, id.lastIndexOf("/")))), ...ids] : ids;
}

async function valuesOf(context: Context, command: Declaration, flag: string): Promise<readonly string[] | undefined> {
  const takesValue = command.flags.some(([written]) => written.startsWith(`${flag} <`));
  switch (flag) {
    case "--format":
      return command.formats;
    case "--campaign":
      return (await idsOf(context)).campaigns;
    case "--account":
    case "--to":
      return (await idsOf(context)).accounts;
    case "--day":
      return awarenessDays.map(({ id }) => id);
    case "--except":
      return ["critical"];
    case "--workspace":
    case "--ledger":
      return [];
    default:
      return takesValue ? [] : undefined;
  }
}

/** What may stand where the last of these words begins; nothing where a file's name may. */
async function wordsFor(
  context: Context,
  declarations: readonly Declaration[],
  typed: readonly string[],
): Promise<readonly string[]> {
  const before = typed.slice(0, -1);
  const last = typed.at(-1) ?? "";
  const found = commandIn(declarations, before);
  if (found === undefined) {
    const names = declarations.map((each) => nameOf(each).split(" "));
    const next = names.filter((name) => before.every((word, index) => name[index] === word));
    return [...new Set(next.flatMap((name) => name[before.length] ?? []))];
  }
  const { command, rest } = found;
  const values = await valuesOf(context, command, rest.at(-1) ?? "");
  if (values !== undefined) return values;
  if (last.startsWith("-")) return flagsOf(command);
  if (command.name === "completion") return Object.keys(scripts);
  if (command.takesCampaigns || command.takesSwitch) return (await idsOf(context)).campaigns;
  if (command.takesAccounts) return (await idsOf(context)).accounts;
  return command.takesDeliveries === undefined ? [] : deliveriesOf(context, command);
}

/** Prints the script of one shell; with --words, what fits next. */
export async function runCompletion(
  context: Context,
  declarations: readonly Declaration[],
  { targets, flags }: { readonly targets: readonly string[]; readonly flags: Flags },
): Promise<ExitCode> {
  if (flags.words === true) {
    const words = await wordsFor(context, declarations, targets);
    context.output.data(words.map((word) => `${word}\n`).join(""));
    return exitCodes.ok;
  }
  const script = Object.hasOwn(scripts, targets[0] ?? "") ? scripts[targets[0] ?? ""] : undefined;
  if (script === undefined || targets.length > 1) {
    throw new UsageError(
      `Name one shell: ${Object.keys(scripts)
        .map((name) => `campaign completion ${name}`)
        .join(", ")}.`,
    );
  }
  context.output.data(script);
  return exitCodes.ok;
}
