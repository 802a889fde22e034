/**
 * What action.yml runs on a pull request, in two steps: `preview` reads the files and has no token (problems beside their
 * lines, the job summary, the page; exit 1 for problems), `comment` has the token and starts nothing. A process can read
 * the environment of the one that started it, so the token must not be in the first one's at all.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { commentMark } from "../src/preview/markdown/mark.ts";

const program = path.resolve(import.meta.dirname, "../bin/campaign.js");

/** Milliseconds. */
const patience = 30_000;

/** Comments that GitHub gives at a time, and how many pages of them are looked through. */
const perPage = 100;
const mostPages = 30;

interface Event {
  readonly pull_request?: {
    readonly number: number;
    readonly base: { readonly sha: string };
    readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } | null };
  };
}

function environment(name: string): string {
  return process.env[name] ?? "";
}

/** What the program needs to read files: nothing of it is a token, or a place where a runner takes orders from. */
const passedOn = ["PATH", "HOME", "TMPDIR", "TEMP", "SYSTEMROOT", "LANG", "NO_COLOR", "TERM", "CI"];
const ofTheRunner = ["GITHUB_ACTIONS", "GITHUB_WORKSPACE"];

function campaign(...words: string[]): number {
  const kept = [...passedOn, ...ofTheRunner].filter((name) => environment(name) !== "");
  const env = Object.fromEntries(kept.map((name) => [name, environment(name)]));
  const { status, error } = spawnSync(process.execPath, [program, ...words], { stdio: "inherit", env });
  if (error !== undefined) throw error;
  return status ?? 4;
}

async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${environment("CAMPAIGN_COMMENT_TOKEN")}`,
    "x-github-api-version": "2022-11-28",
  };
  return fetch(address, { ...init, headers, redirect: "error", signal: AbortSignal.timeout(patience) });
}

/** The comment of an earlier run, by its mark; only an account of GitHub's own kind for programs writes ours. */
async function earlier(comments: string): Promise<string | undefined | Response> {
  for (let page = 1; page <= mostPages; page++) {
    const answer = await ask(`${comments}?per_page=${perPage}&page=${page}`);
    if (!answer.ok) return answer;
    const found = (await answer.json()) as { id: number; body?: string; user?: { type?: string } | null }[];
    const ours = found.find(({ body, user }) => body?.startsWith(commentMark) === true && user?.type === "Bot");
    if (ours !== undefined) return String(ours.id);
    if (found.length < perPage) return undefined;
  }
  return undefined;
}

/** Why there is no comment, or nothing. */
async function comment(number: number, body: string): Promise<string | undefined> {
  const repository = `${environment("GITHUB_API_URL")}/repos/${environment("GITHUB_REPOSITORY")}`;
  const comments = `${repository}/issues/${number}/comments`;
  const known = await earlier(comments);
  if (known instanceof Response) return `GitHub answered ${known.status}`;
  const answer =
    known === undefined
      ? await ask(comments, { method: "POST", body: JSON.stringify({ body }) })
      : await ask(`${repository}/issues/comments/${known}`, { method: "PATCH", body: JSON.stringify({ body }) });
  return answer.ok ? undefined : `GitHub answered ${answer.status}`;
}

/** Where the workspace's files of this pull request can be fetched; a fork that is gone has none. */
function linkOf({ head }: NonNullable<Event["pull_request"]>): string | undefined {
  if (head.repo === null) return undefined;
  const folder = path.relative(environment("GITHUB_WORKSPACE"), process.cwd()).split(path.sep).map(encodeURIComponent);
  const revision = `${environment("GITHUB_SERVER_URL")}/${head.repo.full_name}/raw/${head.sha}`;
  return [revision, ...folder].filter((part) => part !== "").join("/");
}

function pullRequest(): Event["pull_request"] {
  return (JSON.parse(readFileSync(environment("GITHUB_EVENT_PATH"), "utf8")) as Event).pull_request;
}

function preview(folder: string): number {
  const pull = pullRequest();
  const base = environment("CAMPAIGN_BASE") || pull?.base.sha;
  const link = pull === undefined ? undefined : linkOf(pull);
  const file = path.join(folder, "comment.md");
  const codes = [
    campaign("validate", "--format", "github"),
    campaign(
      ...["preview", "--quiet", "--markdown", file],
      ...(base === undefined ? [] : ["--base", base]),
      ...(link?.startsWith("https:") ? ["--link", link] : []),
    ),
    campaign("preview", "--quiet", "--html", path.join(folder, "preview.html")),
  ];
  const code = Math.max(...codes);
  if (code <= 1) appendFileSync(environment("GITHUB_STEP_SUMMARY"), readFileSync(file, "utf8"));
  else rmSync(file, { force: true });
  return code;
}

async function writeComment(folder: string): Promise<number> {
  const file = path.join(folder, "comment.md");
  const pull = pullRequest();
  if (pull === undefined || environment("CAMPAIGN_COMMENT_TOKEN") === "" || !existsSync(file)) return 0;
  const body = readFileSync(file, "utf8");
  const failure = await comment(pull.number, body).catch((error: unknown) => `GitHub is out of reach: ${error}`);
  // A fork's token may only read: then summary and artifact are all there is, and that is no fault.
  if (failure !== undefined) {
    process.stdout.write(`::notice::No comment was written (${failure}). The summary of this run shows the preview.\n`);
  }
  return 0;
}

const folder = environment("CAMPAIGN_PREVIEW_FOLDER");
mkdirSync(folder, { recursive: true });
process.exitCode = process.argv[2] === "comment" ? await writeComment(folder) : preview(folder);
