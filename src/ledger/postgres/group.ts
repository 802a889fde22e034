/**
 * Group commit: writes that are asked for while one is under way go together in the next transaction, and wait once for
 * their turn, for what is compared first, and for the disk. Each succeeds or fails by itself.
 */
import { explained } from "./database.ts";

/** In one transaction: other machines wait for it, and a database far away takes its time for each question. */
const most = 16;

export type Outcome = { readonly value: unknown } | { readonly error: unknown };

interface Entry<Work> {
  readonly work: Work;
  readonly settle: (outcome: Outcome) => void;
}

/** One transaction: durable, and marked, when it resolves. */
export type Together<Work> = (works: readonly Work[]) => Promise<readonly Outcome[]>;

/** The returned function answers with the value that `together` has for its work. */
export function grouping<Work>(together: Together<Work>): (work: Work) => Promise<unknown> {
  const waiting: Entry<Work>[] = [];
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

  return (work) =>
    new Promise((resolve, reject) => {
      const settle = (outcome: Outcome) =>
        "error" in outcome ? reject(explained(outcome.error)) : resolve(outcome.value);
      waiting.push({ work, settle });
      if (!busy) void run();
    });
}
