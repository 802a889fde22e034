/**
 * SIGINT, SIGTERM and SIGHUP become an abort, so that what is in hand is finished; a second SIGINT or SIGTERM ends the
 * process at once.
 */
import { writeAll } from "../../system/output.ts";

const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Name = keyof typeof codes;
const names = Object.keys(codes) as readonly Name[];

/** Over the line of progress that may stand there. */
const waiting = "\r\u001b[2KEnding as soon as what is in hand is done. Ctrl-C again ends it at once.\n";

/** Whoever stops a whole group of processes tells this one too, beside the one that handed over to it and passes it on. */
const sameMilliseconds = 2000;

export interface Signals {
  readonly signal: AbortSignal;
  /** 129, 130 or 143 once a signal came. */
  code(): number | undefined;
  /** While this is made nothing is in hand, and the first one ends the process. */
  atOnce<T>(work: () => Promise<T>): Promise<T>;
}

interface Received {
  readonly name: Name;
  readonly at: number;
}

/** A terminal that is closed is told by the system, by its shell, and by who handed over: however often, it is one. */
function isSame(name: Name, first: Received): boolean {
  if (name === "SIGHUP") return true;
  const isPassedOn = name === "SIGTERM" && first.name === name && process.env.CAMPAIGN_HANDED_OVER === "1";
  return isPassedOn && performance.now() - first.at < sameMilliseconds;
}

/** `finishes`: whether something may be in hand; else the first one ends the process, which only takes its folders with it. */
export function listenForSignals(finishes: boolean): Signals {
  const controller = new AbortController();
  let received: Received | undefined;
  let idle = finishes ? 0 : 1;
  for (const name of names) {
    process.on(name, () => {
      if (received !== undefined && isSame(name, received)) return;
      if (idle > 0 || received !== undefined) process.exit(codes[name]);
      received = { name, at: performance.now() };
      if (name === "SIGINT" && process.stderr.isTTY === true) writeAll(2, waiting);
      controller.abort(new Error(name));
    });
  }
  return {
    signal: controller.signal,
    code: () => (received === undefined ? undefined : codes[received.name]),
    atOnce: async (work) => {
      idle += 1;
      try {
        return await work();
      } finally {
        idle -= 1;
      }
    },
  };
}

/** A terminal that reads keys one by one makes no signal of Ctrl-C: it ends the process as the signal would. */
export function interrupted(): never {
  return process.exit(codes.SIGINT);
}
