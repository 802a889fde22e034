/** The script of action.yml on a pull request of two local commits, with a GitHub that answers on loopback. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";

const root = path.resolve(import.meta.dirname, "../..");
const script = path.join(root, "scripts/pull-request.ts");
const token = "a-token-that-nobody-sees";

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string };
}

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

let workspace: TestWorkspace;
let server: Server;
let origin: string;
let comments: Comment[];
let asked: string[];
let mayWrite: boolean;

/** As GitHub's REST description has it: issues/list-comments, create-comment, update-comment; 403 where a token may only read. */
async function startGitHub(): Promise<void> {
  server = createServer((incoming, response) => {
    let text = "";
    incoming.on("data", (chunk) => {
      text += chunk;
    });
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      const { pathname, searchParams } = new URL(url, origin);
      asked.push(`${method} ${pathname}`);
      const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
      if (headers.authorization !== `Bearer ${token}`) return answer(401, { message: "Bad credentials" });
      if (method === "GET") {
        const from = (Number(searchParams.get("page")) - 1) * 100;
        return answer(200, comments.slice(from, from + 100));
      }
      if (!mayWrite) return answer(403, { message: "Resource not accessible by integration" });
      const { body } = JSON.parse(text) as { body: string };
      if (method === "POST") {
        comments.push({ id: comments.length + 1, body, user: { type: "Bot" } });
        return answer(201, {});
      }
      const found = comments.find(({ id }) => pathname.endsWith(`/comments/${id}`));
      if (found !== undefined) found.body = body;
      return answer(found === undefined ? 404 : 200, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function git(...args: string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...identity, ...args], { cwd: workspace.root, encoding: "utf8" }).trim();
}

function commit(text: string): string {
  const posts = `  - { id: a, at: day 09:00, text: "${text} {hashtags}" }\n`;
  workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts }));
  git("add", "--all");
  git("commit", "--quiet", "--message", "A step");
  return git("rev-parse", "HEAD");
}

/** Both steps of action.yml: only the second has the token. */
async function runScript(given: Readonly<Record<string, string>> = {}): Promise<Run> {
  const first = await runStep("preview", { ...given, CAMPAIGN_COMMENT_TOKEN: "" });
  const second = await runStep("comment", { CAMPAIGN_COMMENT_TOKEN: token, ...given });
  return { code: first.code, stdout: first.stdout + second.stdout, stderr: first.stderr + second.stderr };
}

function runStep(step: string, given: Readonly<Record<string, string>>): Promise<Run> {
  const child = spawn(process.execPath, [script, step], {
    cwd: workspace.root,
    env: {
      PATH: process.env.PATH ?? "",
      HOME: workspace.root,
      GITHUB_API_URL: origin,
      GITHUB_SERVER_URL: "https://github.example.org",
      GITHUB_REPOSITORY: "northdale/campaigns",
      GITHUB_WORKSPACE: workspace.root,
      GITHUB_EVENT_PATH: path.join(workspace.root, "event.json"),
      GITHUB_STEP_SUMMARY: path.join(workspace.root, "summary.md"),
      CAMPAIGN_PREVIEW_FOLDER: path.join(workspace.root, "out"),
      ...given,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].on("data", (chunk: Buffer) => {
      texts[name] += chunk.toString("utf8");
    });
  }
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, ...texts })));
}

const read = (file: string) => readFileSync(path.join(workspace.root, file), "utf8");

function pullRequest(base: string, head: string, repo: string | null = "northdale/campaigns"): void {
  const event = {
    pull_request: { number: 7, base: { sha: base }, head: { sha: head, repo: repo && { full_name: repo } } },
  };
  workspace.write("event.json", JSON.stringify(event));
}

