/** The command line as commander sees it. Each command's code is loaded when it is called, not before. */
import { Command, CommanderError } from "commander";
import packageJson from "../../../package.json" with { type: "json" };
import { writeAll } from "../../system/output.ts";
import { viewMaskerFor } from "../../system/secrets/mask.ts";
import { isActionsLog, withoutCommands } from "../../system/text/actions-log.ts";
import { printableLine } from "../../system/text/printable.ts";
import { widthOfHelp } from "../own-answers.ts";
import { type GlobalFlags, openContext } from "./context.ts";
import type { CommandGroup, Declaration } from "./declaration.ts";
import { declarations } from "./declarations.ts";
import { exitCodes, FaultError, UsageError } from "./exit-codes.ts";
import type { Flags } from "./flags.ts";
import { listenForSignals } from "./signals.ts";
import { onceOnly, refuseEmpty, refusePasted } from "./typed.ts";
import { plainly, refuseWords, withMeant } from "./wrong-use.ts";

const reserved = ["report"];

/** What one command line comes to: its exit code, and how to speak of an error (masked, once a command has begun). */
interface Outcome {
  code: number;
  warn: (text: string) => void;
}

async function perform(
  declaration: Declaration,
  targets: readonly string[],
  flags: Flags,
  outcome: Outcome,
): Promise<void> {
  const { heedsSignals: heeds = "tidy" } = declaration;
  const how = typeof heeds === "function" ? heeds(flags) : heeds;
  const signals = listenForSignals(how === "finish");
  const context = openContext(flags as GlobalFlags, declaration.formats, signals);
  outcome.warn = context.output.warn;
  const run = await declaration.load();
  const code = await run(context, targets, flags);
  outcome.code = signals.code() ?? code;
}

/** The command that stands for a group; made when the first of the group is declared. */
function groupIn(program: Command, { name, summary }: CommandGroup): Command {
  const known = program.commands.find((command) => command.name() === name);
  if (known !== undefined) return known;
  const commands = declarations.filter(({ group }) => group?.name === name).map((each) => each.name);
  return program
    .command(name)
    .summary(summary)
    .description(`${sentence(summary)}.`)
    .configureOutput({ outputError: (text, write) => write(plainly(text, { group: { name, commands } })) })
    .showHelpAfterError(`(campaign ${name} --help shows how)`);
}

function declare(program: Command, declaration: Declaration, outcome: Outcome): void {
  const { group } = declaration;
  const parent = group === undefined ? program : groupIn(program, group);
  const fullName = group === undefined ? declaration.name : `${group.name} ${declaration.name}`;
  const command = parent
    .command(declaration.name)
    .summary(declaration.summary)
    .description(`${sentence(declaration.summary)}.`);
  if (declaration.takesCampaigns)
    command.argument("[campaigns...]", "campaign files or ids (all of the workspace when none is named)");
  if (declaration.takesAccounts)
    command.argument("[accounts...]", "accounts and groups (every account when none is named)");
  if (declaration.takesDeliveries !== undefined) command.argument("[deliveries...]", declaration.takesDeliveries);
  if (declaration.takesSwitch) command.argument("[switch...]", "the campaign, its switch, and the position");
  if (declaration.takesWords) command.argument("[words...]", "words to search for, as --search takes them");
  if (declaration.takesFiles) command.argument("[files...]", "files and folders, as they were sent");
  if (declaration.takesFolder) command.argument("[folder...]", "the folder to begin in (else this one)");
  if (declaration.takesShell) command.argument("[shell...]", "bash, zsh or fish");
  for (const [flag, description] of declaration.flags) addFlag(command, flag, description);
  command
    .configureOutput({
      outputError: (text, write) => write(plainly(text, { flags: declaration.flags, fullName, takers })),
    })
    .addHelpText(
      "after",
      `\nPrints ${declaration.formats.join(", ")} (--format).\n\nExamples:\n${declaration.examples.map((line) => `  ${line}\n`).join("")}`,
    )
    .showHelpAfterError(`(campaign ${fullName} --help shows how)`)
    .allowExcessArguments()
    .action((...given: unknown[]) => {
      // The shell that completes a line hands on its words as far as they are typed.
      if (declaration.takesShell === undefined) refuseEmpty(command.args);
      refuseWords(declaration, fullName, Array.isArray(given[0]) ? [] : command.args);
      const targets = Array.isArray(given[0]) ? (given[0] as string[]) : [];
      return perform(declaration, targets, command.optsWithGlobals<Flags>(), outcome).catch((error: unknown) => {
        throw withMeant(error, declaration, { fullName, targets });
      });
    });
}

