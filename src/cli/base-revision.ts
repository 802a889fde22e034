/** The workspace as it was in another revision of its repository, in a folder of its own. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FaultError, UsageError } from "./exit-codes.ts";

/** Milliseconds. */
const patience = 60_000;

export interface BaseRevision {
  /** Absolute; holds campaigns/ and all that was tracked beside it. */
  readonly root: string;
  remove(): void;
}

function git(root: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  return execFileSync("git", args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: patience,
  }).trim();
}

/** The tree of the workspace's folder in that revision; neither the checkout nor its index is touched. */
function treeOf(root: string, revision: string): string {
  try {
    git(root, ["rev-parse", "--git-dir"]);
  } catch (error) {
    throw new UsageError(
      "--base compares with a revision of a git repository, and git finds none here (or is not installed).",
      {
        cause: error,
      },
    );
  }
  try {
    const commit = git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
    const folder = git(root, ["rev-parse", "--show-prefix"]);
    return git(root, ["rev-parse", "--verify", "--quiet", `${commit}:${folder}`]);
  } catch (error) {
    throw new UsageError(
      `There is no revision "${revision}" with this workspace in it. \`git fetch\` may bring it; a checkout of one commit alone has no other (fetch-depth: 0).`,
      { cause: error },
    );
  }
}

/**
 * @throws {UsageError} when there is no such revision, or no repository.
 * @throws {FaultError} when its files cannot be written.
 */
export function openBase(root: string, revision: string): BaseRevision {
  const tree = treeOf(root, revision);
  const folder = mkdtempSync(path.join(tmpdir(), "campaign-base-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const base = path.join(folder, "workspace");
    mkdirSync(path.join(base, "campaigns"), { recursive: true });
    const environment = { GIT_INDEX_FILE: path.join(folder, "index") };
    git(root, ["read-tree", tree], environment);
    git(root, ["checkout-index", "--all", "--force", `--prefix=${base}/`], environment);
    return { root: base, remove };
  } catch (error) {
    remove();
    const { stderr = "" } = error as { stderr?: string };
    throw new FaultError(`git could not write the files of ${revision} into ${folder}. ${stderr}`.trim(), {
      cause: error,
    });
  }
}
