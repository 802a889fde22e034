/** Runs the built program as its user would: a clean environment, both streams. */
import { spawn } from "node:child_process";
import path from "node:path";
import { homeOfTests } from "./build-once.ts";
import { performWarm } from "./warm.ts";

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

/**
 * A process that performed others before it does the same as one of its own. Not `doctor`, which starts the program anew
 * by the name that its process was started with.
 */
const warm = [
  ...["accounts", "approve", "days", "images", "import", "log", "new", "pack", "plan", "preview"],
  ...["rehearse", "roll", "share", "status", "switch", "validate"],
  ...["pause", "publish", "recall", "resume", "send", "settle", "skip"],
];

/** What concerns Node itself holds from its start on. */
function canBeWarm([name = ""]: readonly string[], environment: Readonly<Record<string, string>>): boolean {
  return warm.includes(name) && !Object.keys(environment).some((variable) => variable.startsWith("NODE_"));
}

/** Nothing of the test runner's environment reaches the program, only PATH, a home, and what is given. */
export async function runCampaign(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly environment?: Readonly<Record<string, string>>;
    /** What its clock says when it starts; absent: what it is. */
    readonly startsAt?: string;
    /** As cron starts it: for tests of what a process that begins and ends does. */
    readonly ownProcess?: boolean;
    /** Another bin/campaign.js than that of this repository. */
    readonly program?: string;
  },
): Promise<Run> {
  const { cwd, startsAt } = options;
  const environment = { PATH: process.env.PATH ?? "", HOME: homeOfTests, ...options.environment };
  if (options.program === undefined && options.ownProcess !== true && canBeWarm(args, environment))
    return { signal: null, ...(await performWarm({ args, cwd, environment, startsAt })) };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [options.program ?? program, ...args], {
      cwd,
      env: { ...clockOf(options), ...environment },
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