/** The commands that take a flag, by their full names. */
function takers(flag: string): readonly string[] {
  return declarations
    .filter(({ flags }) => flags.some(([written]) => written.split(" ")[0] === flag))
    .map(({ group, name }) => (group === undefined ? name : `${group.name} ${name}`));
}

function addFlag(command: Command, flag: string, description: string): void {
  if (flag.includes("<")) command.option(flag, description, onceOnly(flag));
  else command.option(flag, description);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where help goes. */
interface Stdout {
  print(text: string): void;
  /** Undefined where it is no terminal. */
  columns(): number | undefined;
}

const ownStdout: Stdout = { print: (text) => writeAll(1, text), columns: () => process.stdout.columns };

function build(outcome: Outcome, stdout: Stdout): Command {
  const widthOn = (columns = widthOfHelp) => Math.min(columns, widthOfHelp);
  const program = new Command("campaign")
    .description("Plans, checks and publishes awareness-day campaigns: every post once, on time, as agreed.")
    .version(packageJson.version, "--version", "print the version");
  addFlag(program, "--workspace <dir>", "the folder that holds campaigns/ (else the nearest one upwards)");
  addFlag(program, "--ledger <path>", "the ledger file (else .campaign/ledger.sqlite in the workspace)");
  addFlag(program, "--format <format>", "text, json, or what the command offers besides");
  program
    .option("--no-color", "plain output (NO_COLOR does the same)")
    .option("--verbose", "say more")
    .option("--quiet", "say less")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .showHelpAfterError("(campaign --help lists the commands)")
    .configureOutput({
      writeOut: stdout.print,
      getOutHelpWidth: () => widthOn(stdout.columns()),
      getErrHelpWidth: () => widthOn(process.stderr.columns),
      outputError: (text, write) =>
        write(plainly(text, { commands: program.commands.map((command) => command.name()) })),
      writeErr: (text) => writeAll(2, isActionsLog(process.env) ? withoutCommands(text) : text),
    })
    .exitOverride();
  for (const declaration of declarations) declare(program, declaration, outcome);
  return program;
}

function refuseUnbuilt(argv: readonly string[]): void {
  const name = argv.find((word) => !word.startsWith("-"));
  if (name === undefined) return;
  if (reserved.includes(name)) throw new UsageError(`\`campaign ${name}\` is a reserved name: it is not built yet.`);
}

const full: readonly string[] = ["ENOSPC", "EDQUOT"];
const refusing: readonly string[] = [
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOENT",
  "ENOTDIR",
  "EEXIST",
  "EISDIR",
  "ENAMETOOLONG",
];

/** What a folder or a disk refuses is no fault of the program. */
function isOfTheDisk(error: unknown): error is NodeJS.ErrnoException {
  const { code = "", syscall } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  return syscall !== undefined && (full.includes(code) || refusing.includes(code));
}

function wordsOfTheDisk({ code = "", path: file }: NodeJS.ErrnoException): string {
  if (full.includes(code)) return `the disk has no room left (${code}). Free some space, and try again.`;
  // Files are written beside their place first, under a name of their own.
  const name = file?.replace(/\.[0-9a-f]{12}\.part$/, "") ?? "a file";
  return `${printableLine(name)} cannot be read or written (${code}). Is the folder there, and yours?`;
}

function explain(error: unknown, outcome: Outcome, verbose: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError || error instanceof FaultError) outcome.warn(message);
  else if (isOfTheDisk(error)) outcome.warn(`campaign could not go on: ${wordsOfTheDisk(error)}`);
  else
    outcome.warn(
      `campaign could not go on: ${message}\nThis looks like a fault in campaign itself; --verbose shows where.`,
    );
  if (verbose && error instanceof Error && error.stack !== undefined) outcome.warn(error.stack);
  return error instanceof UsageError ? exitCodes.usage : exitCodes.fault;
}

/** Runs one command line and returns its exit code; never throws. */
export async function main(argv: readonly string[], stdout = ownStdout): Promise<number> {
  const mask = viewMaskerFor(process.env);
  const shown = (text: string) => (isActionsLog(process.env) ? withoutCommands(mask(text)) : mask(text));
  const outcome: Outcome = { code: exitCodes.ok, warn: (text) => writeAll(2, `${shown(text)}\n`) };
  try {
    refusePasted(argv);
    refuseUnbuilt(argv);
    await build(outcome, stdout).parseAsync([...argv], { from: "user" });
    return outcome.code;
  } catch (error) {
    return explain(error, outcome, argv.includes("--verbose"));
  }
}
