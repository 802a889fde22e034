/** A clock that moves only when it is told to, and timers that go off only then. */
import type { Timer } from "../../../src/publish/engine.ts";
import type { Clock } from "../../../src/system/clock.ts";

export class FakeClock implements Clock {
  #wall: number;
  readonly #start: number;
  #steady = 0;

  constructor(start: string | Date) {
    this.#wall = new Date(start).getTime();
    this.#start = this.#wall;
  }

  now(): Date {
    return new Date(this.#wall);
  }

  monotonic(): number {
    return this.#steady;
  }

  /** What a clock that nobody touched would show: a server's. */
  true(): Date {
    return new Date(this.#start + this.#steady);
  }

  /** How far the wall clock is off. */
  drift(): number {
    return this.#wall - this.true().getTime();
  }

  pass(milliseconds: number): void {
    this.#wall += milliseconds;
    this.#steady += milliseconds;
  }

  to(instant: string | Date): void {
    this.pass(new Date(instant).getTime() - this.#wall);
  }

  /** The wall clock alone: somebody set it, or the machine slept. */
  jump(milliseconds: number): void {
    this.#wall += milliseconds;
  }
}

/** Never goes off: for runs in which nothing hangs. */
export const patientTimer: Timer = { after: () => () => {} };

/** Every limit runs out as soon as nothing else is left to do. */
export const impatientTimer: Timer = {
  after(_milliseconds, call) {
    const timer = setTimeout(call, 0);
    return () => clearTimeout(timer);
  },
};
