/**
 * `format:` of accounts.yaml: the rules by which a workspace is meant. A program that does not know them refuses the key,
 * and so sends nothing, where it would overlook an approval or a sensitive period.
 */
import path from "node:path";
import { parseDocument } from "yaml";
import { type Fault, fault } from "../../diagnostics/fault.ts";
import { writeFileAtomically } from "../../system/files/files.ts";
import { accountsName } from "./list-files.ts";
import { readWorkspaceFile } from "./read-file.ts";
import type { WorkspaceFiles } from "./workspace-files.ts";

/** The newest that this program knows. */
export const newestFormat = "2";

/** The first file of a workspace that nothing before format 2 heeds. */
function whatNeedsIt({ beside, acts }: Pick<WorkspaceFiles, "beside" | "acts">): string | undefined {
  const names = (["periods.yaml", "consents.yaml"] as const).filter((name) => beside[name].kind !== "missing");
  return names.length > 0 ? `campaigns/${names[0]}` : acts[0]?.file;
}

/** Why a workspace of these files says too little of its format; undefined where it says enough. */
export function formatNeeded(files: Pick<WorkspaceFiles, "beside" | "acts">, format: string): Fault | undefined {
  const because = format === newestFormat ? undefined : whatNeedsIt(files);
  if (because === undefined) return undefined;
  return fault(
    "format-needed",
    `There is ${because}, and accounts.yaml does not say \`format: 2\`: an older program would send without heeding it.`,
    "Write `format: 2` at the beginning of campaigns/accounts.yaml. Until then nothing is sent.",
  );
}

/** What accounts.yaml says of itself; 1 where it says nothing. */
export function formatOf(text: string): string {
  const said = parseDocument(text, { schema: "failsafe", version: "1.2" }).get("format");
  return typeof said === "string" ? said : "1";
}

/** Writes `format: 2` into accounts.yaml, all else of it left as it is. True where it did not say so before. */
export function writeFormat(root: string): boolean {
  const read = readWorkspaceFile(root, accountsName);
  if (read.kind !== "text") return false;
  const { text } = read;
  const document = parseDocument(text, { schema: "failsafe", version: "1.2" });
  if (document.errors.length > 0 || document.get("format") === newestFormat) return false;
  const feed = text.includes("\r\n") ? "\r\n" : "\n";
  const line = `format: ${newestFormat}${feed}`;
  const written = /^format[ \t]*:.*(\r?\n|$)/m.exec(text);
  const at = written?.index ?? firstKeyIn(text);
  writeFileAtomically(
    path.join(root, accountsName),
    text.slice(0, at) + line + text.slice(at + (written?.[0].length ?? 0)),
  );
  return true;
}

/** Behind what stands at the head: comments, a blank line, the mark of a document. */
function firstKeyIn(text: string): number {
  return /^(?:\uFEFF)?(?:[ \t]*(?:#[^\n]*)?\r?\n|---[ \t]*\r?\n)*/.exec(text)?.[0].length ?? 0;
}
