/** What somebody meant who wrote it otherwise: each refusal says the form that would have been understood. */

import type { Declaration } from "./declaration.ts";
import { UsageError } from "./exit-codes.ts";

/** What people type first, by what they know from elsewhere. */
const meantCommands: ReadonlyMap<string, string> = new Map([
  ["account", "accounts list"],
  ["calendar", "days"],
  ["check", "validate"],
  ["continue", "resume"],
  ["copy", "roll"],
  ["create", "new"],
  ["delete", "recall"],
  ["export", "pack"],
  ["history", "log"],
  ["list", "status"],
  ["post", "publish"],
  ["remove", "recall"],
  ["run", "publish"],
  ["schedule", "plan"],
  ["show", "preview"],
  ["stop", "pause --all"],
  ["test", "rehearse"],
  ["unpause", "resume"],
  ["verify", "log --verify"],
  ["version", "--version"],
]);

/** Words after a command that takes none: `pause all` is meant as `pause --all`. */
export function refuseWords({ flags, wordsMean }: Declaration, fullName: string, words: readonly string[]): void {
  const [word] = words;
  if (word === undefined) return;
  const shown = words.join(" ");
  // Behind a lone `--` flags are words.
  const meant = flagFor(flags, word.replace(/^--/, ""));
  if (meant !== undefined)
    throw new UsageError(
      `Write \`campaign ${fullName} ${meant}\`: "${shown}" ${word.startsWith("--") ? "behind a lone --" : "without its hyphens"} is not understood.`,
    );
  // Only what a shell takes as it stands is shown as a line to write.
  const forms = words.every((each) => /^[\w./-]+$/.test(each)) ? (wordsMean?.(words) ?? []) : [];
  const how =
    forms.length === 0
      ? "Its --help shows how."
      : `Write ${forms.map((form) => `\`campaign ${fullName} ${form}\``).join(" or ")}.`;
  throw new UsageError(`\`campaign ${fullName}\` takes no words of its own: "${shown}". ${how}`);
}

/** `publish dry-run`: beside what the command says of a name that it does not know. */
export function withMeant(
  error: unknown,
  { flags, takesCampaigns }: Declaration,
  { fullName, targets }: { readonly fullName: string; readonly targets: readonly string[] },
): unknown {
  if (!(error instanceof UsageError)) return error;
  const [flag] = targets.flatMap((target) => flagFor(flags, target) ?? []);
  const hint =
    flag !== undefined
      ? `If the flag is meant: \`campaign ${fullName} ${flag}\`.`
      : takesCampaigns && targets.includes("all")
        ? `Without a name \`campaign ${fullName}\` takes all of them.`
        : "";
  return hint === "" ? error : new UsageError(`${error.message} ${hint}`, { cause: error });
}

function flagFor(flags: Declaration["flags"], word: string): string | undefined {
  return flags.map(([flag]) => flag).find((flag) => flag.split(" ")[0] === `--${word}`);
}

interface Heard {
  /** The names of a group's commands. */
  readonly group?: { readonly name: string; readonly commands: readonly string[] };
  /** Of the program. */
  readonly commands?: readonly string[];
  /** Of the command that was called. */
  readonly flags?: Declaration["flags"];
  readonly fullName?: string;
  /** Names of the commands that take a flag. */
  readonly takers?: (flag: string) => readonly string[];
}

/** In place of commander's own words, where those leave somebody alone. */
export function plainly(text: string, heard: Heard = {}): string {
  const { group, commands = [] } = heard;
  const [, lacking, value] = /^error: option '(?:-\w, )?(--[\w-]+) <([^>]+)>' argument missing/.exec(text) ?? [];
  if (lacking !== undefined) return `${lacking} wants something after it: ${lacking} <${value}>.\n`;
  const [, unknown = ""] = /^error: unknown command '([^']*)'/.exec(text) ?? [];
  if (unknown !== "" && group !== undefined && !text.includes("Did you mean")) {
    const last = `\`campaign ${group.name} ${group.commands.at(-1)} ${unknown}\``;
    const one = /^[a-z0-9][a-z0-9-]*$/.test(unknown) ? `; for one of them, ${last}` : "";
    return `After \`campaign ${group.name}\` comes ${group.commands.join(" or ")}${one}.\n`;
  }
  const small = unknown.toLowerCase();
  if (small !== unknown && commands.includes(small)) return `\`campaign ${small}\` is written in small letters.\n`;
  const meant = group === undefined ? meantCommands.get(small) : undefined;
  if (meant !== undefined) return `There is no command "${unknown}". \`campaign ${meant}\` does that.\n`;
  if (/^error: unknown option '-[vV]'/.test(text)) return "`campaign --version` says the version.\n";
  return plainlyOfFlags(text, heard) ?? text;
}

function plainlyOfFlags(text: string, { flags = [], fullName, takers }: Heard): string | undefined {
  const [, hyphens, name = "", inline] = /^error: unknown option '(--?)([\w-]+)(=[^']*)?'/.exec(text) ?? [];
  const known = flagFor(flags, name);
  if (known === undefined) {
    const others = (takers?.(`--${name}`) ?? []).map((other) => `\`campaign ${other}\``);
    if (others.length === 0 || fullName === undefined || hyphens === "-") return undefined;
    // Where many take it, their names tell nothing.
    return others.length > 3
      ? `--${name} is no flag of \`campaign ${fullName}\`.\n`
      : `--${name} is a flag of ${new Intl.ListFormat("en-GB").format(others)}.\n`;
  }
  if (hyphens === "-") return `Write ${known}, with two hyphens.\n`;
  return inline === undefined ? undefined : `${known} takes nothing behind it.\n`;
}
