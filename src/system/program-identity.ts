/** Which program this is, by its own bytes: a new version of it, or one that was built again, is another. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(import.meta.url);

/** Undefined where it runs from source, whose files nobody counts. */
export function programIdentity(): string | undefined {
  if (here.endsWith(".ts")) return undefined;
  const folder = path.dirname(here);
  const hash = createHash("sha256");
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const name of files.map((entry) => entry.name).sort()) {
    const bytes = readFileSync(path.join(folder, name));
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}
