/** Builds the program before the tests when dist/ is older than what it is made of, so that no test runs yesterday's. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
      (file) => statSync(path.join(folder, file)).mtimeMs,
    ),
  );
}

// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default function setup(): void {
  const built = path.join(root, "dist/main.cjs");
  const made = Math.max(newest(path.join(root, "src")), statSync(path.join(root, "package.json")).mtimeMs);
  if (existsSync(built) && statSync(built).mtimeMs > made) return;
  execFileSync(process.execPath, [path.join(root, "node_modules/tsdown/dist/run.mjs"), "--logLevel", "error"], {
    cwd: root,
    stdio: "inherit",
  });
}
