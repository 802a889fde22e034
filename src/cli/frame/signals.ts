/** SIGINT and SIGTERM become an abort, so that what is in hand is finished; a second one ends the process at once. */
import { writeAll } from "../../system/output.ts";

const codes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Over the line of progress that may stand there. */
const waiting = "\r\u001b[2KEnding as soon as what is in hand is done. Ctrl-C again ends it at once.\n";

export interface Signals {
  readonly signal: AbortSignal;
  /** 130 or 143 once a signal came. */
  code(): number | undefined;
}

/** `finishes`: whether something may be in hand; else the first one ends the process, which only takes its folders with it. */
export function listenForSignals(finishes: boolean): Signals {
  const controller = new AbortController();
  let received: keyof typeof codes | undefined;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (!finishes || received !== undefined) process.exit(codes[name]);
      received = name;
      if (name === "SIGINT" && process.stderr.isTTY === true) writeAll(2, waiting);
      controller.abort(new Error(name));
    });
  }
  return { signal: controller.signal, code: () => (received === undefined ? undefined : codes[received]) };
}

/** A terminal that reads keys one by one makes no signal of Ctrl-C: it ends the process as the signal would. */
export function interrupted(): never {
  return process.exit(codes.SIGINT);
}
