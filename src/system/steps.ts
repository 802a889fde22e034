/** Long work, step by step: told to whoever shows how far it has come, and never so long that no signal is heard. */
import { setImmediate as nextTurn } from "node:timers/promises";

export interface Steps {
  /** One more is done; `what` says which. */
  step(what: string): void;
  /** Nothing more comes. */
  end(): void;
}

/** Begins a stretch of work of so many steps. */
export type Watch = (total: number) => Steps;

export const unwatched: Watch = () => ({ step() {}, end() {} });

/**
 * In their order, `abreast` at once (one if absent). Between two of them signals are heard: work that only computes keeps
 * every handler waiting, and a person who presses Ctrl-C with it.
 */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Result | Promise<Result>,
  how: { readonly watch: Watch; readonly named: (item: Item) => string; readonly abreast?: number },
): Promise<Result[]> {
  const steps = how.watch(items.length);
  const results: Result[] = [];
  const waiting = items.entries();
  const lane = async () => {
    for (const [index, item] of waiting) {
      results[index] = await work(item);
      steps.step(how.named(item));
      await nextTurn();
    }
  };
  try {
    await Promise.all(Array.from({ length: how.abreast ?? 1 }, lane));
    return results;
  } finally {
    steps.end();
  }
}
