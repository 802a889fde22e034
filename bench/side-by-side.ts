/**
 * Honest timings: the things compared take turns (A B A B …), so that a machine that slows down slows both, and what
 * is reported is the median of the ratios pair by pair, with the spread.
 */
import { spawnSync } from "node:child_process";
import { cpus } from "node:os";

export interface Contender {
  readonly name: string;
  run(): void | Promise<void>;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Runs the floor and each contender in turns, and prints milliseconds and the ratio to the floor. */
export async function sideBySide(
  title: string,
  floor: Contender,
  contenders: readonly Contender[],
  runs: number,
): Promise<void> {
  const all = [floor, ...contenders];
  const times = all.map((): number[] => []);
  for (const contender of all) await contender.run();
  for (let run = 0; run < runs; run++) {
    for (const [index, contender] of all.entries()) {
      const start = performance.now();
      await contender.run();
      times[index]?.push(performance.now() - start);
    }
  }
  console.log(`\n${title} (${runs} runs each, in turns; Node ${process.versions.node}, ${cpus().length} cores)`);
  for (const [index, contender] of all.entries()) {
    const own = times[index] ?? [];
    const ratios = own.map((time, run) => time / (times[0]?.[run] ?? time));
    console.log(
      `  ${contender.name.padEnd(44)} ${median(own).toFixed(1).padStart(8)} ms   ${median(ratios).toFixed(2)}x  (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
    );
  }
}

/** A whole process, with nothing in its environment that slows the start. A non-zero exit ends the bench. */
export function wholeProcess(name: string, args: readonly string[], cwd: string): Contender {
  const environment = { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "" };
  return {
    name,
    run() {
      const result = spawnSync(process.execPath, args, { cwd, env: environment, stdio: ["ignore", "ignore", "pipe"] });
      if (result.status !== 0) throw new Error(`${name} ended with ${result.status}: ${result.stderr.toString()}`);
    },
  };
}
