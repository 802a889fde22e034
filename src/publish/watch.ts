/** Staying, and waking at each instant at which something is to be done. Clocks, timers and changes come from outside. */
import type { Timer } from "./engine.ts";

export interface Watching {
  readonly now: () => Date;
  readonly timer: Timer;
  readonly signal: AbortSignal;
  /** One run; returns the instant at which there is next something to do, where that is known. */
  round(): Promise<Date | undefined>;
  /** Resolves when files changed since it was last asked. */
  changed(): Promise<void>;
}

/**
 * Milliseconds. At the latest so soon it looks again: at pauses, at what a person or another machine did, and at a clock
 * that was set or a machine that slept, of which no timer knows.
 */
const longestSleep = 60_000;

/** Milliseconds. An instant that is over already, and that no round has dealt with, is not asked about without end. */
const shortestSleep = 1000;

/** Until the instant, a minute at the most; or until files change or the program is told to stop. */
async function rest({ now, timer, signal, changed }: Watching, until: Date | undefined): Promise<void> {
  const left = until === undefined ? longestSleep : until.getTime() - now().getTime();
  const sleep = left <= 0 ? shortestSleep : Math.min(left, longestSleep);
  let cancel = (): void => {};
  let stop = (): void => {};
  const over = new Promise<void>((resolve) => {
    cancel = timer.after(sleep, resolve);
    stop = resolve;
    signal.addEventListener("abort", stop, { once: true });
  });
  await Promise.race([over, changed()]);
  cancel();
  signal.removeEventListener("abort", stop);
}

/** Ends when it is told to, after the round in hand. */
export async function watch(watching: Watching): Promise<void> {
  while (!watching.signal.aborted) {
    const next = await watching.round();
    if (watching.signal.aborted) return;
    await rest(watching, next);
  }
}
