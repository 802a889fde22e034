/** Time comes in from outside, so that a whole campaign can be rehearsed in a second and no test sleeps. */
export interface Clock {
  /** Wall-clock instant; `--now` moves it. */
  now(): Date;
  /** Milliseconds that only go forward, for telling a jumped wall clock from time that passed. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
};

/** The real clock moved by a constant, so that it runs on from `--now`. */
export function clockAt(start: Date, real: Clock = systemClock): Clock {
  const offset = start.getTime() - real.now().getTime();
  return {
    now: () => new Date(real.now().getTime() + offset),
    monotonic: () => real.monotonic(),
  };
}
