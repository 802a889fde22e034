/** Problems as SARIF 2.1.0, which code scanners and editors read. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
import { jsonText } from "../system/text/json.ts";
import type { Place, Problem, Severity } from "./problem.ts";

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

function locationOf(folder: string, { file, line, column, length }: Place) {
  const uri = `${folder}${file}`.split("/").map(encodeURIComponent).join("/");
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
      region: { startLine: line, startColumn: column, endColumn: column + length },
    },
  };
}

export interface SarifTool {
  readonly version: string;
  /** Where the workspace lies in the repository, "" or with a slash at its end. */
  readonly folder: string;
}

export function formatSarif(problems: readonly Problem[], { version, folder }: SarifTool): string {
  const codes = [...new Set(problems.map(({ code }) => code))].toSorted();
  const results = problems.map(({ code, severity, message, help, place, related = [] }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: `${message} ${help}`.trim() },
    locations: [locationOf(folder, place)],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((each) => locationOf(folder, each)) }),
  }));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "campaign", version, rules: codes.map((id) => ({ id })) } },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}
