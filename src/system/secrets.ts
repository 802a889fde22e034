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

function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString("base64"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    bytes.toString("hex"),
  ];
}

/** Of an address: also what is secret within it. Only that of a webhook or a heartbeat is secret in its path. */
function secretsIn(name: string, value: string): string[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || !URL.canParse(value)) return [value];
  const { password, pathname, search } = new URL(value);
  const path = /_(WEBHOOK|HEARTBEAT)_URL$/.test(name) ? [`${pathname}${search}`, ...pathname.split("/")] : [];
  return [value, password, decoded(password), ...path.filter((part) => part.length >= 12)];
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not an encoded text: then it is what it says.
    return part;
  }
}

/**
 * Replaces every secret, in each encoding that a log or a url may carry it in, by `***`.
 * Values shorter than 6 characters are not masked: they would blank out ordinary words.
 */
export function maskerFor(environment: Environment): (text: string) => string {
  const needles = Object.entries(environment)
    .filter(([name, value]) => name.startsWith("CAMPAIGN_") && value !== undefined && value.length >= 6)
    .filter(([name]) => !/_(SERVICE|MAIL_TO)$/.test(name))
    .flatMap(([name, value]) => secretsIn(name, value ?? ""))
    .flatMap(encodings)
    .filter((needle) => needle.length >= 6)
    .sort((a, b) => b.length - a.length);
  if (needles.length === 0) return (text) => text;
  return (text) => {
    let masked = text;
    for (const needle of new Set(needles)) masked = masked.replaceAll(needle, "***");
    return masked;
  };
}
