/** How many accounts one publisher has in hand at once, where several share a ledger. */
import { createHash } from "node:crypto";
import type { Timer } from "../engine.ts";

export interface InHand {
  /** Begun at once; the next begins when one ends. */
  readonly most: number;
  /** Milliseconds of real time after which one gives its place to the next, and goes on beside it. */
  readonly patience: number;
  readonly timer: Timer;
}

/**
 * Takes all of them in hand, few at a time, so that another publisher finds some to take too. One that hangs keeps
 * nobody waiting for longer than `patience`. Rejects as the first `run` does that rejects, once all have begun.
 */
export function takeInHand<Item, Result>(
  items: readonly Item[],
  { most, patience, timer }: InHand,
  run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const begun: Promise<Result>[] = [];
  return new Promise((resolve) => {
    function next(): void {
      const item = items[begun.length];
      if (item === undefined) {
        if (begun.length === items.length) resolve(Promise.all(begun));
        return;
      }
      let placeTaken = true;
      const giveUpPlace = () => {
        if (placeTaken) next();
        placeTaken = false;
      };
      const callOff = timer.after(patience, giveUpPlace);
      const running = run(item);
      begun.push(running);
      const ended = () => {
        callOff();
        giveUpPlace();
      };
      running.then(ended, ended);
    }
    const places = Math.min(most, items.length);
    for (let place = 0; place < places; place += 1) next();
    if (places === 0) resolve([]);
  });
}

/**
 * The longest overdue first, and those of one instant in another order on each machine, always the same on one:
 * publishers that begin together take different accounts. `dueAt` in milliseconds.
 */
export function inOwnOrder(dueAt: ReadonlyMap<string, number>, machine: string): readonly string[] {
  const rank = (name: string) => createHash("sha256").update(`${machine} ${name}`).digest("hex");
  return [...dueAt]
    .map(([name, due]) => ({ name, due, rank: rank(name) }))
    .toSorted((a, b) => a.due - b.due || (a.rank < b.rank ? -1 : 1))
    .map(({ name }) => name);
}
