/** The file that CAMPAIGN_APPROVERS names: read only where nobody who may edit the repository can reach it. */
import { realpathSync } from "node:fs";
import path from "node:path";
import { approversIn, type NamedApprovers, noApprovers } from "../../permission/signature/approvers.ts";
import { liesBelow } from "../../system/files/files.ts";
import { repositoriesOf } from "../../system/files/git.ts";
import { readPlainFile } from "../../system/files/plain-file.ts";
import type { Context } from "../frame/context.ts";

const variable = "CAMPAIGN_APPROVERS";
/** Bytes: some thousand keys. */
const limit = 1_000_000;

export function approversFor(context: Pick<Context, "environment" | "environmentFor">, root: string): NamedApprovers {
  const file = context.environment[variable] ?? "";
  // A .env that git begins to track is not read any more: what must not be weakened cannot depend on one.
  if (file === "") return context.environmentFor(root)[variable] ? notHere(root) : noApprovers;
  const unusable = (why: string): NamedApprovers => ({
    kind: "unusable",
    file,
    reason: `${variable} names ${file}, and ${why}. Put that right.`,
  });
  if (!path.isAbsolute(file)) return unusable("it has to be a whole path, from the root of the disk");
  if (isReachable(root, file)) {
    return unusable("that lies in the repository or its workspace, where whoever edits these can change it");
  }
  const read = readPlainFile(file, { limit, followLinks: true });
  if (read.kind === "missing") return unusable("there is no such file");
  if (read.kind === "unreadable") return unusable(`it cannot be read: ${read.reason}`);
  if (read.kind !== "bytes") return unusable("that is not a file of a usual size");
  const approvers = approversIn(read.bytes.toString("utf8"));
  return typeof approvers === "string" ? unusable(approvers) : { kind: "file", file, approvers };
}

function notHere(root: string): NamedApprovers {
  return {
    kind: "unusable",
    file: path.join(root, ".env"),
    reason: `${variable} stands in .env, which is not read where git tracks it: then nothing would be asked for. Put it into the publisher's own environment.`,
  };
}

/** By its words, and where its links lead. */
function isReachable(root: string, file: string): boolean {
  const tops = [realpathSync(root), root, ...repositoriesOf(root).map(({ top }) => top)];
  const ways = [path.normalize(file), resolved(file), path.join(resolved(path.dirname(file)), path.basename(file))];
  return tops.some((top) => ways.some((way) => liesBelow(top, way)));
}

function resolved(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // Not there, which reading it says.
    return file;
  }
}
