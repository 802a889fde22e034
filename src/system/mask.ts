/** What is printed or stored carries no secret, in whatever encoding. */
import type { Environment } from "./secrets.ts";

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
