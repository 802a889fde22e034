/**
 * Group commit: writes that are asked for while one is under way go together in the next transaction, and wait once for
 * their turn, for what is compared first, and for the disk. Each succeeds or fails by itself.
 */
import { explained } from "./database.ts";
import type { Writing } from "./writing.ts";

/** In one transaction: other machines wait for it, and a database far away takes its time for each question. */
const most = 16;

interface Entry {
  readonly work: (writing: Writing) => Promise<unknown>;
  readonly settle: (outcome: { readonly value: unknown } | { readonly error: unknown }) => void;
}

export type Outcome = Parameters<Entry["settle"]>[0];

/** One transaction: durable, and marked, when it resolves. */
export type Together = (works: readonly Entry["work"][]) => Promise<readonly Outcome[]>;

export function grouping(together: Together): <T>(work: (writing: Writing) => Promise<T>) => Promise<T> {
  const waiting: Entry[] = [];
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const entries = waiting.splice(0, most);
      try {
        const outcomes = await together(entries.map(({ work }) => work));
        for (const [index, entry] of entries.entries()) entry.settle(outcomes[index] ?? { value: undefined });
      } catch (error) {
        for (const entry of entries) entry.settle({ error });
      }
    }
    busy = false;
  }

  return <T>(work: (writing: Writing) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const settle: Entry["settle"] = (outcome) =>
        "error" in outcome ? reject(explained(outcome.error)) : resolve(outcome.value as T);
      waiting.push({ work, settle });
      if (!busy) void run();
    });
}
