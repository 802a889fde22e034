/** Runs the built program as its user would: a process of its own, a clean environment, both streams. */
import { spawn } from "node:child_process";
import path from "node:path";
import { homeOfTests } from "./build-once.ts";

const program = path.resolve(import.meta.dirname, "../../../bin/campaign.js");

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const clock = path.resolve(import.meta.dirname, "starts-at.cjs");

function clockOf({ startsAt }: { readonly startsAt?: string }): Readonly<Record<string, string>> {
  return startsAt === undefined ? {} : { NODE_OPTIONS: `--require=${clock}`, TEST_STARTS_AT: startsAt };
}

/** Nothing of the test runner's environment reaches the program, only PATH, a home, and what is given. */
export function runCampaign(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly environment?: Readonly<Record<string, string>>;
    /** What its clock says when it starts; absent: what it is. */
    readonly startsAt?: string;
    /** Another bin/campaign.js than that of this repository. */
    readonly program?: string;
  },
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.program ?? program, ...args], {
      cwd: options.cwd,
      env: { PATH: process.env.PATH ?? "", HOME: homeOfTests, ...clockOf(options), ...options.environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const talk: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => talk.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({
        code,
        signal,
        stdout: Buffer.concat(out).toString("utf8"),
        stderr: Buffer.concat(talk).toString("utf8"),
      }),
    );
  });
}
