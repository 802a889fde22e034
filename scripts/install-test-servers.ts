/**
 * Installs the real servers that tests run (tests/servers/*), each a package of its own so that users of the program
 * never get them. Skips a server whose lock file is the one it was installed from.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const servers = path.resolve(import.meta.dirname, "../tests/servers");

function fingerprint(folder: string): string {
  return createHash("sha256")
    .update(readFileSync(path.join(folder, "package-lock.json")))
    .update(process.version)
    .digest("hex");
}

for (const entry of readdirSync(servers, { withFileTypes: true })) {
  const folder = path.join(servers, entry.name);
  if (!entry.isDirectory() || !existsSync(path.join(folder, "package-lock.json"))) continue;
  const stamp = path.join(folder, "node_modules", ".installed-from");
  const wanted = fingerprint(folder);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) continue;
  process.stdout.write(`Installing the test server ${entry.name} ...\n`);
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  writeFileSync(stamp, wanted);
}
