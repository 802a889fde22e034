/** What a command is, as data. */
import type { Context } from "./context.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Flags } from "./flags.ts";

/** A word that stands before the names of several commands: `accounts list`, `accounts check`. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
}

type Heeding = "finish" | "tidy";

export interface Declaration {
  readonly name: string;
  /** Where the command is one of a group. */
  readonly group?: CommandGroup;
  readonly summary: string;
  /** Takes campaign files or ids; none means all of the workspace. */
  readonly takesCampaigns: boolean;
  /** Takes accounts and groups; none means every account. */
  readonly takesAccounts?: true;
  /** Takes deliveries (or what the text says). */
  readonly takesDeliveries?: string;
  /** Beside deliveries it takes a whole post (campaign/post): the shell offers both. */
  readonly takesPosts?: true;
  /** Takes a campaign, one of its switches and a position. */
  readonly takesSwitch?: true;
  /** Takes words to search for. */
  readonly takesWords?: true;
  /** Takes any files and folders. */
  readonly takesFiles?: true;
  /** Takes a folder. */
  readonly takesFolder?: true;
  /** Takes the name of a shell. */
  readonly takesShell?: true;
  /** Of a command that takes no words: the flags that these were meant as, one form for each thing that they may be. */
  readonly wordsMean?: (words: readonly string[]) => readonly string[];
  readonly formats: readonly string[];
  readonly flags: readonly (readonly [flag: string, description: string])[];
  readonly examples: readonly string[];
  /**
   * What SIGINT, SIGTERM and SIGHUP do: `finish` what is in hand, or end at once and leave no folder behind (`tidy`, where nothing
   * is said).
   */
  readonly heedsSignals?: Heeding | ((flags: Flags) => Heeding);
  load(): Promise<(context: Context, targets: readonly string[], flags: Flags) => Promise<ExitCode>>;
}
