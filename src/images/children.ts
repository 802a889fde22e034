/** The child processes that touch pixels: a few, one job each at a time, killed when one takes too long. */
import { type ChildProcess, fork } from "node:child_process";
import type { Job, JobResult, Reply } from "./jobs.ts";

export interface ChildrenSettings {
  readonly workerFile: string;
  readonly environment: Readonly<Record<string, string>>;
  /** How many at once. */
  readonly workers: number;
  /** Milliseconds a job may take, the start of its process included. */
  readonly timeout: number;
  /** Bytes a child may occupy. */
  readonly memory: number;
}

export type Outcome<Kind extends Job["kind"]> =
  | { readonly kind: "answer"; readonly answer: JobResult[Kind] }
  | { readonly kind: "time-out" }
  | { readonly kind: "out-of-memory" }
  | { readonly kind: "died" };

interface Waiting {
  readonly job: Job;
  readonly picture: string;
  settle(outcome: Outcome<Job["kind"]> | Error): void;
}

export interface Children {
  /**
   * `picture`: jobs of the same one go to the same child where they can, since it has decoded it already. Rejects only when
   * the program itself is at fault (sharp cannot be loaded, the fitter is closed).
   */
  run<Asked extends Job>(job: Asked, picture: string): Promise<Outcome<Asked["kind"]>>;
  close(): Promise<void>;
}

export function startChildren(settings: ChildrenSettings): Children {
  const queue: Waiting[] = [];
  // Not at once: whoever waited for the answer may ask for more of the same picture.
  const slots = Array.from({ length: settings.workers }, () => new Slot(settings, () => setImmediate(next)));
  let closed = false;

  function next(): void {
    if (closed) return;
    for (const slot of slots) {
      if (slot.busy) continue;
      const waiting = nextFor(slot);
      if (waiting === undefined) return;
      slot.take(waiting);
    }
  }

  /** Of the picture that it had last, else of one that no other has, else the first. */
  function nextFor(slot: Slot): Waiting | undefined {
    const others = slots.filter((other) => other !== slot).map((other) => other.picture);
    const own = queue.findIndex(({ picture }) => picture === slot.picture);
    const free = own === -1 ? queue.findIndex(({ picture }) => !others.includes(picture)) : own;
    return queue.splice(Math.max(0, free), 1)[0];
  }

  return {
    run<Asked extends Job>(job: Asked, picture: string): Promise<Outcome<Asked["kind"]>> {
      if (closed) return Promise.reject(new Error("The image fitter was used after it was closed."));
      return new Promise((resolve, reject) => {
        const settle = (outcome: Outcome<Job["kind"]> | Error) =>
          outcome instanceof Error ? reject(outcome) : resolve(outcome as Outcome<Asked["kind"]>);
        queue.push({ job, picture, settle });
        next();
      });
    },
    async close() {
      closed = true;
      await Promise.all(slots.map((slot) => slot.close()));
      for (const waiting of queue.splice(0)) waiting.settle(new Error("The image fitter was closed."));
    },
  };
}

/** One child at a time; a new one when the last has died. */
class Slot {
  readonly #settings: ChildrenSettings;
  readonly #whenFree: () => void;
  #child: ChildProcess | undefined;
  #current: Waiting | undefined;
  #picture: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: ChildrenSettings, whenFree: () => void) {
    this.#settings = settings;
    this.#whenFree = whenFree;
  }

  get busy(): boolean {
    return this.#current !== undefined;
  }

  /** Which its child has, or had last. */
  get picture(): string | undefined {
    return this.#picture;
  }

  take(waiting: Waiting): void {
    this.#current = waiting;
    this.#picture = waiting.picture;
    this.#child ??= this.#start();
    const child = this.#child;
    child.ref();
    child.channel?.ref();
    this.#timer = setTimeout(() => this.#finish({ kind: "time-out" }, "kill"), this.#settings.timeout);
    child.send(waiting.job, (error) => {
      if (error !== null && this.#child === child) this.#finish({ kind: "died" }, "kill");
    });
  }

  async close(): Promise<void> {
    const child = this.#child;
    this.#finish(new Error("The image fitter was closed."), "keep");
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  #start(): ChildProcess {
    const { workerFile, environment, memory } = this.#settings;
    const child = fork(workerFile, [`--memory=${memory}`], {
      env: { ...environment },
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    child.on("message", (reply: Reply) => {
      if (this.#child === child) this.#heard(reply);
    });
    const lost = () => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.#finish({ kind: "died" }, "keep");
    };
    child.on("exit", lost);
    child.on("error", lost);
    return child;
  }

  #heard(reply: Reply): void {
    switch (reply.kind) {
      case "answer":
        this.#finish({ kind: "answer", answer: reply.answer } as Outcome<Job["kind"]>, "keep");
        break;
      case "out-of-memory":
        this.#finish({ kind: "out-of-memory" }, "kill");
        break;
      case "broken":
        this.#finish(new Error(`The image worker failed: ${reply.reason}`), "kill");
        break;
      default:
        reply satisfies never;
    }
  }

  /** An idle child does not keep the program alive. */
  #finish(outcome: Outcome<Job["kind"]> | Error, what: "keep" | "kill"): void {
    clearTimeout(this.#timer);
    const child = this.#child;
    if (what === "kill") {
      this.#child = undefined;
      child?.kill("SIGKILL");
    }
    child?.unref();
    child?.channel?.unref();
    const waiting = this.#current;
    this.#current = undefined;
    waiting?.settle(outcome);
    if (waiting !== undefined) this.#whenFree();
  }
}
