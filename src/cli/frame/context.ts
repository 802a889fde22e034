/** What every command gets: the world, opened once. */

import { type Clock, clockAt, systemClock } from "../../system/clock.ts";
import { consoleOutput, type Output } from "../../system/output.ts";
import { secretFinderFor, viewMaskerFor } from "../../system/secrets/mask.ts";
import type { Environment } from "../../system/secrets/secrets.ts";
import { environmentOf, type WorkspaceEnvironment } from "../../system/secrets/workspace-environment.ts";
import { isActionsLog } from "../../system/text/actions-log.ts";
import { UsageError } from "./exit-codes.ts";
import type { Signals } from "./signals.ts";

export interface Context {
  readonly output: Output;
  /** Moved by `--now`. */
  readonly clock: Clock;
  /** The real one: leases, the log's own times, server clocks. */
  readonly realClock: Clock;
  /** Whether `--now` was given. */
  readonly clockMoved: boolean;
  /** Absolute. */
  readonly cwd: string;
  /** As given by --workspace. */
  readonly workspace: string | undefined;
  /** As given by --ledger. */
  readonly ledger: string | undefined;
  readonly format: string;
  /** Aborted by SIGINT, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
  /** While this is made nothing is in hand: a signal ends the process at once, also where it finishes else. */
  atOnce<T>(work: () => Promise<T>): Promise<T>;
  /** Without the workspace's .env. */
  readonly environment: Environment;
  /** With it; from then on its secrets are masked too. Only for commands that talk to a network or a ledger. */
  environmentFor(root: string): Environment;
  /** As everything that is printed: for files that are written to be looked at. */
  masked(text: string): string;
  /** The name of the variable whose secret stands in it, of the environment as far as it was opened. */
  secretIn(text: string): string | undefined;
  /** Whether the .env that is there was not read, although it names the ledger or may. */
  lacksLedger(root: string): boolean;
}

/** Global flags, as commander parsed them. */
export interface GlobalFlags {
  readonly workspace?: string;
  readonly ledger?: string;
  readonly format?: string;
  readonly color?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly now?: string;
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as flags take it: ISO 8601 with an offset. */
export function parseInstant(text: string, flag: string): Date {
  const instant = new Date(text);
  if (!instantPattern.test(text) || Number.isNaN(instant.getTime())) {
    throw new UsageError(`${flag} ${text} is not an instant. Write it with its offset, as in 2027-03-18T09:00:00Z.`);
  }
  return instant;
}

/** Colour when stdout is a terminal that can show it and nobody asked for none (https://no-color.org). */
function wantsColor(flags: GlobalFlags, environment: Environment): boolean {
  if (flags.color === false || (environment.NO_COLOR ?? "") !== "" || environment.TERM === "dumb") return false;
  return process.stdout.isTTY === true;
}

function checkedFormat(flags: GlobalFlags, formats: readonly string[]): string {
  const format = flags.format ?? "text";
  if (!formats.includes(format)) {
    throw new UsageError(`--format ${format} is not known here. This command can print ${formats.join(", ")}.`);
  }
  return format;
}

function refusePostgresOnArgv(ledger: string | undefined): void {
  if (ledger !== undefined && /^[a-z]+:\/\//i.test(ledger)) {
    throw new UsageError(
      "--ledger takes a path. The address of a database holds a password and belongs in CAMPAIGN_LEDGER, since every user of the machine can read a command line.",
    );
  }
}

export function openContext(
  flags: GlobalFlags,
  formats: readonly string[],
  { signal, atOnce }: Pick<Signals, "signal" | "atOnce">,
): Context {
  const { env } = process;
  refusePostgresOnArgv(flags.ledger);
  let secretIn = secretFinderFor(env);
  let mask = viewMaskerFor(env);
  const known = new Map<string, WorkspaceEnvironment>();
  const output = consoleOutput({
    color: wantsColor(flags, env),
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
    mask: (text) => mask(text),
    toActions: isActionsLog(env),
    isText: (flags.format ?? "text") === "text",
  });
  /** Read once, and told once, when it was not read. */
  const opened = (root: string): WorkspaceEnvironment => {
    const before = known.get(root);
    if (before !== undefined) return before;
    const found = environmentOf(root, env);
    secretIn = secretFinderFor(found.environment);
    mask = viewMaskerFor(found.environment);
    known.set(root, found);
    if (found.refused !== undefined) output.warn(found.refused.message);
    return found;
  };
  const clock = flags.now === undefined ? systemClock : clockAt(parseInstant(flags.now, "--now"));
  return {
    output,
    clock,
    realClock: systemClock,
    clockMoved: flags.now !== undefined,
    cwd: process.cwd(),
    workspace: flags.workspace,
    ledger: flags.ledger,
    format: checkedFormat(flags, formats),
    signal,
    atOnce,
    environment: env,
    environmentFor: (root) => opened(root).environment,
    masked: (text) => mask(text),
    secretIn: (text) => secretIn(text),
    lacksLedger: (root) => (env.CAMPAIGN_LEDGER ?? "") === "" && opened(root).refused?.mayNameLedger === true,
  };
}