beforeEach(async () => {
  comments = [];
  asked = [];
  mayWrite = true;
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    ".gitignore": "/out/\n/event.json\n/summary.md\n/.campaign/\n",
  });
  git("init", "--quiet");
  await startGitHub();
  pullRequest(commit("Before."), commit("After."));
});
afterEach(async () => {
  workspace.remove();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe("the action on a pull request", () => {
  it("writes one comment of what changed, and writes it anew when it runs again", async () => {
    comments.push({ id: 1, body: "<!-- campaign preview --> says somebody else", user: { type: "User" } });

    const first = await runScript();
    pullRequest(git("rev-parse", "HEAD~1"), commit("After that."));
    const second = await runScript({ CAMPAIGN_BASE: "HEAD~2" });

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(asked).toEqual([
      "GET /repos/northdale/campaigns/issues/7/comments",
      "POST /repos/northdale/campaigns/issues/7/comments",
      "GET /repos/northdale/campaigns/issues/7/comments",
      "PATCH /repos/northdale/campaigns/issues/comments/2",
    ]);
    expect(comments.map(({ user }) => user.type)).toEqual(["User", "Bot"]);
    expect(comments[1]?.body).toContain("- Before. #CEADay27\n+ After that. #CEADay27");
    expect(comments[1]?.body).toContain("0 new, 1 changed, 0 taken out, 0 as before.");
  });

  it("finds its comment behind more than a page of others", async () => {
    for (let id = 1; id <= 101; id++) comments.push({ id, body: "A remark.", user: { type: "User" } });
    comments.push({ id: 102, body: "<!-- campaign preview -->\nold", user: { type: "Bot" } });

    await runScript();

    expect(asked.at(-1)).toBe("PATCH /repos/northdale/campaigns/issues/comments/102");
    expect(comments).toHaveLength(102);
  });

  it("of a fork has its summary and its page, and no fault, where the token may only read", async () => {
    mayWrite = false;
    pullRequest(git("rev-parse", "HEAD~1"), git("rev-parse", "HEAD"), "somebody/campaigns");

    const { code, stdout } = await runScript();

    expect(code).toBe(0);
    expect(stdout).toContain("::notice::No comment was written (GitHub answered 403).");
    expect(read("summary.md")).toContain("+ After. #CEADay27");
    expect(read("out/preview.html")).toContain("After. ");
    expect(comments).toEqual([]);
  });

  it("links the thumbnails to the head of a fork, under the folder of the workspace", async () => {
    workspace.write("assets/disc.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"/>');
    const posts = '  - { id: a, at: day 09:00, images: [disc], text: "Look. {hashtags}" }\n';
    const assets = '  disc: { file: "../assets/disc.svg", alt: "A plain square." }\n';
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, assets }));
    pullRequest(git("rev-parse", "HEAD~1"), "abc", "somebody/campaigns");

    await runScript({ GITHUB_WORKSPACE: path.dirname(workspace.root) });

    const folder = path.basename(workspace.root);
    expect(read("summary.md")).toContain(
      `<img src="https://github.example.org/somebody/campaigns/raw/abc/${folder}/assets/disc.svg"`,
    );
  });

  it("asks nobody for anything without a token", async () => {
    expect((await runScript({ CAMPAIGN_COMMENT_TOKEN: "" })).code).toBe(0);
    expect(asked).toEqual([]);
    expect(read("summary.md")).toContain("+ After. #CEADay27");
  });

  it("ends with 1 and annotations for a file with errors, and still shows what it can", async () => {
    workspace.write(
      "campaigns/broken.yaml",
      campaignYaml({ id: "broken", posts: "  - { id: a, at: day 09:00, txt: x }\n" }),
    );

    const { code, stdout } = await runScript();

    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=campaigns\/broken\.yaml,line=8/m);
    expect(read("summary.md")).toContain("### Problems");
  });

  it("says no order to the runner or the terminal that stands in the name of a file", async () => {
    const name = "campaigns/a\n::stop-commands::x\n\u001b[2J.yaml";
    workspace.write(name, "campaign: [\n");
    pullRequest(commit("Before."), commit("After."));

    const { code, stdout, stderr } = await runScript();

    expect(code).toBe(1);
    expect(stderr).toContain("stop-commands");
    for (const text of [stdout, stderr]) {
      expect(text).not.toContain("\u001b");
      expect(text).not.toMatch(/^\s*::stop-commands/m);
    }
  });

  it("keeps its token to itself", async () => {
    const { stdout, stderr } = await runScript();

    expect(stdout + stderr + read("summary.md") + read("out/comment.md")).not.toContain(token);
    expect(existsSync(path.join(workspace.root, "out/preview.html"))).toBe(true);
  });
});

describe("action.yml", () => {
  const action = parse(readFileSync(path.join(root, "action.yml"), "utf8")) as {
    readonly runs: {
      readonly using: string;
      readonly steps: readonly {
        readonly uses?: string;
        readonly run?: string;
        readonly env?: Readonly<Record<string, string>>;
      }[];
    };
  };

  it("is composite, names other actions by the hash of a commit, and runs the script tested here", () => {
    expect(action.runs.using).toBe("composite");
    const used = action.runs.steps.flatMap(({ uses = [] }) => uses);
    expect(used).toHaveLength(2);
    for (const name of used) expect(name).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    expect(action.runs.steps.flatMap(({ run = [] }) => run).join("\n")).toContain("scripts/pull-request.ts");
  });

  it("gives its token to the step that only writes the comment, and to no other", () => {
    const holders = action.runs.steps.filter(({ env = {} }) => JSON.stringify(env).includes("inputs.token"));

    expect(holders.map(({ run }) => run)).toEqual(['node "$CAMPAIGN_ACTION/scripts/pull-request.ts" comment']);
  });

  it("puts nothing that a stranger writes into a script's text", () => {
    for (const { run = "" } of action.runs.steps) expect(run).not.toContain("${{");
  });
});
