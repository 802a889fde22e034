/** campaigns/pause.yaml, the stop switch as a file. Every value is taken as written: YAML guesses no types here. */
import { lstatSync, rmSync } from "node:fs";
import path from "node:path";
import { parseDocument, stringify } from "yaml";
import { z } from "zod";
import { writeFileAtomically } from "../../system/files/files.ts";
import { shortened } from "../../system/text/shorten.ts";
import { idLength, idPattern } from "../written/scalar-schemas.ts";
import { readWorkspaceFile } from "./read-file.ts";

export const pauseFile = "campaigns/pause.yaml";

export type PauseScope =
  | { readonly kind: "all" }
  | { readonly kind: "campaign"; readonly id: string }
  | { readonly kind: "account"; readonly id: string };

export interface PauseEntry {
  readonly scope: PauseScope;
  readonly reason: string;
  readonly until?: Date;
  readonly exceptCritical: boolean;
}

export type PauseFile =
  | { readonly kind: "missing" }
  /** There, with nothing in it: everything is paused. */
  | { readonly kind: "empty"; readonly since: Date }
  | { readonly kind: "entries"; readonly since: Date; readonly entries: readonly PauseEntry[] }
  | { readonly kind: "unusable"; readonly reason: string };

/** UTF-16 code units that are shown of a reason, without what looks like a secret. */
const longestReason = 500;
const id = z.string().max(idLength, "is too long").regex(idPattern, "is not an id");
const instant = z.iso.datetime({ offset: true, error: "is not an instant with its offset" });
const shared = { reason: z.string().optional(), until: instant.optional(), except: z.literal("critical").optional() };
const fileSchema = z.array(
  z.union([
    z.strictObject({ all: z.literal("true"), ...shared }),
    z.strictObject({ campaign: id, ...shared }),
    z.strictObject({ account: id, ...shared }),
  ]),
);
type Written = z.infer<typeof fileSchema>[number];

function scopeOf(written: Written): PauseScope {
  if ("campaign" in written) return { kind: "campaign", id: written.campaign };
  return "account" in written ? { kind: "account", id: written.account } : { kind: "all" };
}

function entryOf(written: Written): PauseEntry {
  return {
    scope: scopeOf(written),
    reason: shortened(written.reason ?? "no reason is written.", longestReason),
    ...(written.until === undefined ? {} : { until: new Date(written.until) }),
    exceptCritical: written.except === "critical",
  };
}

const form = "Write a list of `- all: true`, `- campaign: ID` or `- account: ID`, each with `reason:`.";

function entriesIn(text: string): readonly PauseEntry[] | { readonly reason: string } {
  const document = parseDocument(text, { schema: "failsafe", version: "1.2" });
  const [error] = document.errors;
  if (error !== undefined) return { reason: shortened(error.message.split("\n")[0] ?? "", longestReason) };
  const data: unknown = document.toJS({ maxAliasCount: 0 });
  if (data === null || data === undefined || data === "") return [];
  const result = fileSchema.safeParse(data);
  if (result.success) return result.data.map(entryOf);
  const at = result.error.issues[0]?.path[0];
  return { reason: typeof at === "number" ? `entry ${at + 1} is not a pause. ${form}` : form };
}

/** Its instant of change stands for when the pause began: the file itself does not say. */
export async function readPauseFile(root: string): Promise<PauseFile> {
  const read = readWorkspaceFile(root, pauseFile);
  if (read.kind === "missing") return { kind: "missing" };
  if (read.kind !== "text") return { kind: "unusable", reason: read.kind === "unreadable" ? read.reason : read.kind };
  const since = lstatSync(path.join(root, pauseFile), { throwIfNoEntry: false })?.mtime;
  if (since === undefined) return { kind: "missing" };
  try {
    const entries = entriesIn(read.text);
    if ("reason" in entries) return { kind: "unusable", reason: entries.reason };
    return entries.length === 0 ? { kind: "empty", since } : { kind: "entries", since, entries };
  } catch (error) {
    // Aliases, which multiply what is written, have no place here.
    return {
      kind: "unusable",
      reason: shortened(error instanceof Error ? error.message : String(error), longestReason),
    };
  }
}

function writtenOf({ scope, reason, until, exceptCritical }: PauseEntry) {
  return {
    ...(scope.kind === "all" ? { all: true } : { [scope.kind]: scope.id }),
    reason,
    ...(until === undefined ? {} : { until: until.toISOString() }),
    ...(exceptCritical ? { except: "critical" } : {}),
  };
}

/** Without entries there must be no file: an empty one pauses everything. */
export function writePauseFile(root: string, entries: readonly PauseEntry[]): void {
  const file = path.join(root, pauseFile);
  if (entries.length === 0) rmSync(file, { force: true });
  else {
    const head = "# The stop switch. `campaign resume` takes entries out; an empty file pauses everything.\n";
    writeFileAtomically(file, head + stringify(entries.map(writtenOf), { lineWidth: 0 }));
  }
}
