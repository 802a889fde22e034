/**
 * Problems as workflow commands, which GitHub shows beside the lines of a pull request.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
import { withoutCommands } from "../system/text/actions-log.ts";
import { printable } from "../system/text/printable.ts";
import type { Problem, Severity } from "./problem.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** A command ends at the end of its line, and begins with `::`: neither may come from a campaign. */
function escapedText(text: string): string {
  return withoutCommands(printable(text)).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** `folder`: where the workspace lies in the repository, "" or with a slash at its end. */
export function formatGithub(problems: readonly Problem[], folder: string): string {
  return problems
    .map(({ severity, code, message, help, place }) => {
      const properties = {
        file: `${folder}${place.file}`,
        line: String(place.line),
        col: String(place.column),
        endColumn: String(place.column + place.length),
        title: code,
      };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
      return `::${commands[severity]} ${written.join(",")}::${escapedText(`${message} ${help}`.trim())}\n`;
    })
    .join("");
}
