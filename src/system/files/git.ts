/**
 * The one room for git. A repository that a stranger filled must run nothing: git is told which repository is meant, so
 * that it never takes a folder with `HEAD`, `config` and `objects/` in it for one; it gets no secret in its environment;
 * and what a repository's own settings could start (a monitor, hooks, a fetch of missing objects) is turned off.
 */
import { spawnSync } from "node:child_process";
import { lstatSync, realpathSync } from "node:fs";
import path from "node:path";
import type { Environment } from "../secrets/secrets.ts";
import { printableLine } from "../text/printable.ts";
import { isInside } from "./files.ts";

/** The top folder of a checkout: the one with `.git` in it, which git itself can never have brought. Absolute, no links. */
export interface Repository {
  readonly top: string;
}

export type GitAnswer =
  | { readonly kind: "done"; readonly bytes: Buffer }
  /** `reason` is a sentence's end, safe on a terminal: "git is not installed". */
  | { readonly kind: "failed"; readonly reason: string };

export interface GitWish {
  readonly environment: Environment;
  /** Milliseconds; 10,000 if absent. */
  readonly timeout?: number;
  /** Bytes of its answer at most; 64 MB if absent. */
  readonly most?: number;
  readonly input?: string;
}

const settings = [
  "safe.bareRepository=explicit",
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.sshCommand=false",
  "credential.helper=",
].flatMap((setting) => ["-c", setting]);

/** What git needs of the environment: where programs and the user's own settings are. No secret, no GIT_ variable. */
const passedOn = ["HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT", "TEMP", "TMPDIR", "SUDO_UID"];

function exists(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

/** Every repository in whose checkout `folder` lies, the nearest first. A `.git` that is a file counts: a worktree's. */
export function repositoriesOf(folder: string): readonly Repository[] {
  const found: Repository[] = [];
  let at = realpathSync(folder);
  for (;;) {
    if (exists(path.join(at, ".git"))) found.push({ top: at });
    const parent = path.dirname(at);
    if (parent === at) return found;
    at = parent;
  }
}

/** Neither a folder named from here nor one of the checkout, in which a `git` may lie that somebody committed. */
export function trustedPath(written: string, top: string): string {
  return written
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder) && folder !== top && !isInside(top, folder))
    .join(path.delimiter);
}

function environmentFor(environment: Environment, top: string): Record<string, string> {
  const kept = passedOn.flatMap((name) =>
    environment[name] === undefined ? [] : [[name, environment[name]] as const],
  );
  return {
    ...Object.fromEntries(kept),
    PATH: trustedPath(environment.PATH ?? "", top),
    LC_ALL: "C",
    GIT_CEILING_DIRECTORIES: path.dirname(top),
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_REPLACE_OBJECTS: "1",
    // A clone that fetches what it lacks would run what its settings name.
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
  };
}

function run(top: string, args: readonly string[], wish: GitWish): GitAnswer {
  const { environment, timeout = 10_000, most = 64_000_000, input = "" } = wish;
  const { status, error, stdout, stderr } = spawnSync("git", ["--no-pager", ...settings, ...args], {
    cwd: top,
    env: environmentFor(environment, top),
    input,
    killSignal: "SIGKILL",
    maxBuffer: most,
    timeout,
    windowsHide: true,
  });
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOENT") return { kind: "failed", reason: "git is not installed" };
  if (code === "ETIMEDOUT") return { kind: "failed", reason: `git did not answer within ${timeout / 1000} seconds` };
  if (error !== undefined) return { kind: "failed", reason: `git could not be run (${code ?? error.message})` };
  if (status === 0) return { kind: "done", bytes: stdout };
  const said = printableLine(stderr.toString("utf8").trim()).slice(0, 300);
  return { kind: "failed", reason: said === "" ? `git ended with ${status ?? "a signal"}` : `git says "${said}"` };
}

/** Asks git of this repository and no other. Of its working folder nothing is run and nothing is believed. */
export function git({ top }: Repository, args: readonly string[], wish: GitWish): GitAnswer {
  return run(top, [`--git-dir=${path.join(top, ".git")}`, `--work-tree=${top}`, ...args], wish);
}

/** Whether git itself would use this repository: another user's it refuses, unless this user's settings allow it. */
function trusted({ top }: Repository, wish: GitWish): GitAnswer {
  const answer = run(top, ["rev-parse", "--git-dir"], wish);
  // "." is the folder itself: its `.git` is none, and an older git took the files beside it for a repository.
  if (answer.kind === "failed" || answer.bytes.toString("utf8").trim() !== ".") return answer;
  return { kind: "failed", reason: `${printableLine(path.join(top, ".git"))} is no repository` };
}

export type Tracked =
  | { readonly kind: "no" }
  /** Paths from `folder`, with forward slashes. */
  | { readonly kind: "tracked"; readonly files: readonly string[] }
  | { readonly kind: "unclear"; readonly reason: string };

/** The ways one path may be written in an index: a Mac may have taken its letters apart. */
function spellings(name: string): readonly string[] {
  return [...new Set([name, name.normalize("NFC"), name.normalize("NFD")])];
}

/**
 * Which of these files and folders git tracks, whatever capitals they were committed with, since a disk may not tell
 * them apart. "no" is proved: there is no repository, or each one above says so clearly.
 */
export function trackedIn(folder: string, names: readonly string[], environment: Environment): Tracked {
  const files: string[] = [];
  for (const repository of repositoriesOf(folder)) {
    const within = path.relative(repository.top, realpathSync(folder)).split(path.sep).join("/");
    const whole = names.flatMap((name) => spellings(within === "" ? name : `${within}/${name}`));
    const allowed = trusted(repository, { environment });
    if (allowed.kind === "failed") return { kind: "unclear", reason: allowed.reason };
    const specs = whole.map((name) => `:(top,icase,literal)${name}`);
    const answer = git(repository, ["ls-files", "-z", "--", ...specs], { environment });
    if (answer.kind === "failed") return { kind: "unclear", reason: answer.reason };
    const found = answer.bytes
      .toString("utf8")
      .split("\0")
      .filter((name) => name !== "");
    files.push(...found.map((name) => (within === "" ? name : name.slice(within.length + 1))));
  }
  return files.length === 0 ? { kind: "no" } : { kind: "tracked", files };
}

/** The author's date of the first commit that has this file, as ISO 8601; undefined where git cannot tell. */
export function firstAuthored(folder: string, name: string, environment: Environment): string | undefined {
  const [repository] = repositoriesOf(folder);
  if (repository === undefined) return undefined;
  if (trusted(repository, { environment }).kind === "failed") return undefined;
  const within = path
    .relative(repository.top, path.join(realpathSync(folder), name))
    .split(path.sep)
    .join("/");
  const answer = git(repository, ["log", "--reverse", "--format=%aI", "--", `:(top,literal)${within}`], {
    environment,
  });
  if (answer.kind === "failed") return undefined;
  return answer.bytes.toString("utf8").split("\n")[0] || undefined;
}
