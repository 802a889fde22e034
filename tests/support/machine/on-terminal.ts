/** Runs the built program on a terminal of its own, as somebody sits before it: both streams drawn there, keys typed. */
import { spawn } from "node:child_process";
import path from "node:path";

const program = path.resolve(import.meta.dirname, "../../../bin/campaign.js");

export interface Seen {
  readonly code: number | null;
  /** All that was ever drawn, with what steers the terminal. */
  readonly screen: string;
}

/** What is done, once, when the screen shows this; what it returns is typed. */
export type Reaction = readonly [shown: RegExp, react: (found: RegExpExecArray) => string | undefined];

export const ctrlC = "\u0003";

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** By `script`, which every Linux and macOS has; where it is missing, the test fails and says so. */
function scriptWords(command: string): readonly string[] {
  return process.platform === "linux" ? ["-qec", command, "/dev/null"] : ["-q", "/dev/null", "sh", "-c", command];
}

export class Terminal {
  readonly #child;
  readonly #reactions: Reaction[];
  #screen = "";

  constructor(
    args: readonly string[],
    options: {
      readonly cwd: string;
      readonly environment?: Readonly<Record<string, string>>;
      /** Another bin/campaign.js than that of this repository. */
      readonly program?: string;
      /** What Node gets before the program. */
      readonly node?: readonly string[];
      /** At the end of the shell's line, as `> file`. */
      readonly redirect?: string;
      readonly reactions?: readonly Reaction[];
      /** 100 where nothing is said. */
      readonly columns?: number;
    },
  ) {
    this.#reactions = [...(options.reactions ?? [])];
    const words = [process.execPath, ...(options.node ?? []), options.program ?? program, ...args]
      .map(quoted)
      .join(" ");
    const line = `stty cols ${options.columns ?? 100}; exec ${words} ${options.redirect ?? ""}`;
    this.#child = spawn("script", scriptWords(line), {
      cwd: options.cwd,
      env: { PATH: process.env.PATH ?? "", HOME: options.cwd, SHELL: "/bin/sh", TERM: "xterm", ...options.environment },
      stdio: ["pipe", "pipe", "inherit"],
    });
  }

  type(keys: string): void {
    this.#child.stdin.write(keys);
  }

  /** As the window is closed, or ssh is cut: the system hangs up, and nothing can be written there any more. */
  close(): void {
    this.#child.kill("SIGKILL");
  }

  ended(): Promise<Seen> {
    return new Promise((resolve, reject) => {
      this.#child.on("error", (error) => reject(new Error("This test needs the program `script`.", { cause: error })));
      this.#child.stdout.on("data", (chunk: Buffer) => {
        this.#screen += chunk.toString("utf8");
        const [next] = this.#reactions;
        const found = next?.[0].exec(this.#screen) ?? null;
        if (next === undefined || found === null) return;
        this.#reactions.shift();
        const keys = next[1](found);
        if (keys !== undefined) this.type(keys);
      });
      this.#child.on("close", (code) => resolve({ code, screen: this.#screen }));
    });
  }
}
