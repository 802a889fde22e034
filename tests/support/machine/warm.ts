/** Processes that have the program loaded, each for one command line at a time, as many as are asked for at once. */
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";

const script = path.resolve(import.meta.dirname, "warm-process.cjs");

export interface Asked {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly startsAt?: string | undefined;
}

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const idle: ChildProcess[] = [];

function start(): ChildProcess {
  const child = fork(script, {
    env: { PATH: process.env.PATH },
    execArgv: [],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // Neither keeps the test runner alive; it ends with its channel.
  child.unref();
  child.channel?.unref();
  return child;
}

export function performWarm(asked: Asked): Promise<Answer> {
  const child = idle.pop() ?? start();
  return new Promise((resolve, reject) => {
    child.channel?.ref();
    const died = (code: number | null) =>
      reject(new Error(`campaign ${asked.args.join(" ")} ended by itself: ${code}.`));
    child.once("exit", died);
    child.once("message", (answer: Answer) => {
      child.off("exit", died);
      child.channel?.unref();
      idle.push(child);
      resolve(answer);
    });
    child.send(asked);
  });
}
