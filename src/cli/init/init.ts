/** `campaign init`: a workspace to begin with. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { findWorkspace } from "../../campaign/file/workspace.ts";
import { loadWorkspace } from "../../campaign/load.ts";
import { networkOf } from "../../networks/registry.ts";
import { relativeTo } from "../../system/files/files.ts";
import { type Environment, secretName } from "../../system/secrets/secrets.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes, UsageError } from "../frame/exit-codes.ts";
import { baseFiles, ignored } from "./files/base.ts";
import { dockerFiles } from "./files/docker.ts";
import { githubFiles } from "./files/github.ts";
import { cronFiles, systemdFiles } from "./files/machine.ts";
import type { WorkspaceFacts } from "./files/workspace-facts.ts";
import { type Written, writeNew } from "./write-new.ts";

/** Ways to have it posted, by their flag. */
export const ways = {
  github: { files: githubFiles, next: "read .github/workflows/publish.yml and set the secrets that it names" },
  docker: {
    files: dockerFiles,
    next: "make .env of .env.example, CAMPAIGN_DATABASE_PASSWORD too, then `docker compose up --detach --build`",
  },
  cron: { files: cronFiles, next: "put the lines of deploy/crontab into your crontab (`crontab -e`)" },
  systemd: { files: systemdFiles, next: "deploy/campaign.timer says how to install it" },
} as const;
export type Way = keyof typeof ways;

/** Of the folder's name, for accounts.yaml alone: the id stays when the folder is renamed. */
function idFor(root: string): string {
  const name = path
    .basename(root)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return name === "" || name === "default" ? "our-campaigns" : name;
}

/**
 * As this machine starts it, for a crontab that has no PATH to speak of: by the machine's own Node, since one that was
 * fetched for this program goes with the next update of the package.
 */
function ownCommand(environment: Environment): readonly string[] {
  const [node = "node", program = "campaign"] = process.argv;
  return [environment.CAMPAIGN_STARTED_BY ?? node, path.resolve(program)];
}

/** npx keeps what it runs in a cache, under another name for each version: a crontab that names it stops working one day. */
function refuseCache(environment: Environment, chosen: readonly Way[]): void {
  const [way] = chosen.filter((each) => each === "cron" || each === "systemd");
  if (way === undefined || !ownCommand(environment).some((each) => each.split(path.sep).includes("_npx"))) return;
  throw new UsageError(
    `npx keeps this program in its cache, which it clears, so nothing was written that would start it there. Install it with \`npm install --global awareness-campaign\`, then \`campaign init --${way}\`.`,
  );
}

async function factsOf({ environment }: Context, root: string): Promise<WorkspaceFacts> {
  const { workspace } = existsSync(path.join(root, "campaigns")) ? await loadWorkspace(root) : {};
  const accounts = [...(workspace?.accounts.values() ?? [])];
  return {
    workspace: workspace?.id ?? idFor(root),
    root,
    secrets: accounts.flatMap(({ id, network }) => networkOf(network).secrets.map((field) => secretName(id, field))),
    version: packageJson.version,
    command: ownCommand(environment),
  };
}

/** Whether it holds nothing that anybody would miss a README beside. */
export function isEmptyFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => name === ".git");
}

/** `least`: what nothing works without, for a folder in which other things lie. Changes nothing that is there. */
export async function makeWorkspace(
  context: Context,
  root: string,
  what: "all" | "least",
  chosen: readonly Way[] = [],
): Promise<Written> {
  const facts = await factsOf(context, root);
  const base = [...baseFiles(facts)].filter(([name]) => what === "all" || /^(campaigns|schema)\//.test(name));
  return writeNew(root, new Map([...base, ...chosen.flatMap((way) => [...ways[way].files(facts)])]));
}

/** What the .gitignore that was there does not name, by its own lines: a pattern of another form may say it too. */
function notIgnored(root: string): readonly string[] {
  const lines = readFileSync(path.join(root, ".gitignore"), "utf8").split(/\r?\n/);
  const bare = new Set(lines.map((line) => line.trim().replace(/^\/|\/$/g, "")));
  return ignored.filter((name) => !bare.has(name.replace(/\/$/, "")));
}

export function sayWritten({ output, cwd }: Context, root: string, { written, left }: Written): void {
  const shown = (name: string) => relativeTo(cwd, path.join(root, name));
  for (const name of written) output.say(`Wrote ${shown(name)}`);
  for (const name of left) output.say(`Left ${shown(name)} as it was`);
  const missing = left.includes(".gitignore") ? notIgnored(root) : [];
  if (missing.length > 0) {
    output.warn(`Add to ${shown(".gitignore")}, so that they are never committed: ${missing.join(" ")}`);
  }
}

function folderFor(context: Context, targets: readonly string[]): string {
  if (targets.length > 1) throw new UsageError("`campaign init` takes one folder.");
  const root = path.resolve(context.cwd, targets[0] ?? context.workspace ?? ".");
  const above = findWorkspace(root);
  if (above === undefined || above === root) return root;
  throw new UsageError(
    `${root} lies in the workspace ${above}, and one does not go into another. Name a folder outside of it, or ${above} itself.`,
  );
}

export async function runInit(context: Context, targets: readonly string[], chosen: readonly Way[]): Promise<ExitCode> {
  const root = folderFor(context, targets);
  refuseCache(context.environment, chosen);
  const isNew = !existsSync(path.join(root, "campaigns"));
  sayWritten(context, root, await makeWorkspace(context, root, "all", chosen));
  for (const way of chosen) context.output.say(`For ${way}: ${ways[way].next}.`);
  if (isNew) {
    const go = root === context.cwd ? "" : `\`cd ${relativeTo(context.cwd, root)}\`, then `;
    context.output.say(`Next: ${go}\`campaign new\` begins a campaign; README.md says the rest.`);
  }
  return exitCodes.ok;
}
