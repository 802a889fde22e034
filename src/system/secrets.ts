/** Secrets come from the environment only, and never leave through anything that is printed or stored. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What an account's secrets are called: `CAMPAIGN_NYSCP_BLUESKY_APP_PASSWORD` for `nyscp-bluesky` and `app-password`. */
export function secretName(account: string, field: string): string {
  return `CAMPAIGN_${account}_${field}`.replace(/-/g, "_").toUpperCase();
}

function trackedByGit(root: string, file: string): boolean {
  try {
    execFileSync("git", ["ls-files", "--error-unmatch", "--", file], { cwd: root, stdio: "ignore", timeout: 10_000 });
    return true;
  } catch {
    // Not a repository, not tracked, or no git at all: then git did not bring it here.
    return false;
  }
}

/**
 * The environment, completed from the workspace's `.env`: only names that begin with `CAMPAIGN_`, only where the
 * environment has none, and not at all when git tracks the file, since then a pull request could have written it.
 */
export function environmentOf(
  root: string,
  environment: Environment,
): { readonly environment: Environment; readonly refused: boolean } {
  let text: string;
  try {
    text = readFileSync(path.join(root, ".env"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { environment, refused: false };
    throw error;
  }
  if (trackedByGit(root, ".env")) return { environment, refused: true };
  const filled: Record<string, string | undefined> = { ...environment };
  for (const [name, value] of Object.entries(parseEnv(text))) {
    if (name.startsWith("CAMPAIGN_")) filled[name] ??= value;
  }
  return { environment: filled, refused: false };
}
