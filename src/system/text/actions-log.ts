/**
 * What GitHub Actions reads in the log of a job: a line that begins with `::`, and `##[` anywhere, are commands to it, on
 * both streams. A sign without a width, which the log shows as nothing, parts them.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
const part = "\u200b";

export function isActionsLog(environment: Readonly<Record<string, string | undefined>>): boolean {
  return environment.GITHUB_ACTIONS === "true";
}

export function withoutCommands(text: string): string {
  return text.replace(/^((?:[^\S\n]|\u0085)*):(?=:)/gm, `$1:${part}`).replace(/##(?=\[)/g, `#${part}#`);
}
