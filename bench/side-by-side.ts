/**
 * Honest timings: the things compared take turns (A B A B …), so that a machine that slows down slows both, and what
 * is reported is the median of the ratios pair by pair, with the spread.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";

/** Of a whole process, by the system's own account. */
export interface Used {
  /** Milliseconds of processor time, all threads together. */
  readonly cpu: number;
  /** Peak, in kB. */
  readonly memory: number;
}

export interface Contender {
  readonly name: string;
  run(): undefined | Used | Promise<undefined>;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Medians of the runs, as ratios to the floor's run of the same turn; of whole processes also what they used. */
export interface Ratios {
  readonly name: string;
  readonly clock: number;
  readonly cpu: number | undefined;
  readonly memory: number | undefined;
  /** Peak, in MB. */
  readonly megabytes: number | undefined;
}

const units = { cpu: { name: "ms of CPU", per: 1 }, memory: { name: "MB", per: 1000 } };

/** Undefined where it was not measured. */
function ratioOf(own: readonly Used[], floor: readonly Used[], key: keyof Used): number | undefined {
  return own.length === 0 || floor.length === 0
    ? undefined
    : median(own.map((one, run) => one[key] / (floor[run]?.[key] ?? one[key])));
}

function usedInWords(own: readonly Used[], floor: readonly Used[], key: keyof Used): string {
  const ratio = ratioOf(own, floor, key);
  if (ratio === undefined) return "";
  const value = median(own.map((one) => one[key])) / units[key].per;
  return `   ${value.toFixed(0)} ${units[key].name} ${ratio.toFixed(2)}x`;
}

/** Runs the floor and each contender in turns, and prints milliseconds and the ratio to the floor. Returns the contenders'. */
export async function sideBySide(
  title: string,
  floor: Contender,
  contenders: readonly Contender[],
  runs: number,
): Promise<readonly Ratios[]> {
  const all = [floor, ...contenders];
  const times = all.map((): number[] => []);
  const used = all.map((): Used[] => []);
  for (const contender of all) await contender.run();
  for (let run = 0; run < runs; run++) {
    for (const [index, contender] of all.entries()) {
      const start = performance.now();
      const own = await contender.run();
      times[index]?.push(performance.now() - start);
      if (own !== undefined) used[index]?.push(own);
    }
  }
  console.log(`\n${title} (${runs} runs each, in turns; Node ${process.versions.node}, ${cpus().length} cores)`);
  for (const [index, contender] of all.entries()) {
    const own = times[index] ?? [];
    const ratios = own.map((time, run) => time / (times[0]?.[run] ?? time));
    const inUse = (key: keyof Used) => usedInWords(used[index] ?? [], used[0] ?? [], key);
    console.log(
      `  ${contender.name.padEnd(44)} ${median(own).toFixed(1).padStart(8)} ms   ${median(ratios).toFixed(2)}x  (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})${inUse("cpu")}${inUse("memory")}`,
    );
  }
  return contenders.map(({ name }, index) => {
    const [own, floorUsed] = [used[index + 1] ?? [], used[0] ?? []];
    return {
      name,
      clock: median((times[index + 1] ?? []).map((time, run) => time / (times[0]?.[run] ?? time))),
      cpu: ratioOf(own, floorUsed, "cpu"),
      memory: ratioOf(own, floorUsed, "memory"),
      megabytes: own.length === 0 ? undefined : median(own.map(({ memory }) => memory)) / 1000,
    };
  });
}

const folder = mkdtempSync(path.join(tmpdir(), "campaign-measured-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, "used.json");

/** A whole process, with nothing in its environment that slows the start. An exit code that is none of `codes` ends the bench. */
export function wholeProcess(
  name: string,
  args: readonly string[],
  cwd: string,
  codes: readonly number[] = [0],
): Contender {
  const environment = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", MEASURED_FILE: file };
  const measured = ["--require", path.join(import.meta.dirname, "measured.cjs")];
  return {
    name,
    run() {
      const result = spawnSync(process.execPath, [...measured, ...args], {
        cwd,
        env: environment,
        stdio: ["ignore", "ignore", "pipe"],
      });
      if (!codes.includes(result.status ?? -1))
        throw new Error(`${name} ended with ${result.status}: ${result.stderr.toString()}`);
      return JSON.parse(readFileSync(file, "utf8")) as Used;
    },
  };
}
