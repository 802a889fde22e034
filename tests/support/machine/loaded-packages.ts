/** Which packages a run of the built program loaded, read from the chunks of dist/ that its processes opened. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { type Run, runCampaign } from "./run-campaign.ts";

const dist = path.resolve(import.meta.dirname, "../../../dist");
const recorder = path.resolve(import.meta.dirname, "record-loaded.cjs");
const packageName = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** The bundler writes above each module where it came from. */
function packagesIn(chunk: string): readonly string[] {
  const lines = readFileSync(chunk, "utf8").matchAll(/^\s*\/\/(?:#region)? ?(node_modules\/.+)$/gm);
  return [...new Set([...lines].flatMap(([, source = ""]) => packageName.exec(source)?.[1] ?? []))];
}

/** Every package that is bundled into a chunk, with the chunks that hold it. */
export function bundledPackages(): ReadonlyMap<string, readonly string[]> {
  const chunks = new Map<string, string[]>();
  for (const name of readdirSync(dist).filter((file) => file.endsWith(".cjs"))) {
    for (const used of packagesIn(path.join(dist, name))) chunks.set(used, [...(chunks.get(used) ?? []), name]);
  }
  return chunks;
}

export interface LoadingRun extends Run {
  /** Of the process that the user started, not of those that it starts for pictures. */
  readonly packages: ReadonlySet<string>;
  readonly chunks: readonly string[];
}

export async function runAndSeeWhatLoads(
  args: readonly string[],
  options: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> },
): Promise<LoadingRun> {
  const record = path.join(options.cwd, "loaded-modules.jsonl");
  rmSync(record, { force: true });
  const environment = {
    ...options.environment,
    NODE_OPTIONS: `--require=${recorder}`,
    LOADED_MODULES_FILE: record,
  };
  const run = await runCampaign(args, { ...options, environment });
  if (!existsSync(record)) throw new Error(`Nothing was recorded: ${run.stderr}`);
  const processes = readFileSync(record, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { program: string; files: string[] });
  const own = processes.find(({ program }) => program.endsWith("campaign.js"));
  if (own === undefined) throw new Error("The program's own process was not recorded.");
  const files = own.files.map((file) => file.replace(/^file:\/\//, ""));
  const chunks = [...new Set(files.filter((file) => path.dirname(file) === dist).map((file) => path.basename(file)))];
  const bundled = chunks.flatMap((name) => packagesIn(path.join(dist, name)));
  const unbundled = files.flatMap((file) => packageName.exec(file)?.[1] ?? []);
  return { ...run, chunks, packages: new Set([...bundled, ...unbundled]) };
}
