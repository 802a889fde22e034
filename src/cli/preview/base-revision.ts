/** The workspace as it was in another revision of its repository, in a folder of its own. */
import { mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { git, type Repository, repositoriesOf } from "../../system/files/git.ts";
import { unpackTree } from "../../system/files/git-tree.ts";
import { temporaryFolder } from "../../system/files/temporary-folder.ts";
import type { Environment } from "../../system/secrets/secrets.ts";
import { printableLine } from "../../system/text/printable.ts";
import { FaultError, UsageError } from "../frame/exit-codes.ts";

/** Milliseconds. */
const timeout = 60_000;

export interface BaseRevision {
  /** Absolute; holds campaigns/ and all that was tracked beside it. */
  readonly root: string;
  remove(): void;
}

interface Asked {
  readonly root: string;
  readonly revision: string;
  readonly environment: Environment;
}

/** The tree of the workspace's folder in that revision; neither the checkout nor its index is touched. */
function treeOf(repository: Repository, { root, revision, environment }: Asked): string {
  const parse = (name: string): string | undefined => {
    const answer = git(repository, ["rev-parse", "--verify", "--quiet", "--end-of-options", name], {
      environment,
      timeout,
    });
    if (answer.kind === "failed") return undefined;
    const id = answer.bytes.toString("utf8").trim();
    return /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
  };
  const folder = path.relative(repository.top, realpathSync(root)).split(path.sep).join("/");
  // No revision begins with a hyphen: git would take it for a flag where it is too old to know where flags end.
  const commit = revision.startsWith("-") ? undefined : parse(`${revision}^{commit}`);
  const tree = commit === undefined ? undefined : parse(`${commit}:${folder}`);
  if (tree !== undefined) return tree;
  throw new UsageError(
    `There is no revision "${printableLine(revision)}" with this workspace in it. \`git fetch\` may bring it; a checkout of one commit alone has no other (fetch-depth: 0).`,
  );
}

function repositoryOf(root: string, environment: Environment): Repository {
  const [repository] = repositoriesOf(root);
  const answer =
    repository === undefined ? undefined : git(repository, ["rev-parse", "--git-dir"], { environment, timeout });
  if (repository !== undefined && answer?.kind === "done") return repository;
  const why = answer?.kind === "failed" ? answer.reason : "git finds none here";
  throw new UsageError(`--base compares with a revision of a git repository, and ${why}.`);
}

/**
 * @throws {UsageError} when there is no such revision, or no repository.
 * @throws {FaultError} when its files cannot be written.
 */
export function openBase(asked: Asked): BaseRevision {
  const { root, revision, environment } = asked;
  const repository = repositoryOf(root, environment);
  const tree = treeOf(repository, asked);
  const { folder, remove } = temporaryFolder("base");
  try {
    const base = path.join(folder, "workspace");
    mkdirSync(path.join(base, "campaigns"), { recursive: true });
    unpackTree(repository, tree, base, { environment, timeout });
    return { root: base, remove };
  } catch (error) {
    remove();
    const reason = error instanceof Error ? error.message : String(error);
    throw new FaultError(`The files of ${printableLine(revision)} could not be written into ${folder}: ${reason}.`, {
      cause: error,
    });
  }
}
