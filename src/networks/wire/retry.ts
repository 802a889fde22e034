/**
 * Trying again what may safely be done twice: reads and uploads. The one write of a post never comes through here.
 * Waits grow and carry jitter, so that ten machines that failed together do not all come back together.
 */
import { setTimeout as wait } from "node:timers/promises";
import pRetry from "p-retry";

/** Rejects when the signal is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const realSleep: Sleep = async (milliseconds, signal) => {
  await wait(milliseconds, undefined, { signal });
};

export interface RetryOptions {
  readonly signal: AbortSignal;
  /** Whether another attempt may end otherwise. What a server has decided stays decided. */
  readonly worthwhile: (error: unknown) => boolean;
  readonly sleep?: Sleep | undefined;
  /** From 0 to 1. */
  readonly random?: () => number;
}

const attempts = 3;
/** Milliseconds before the second attempt, at the least; each further wait doubles. */
const firstWait = 500;

/** Throws what the last attempt threw, or the reason of the signal. */
export function retried<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { signal, worthwhile, sleep = realSleep, random = Math.random } = options;
  return pRetry(attempt, {
    retries: attempts - 1,
    // The library counts and decides; the waiting is ours, so that tests need not wait.
    minTimeout: 0,
    signal,
    async shouldRetry({ error, attemptNumber }) {
      if (!worthwhile(error)) return false;
      await sleep(firstWait * 2 ** (attemptNumber - 1) * (1 + random()), signal);
      return true;
    },
  });
}
