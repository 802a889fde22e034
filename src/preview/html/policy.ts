/** What a page of ours may do: run its own script, and ask nobody for anything. */
import { createHash } from "node:crypto";

function hashes(texts: readonly string[]): string {
  return texts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`).join(" ");
}

/** `live`: it asks the server that it came from for news. */
export function policyFor(styles: readonly string[], scripts: readonly string[], live: boolean): string {
  return `default-src 'none'; img-src data:; style-src ${hashes(styles)}; script-src ${hashes(scripts)}; ${live ? "connect-src 'self'; " : ""}base-uri 'none'; form-action 'none'`;
}
