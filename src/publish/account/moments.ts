/** Instants of one account's run: two clocks read at once, and when to try again. */
import { type Engine, spans } from "../engine.ts";
import { windowEnd } from "../judge/judge-row.ts";

/** A wall clock and a monotonic one, read in the same moment. */
export interface Moment {
  readonly wall: number;
  readonly steady: number;
}

export function momentOf(engine: Engine): Moment {
  return { wall: engine.realClock.now().getTime(), steady: engine.realClock.monotonic() };
}

/** Servers are not trusted: never past the window, so that a last try stays; never in the past. */
export function retryWithin(wanted: Date, window: { readonly dueAt: Date; readonly late: number }, now: Date): Date {
  const last = windowEnd(window).getTime() - 2 * spans.retry;
  const time = Number.isNaN(wanted.getTime()) ? now.getTime() + spans.retry : wanted.getTime();
  return new Date(Math.max(now.getTime(), Math.min(time, last)));
}

export function soon(now: Date): Date {
  return new Date(now.getTime() + spans.retry);
}
