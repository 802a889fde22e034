/**
 * Builds, before the tests, what is older than its sources: the program, so that no test runs yesterday's; and the
 * processes that tests start by the hundred, since one file starts in a third of the time that a hundred modules take.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");
const processes = {
  faults: "tests/faults/world/faults-process.ts",
  publishing: "tests/support/publishing/publishing-process.ts",
} as const;
const folderOfProcesses = path.join(root, "node_modules/.cache/campaign-tests");

/** Where these processes keep what Node made of their files. */
export const compileCache = path.join(folderOfProcesses, "compiled");

/** The home that programs of tests have: outside of every workspace, so that what they keep of pictures is believed. */
export const homeOfTests = path.join(folderOfProcesses, "home");

/** The one file of a process, for Node to start. */
export function builtProcess(name: keyof typeof processes): string {
  return path.join(folderOfProcesses, `${name}.mjs`);
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
      (file) => statSync(path.join(folder, file)).mtimeMs,
    ),
  );
}

function isOlder(file: string, ...folders: readonly string[]): boolean {
  const made = Math.max(
    statSync(path.join(root, "package.json")).mtimeMs,
    ...folders.map((folder) => newest(path.join(root, folder))),
  );
  return !existsSync(file) || statSync(file).mtimeMs <= made;
}

export async function buildProcesses(): Promise<void> {
  if (!isOlder(builtProcess("faults"), "src", "tests/faults", "tests/support")) return;
  const sources = Object.entries(processes).map(([name, file]) => [name, path.join(root, file)]);
  const { build } = await import("tsdown");
  await build({
    config: false,
    entry: Object.fromEntries(sources),
    outDir: folderOfProcesses,
    format: "esm",
    platform: "node",
    target: "node24",
    dts: false,
    deps: { alwaysBundle: [/.*/] },
    logLevel: "error",
  });
}

// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default async function setup(): Promise<void> {
  if (["main.cjs", "program.cjs"].some((name) => isOlder(path.join(root, "dist", name), "src"))) {
    execFileSync(process.execPath, [path.join(root, "node_modules/tsdown/dist/run.mjs"), "--logLevel", "error"], {
      cwd: root,
      stdio: "inherit",
    });
  }
  await buildProcesses();
  mkdirSync(homeOfTests, { recursive: true, mode: 0o700 });
}
