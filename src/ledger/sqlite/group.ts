/**
 * Group commit: whatever is asked for in one turn of the event loop shares one transaction, and so one wait for the
 * disk. Each piece of work succeeds or fails by itself, and nobody hears of it before all of it is durable.
 */
import { type Database, inTransaction } from "./database.ts";

interface Entry {
  readonly work: () => unknown;
  readonly settle: (outcome: { readonly value: unknown } | { readonly error: unknown }) => void;
}

export interface GroupOptions {
  readonly database: Database;
  /** Inside each transaction, before anything else is done in it. */
  readonly first: () => void;
  /** When it is durable, before anybody hears of it. */
  readonly committed: () => void;
}

export class Group {
  readonly #options: GroupOptions;
  #waiting: Entry[] = [];

  constructor(options: GroupOptions) {
    this.#options = options;
  }

  /** Runs in a transaction of its own or of a group; rejects with what `work` throws, or with what ended the whole group. */
  add<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle: Entry["settle"] = (outcome) =>
        "error" in outcome ? reject(outcome.error) : resolve(outcome.value as T);
      this.#waiting.push({ work, settle });
      if (this.#waiting.length === 1) setImmediate(() => this.flush());
    });
  }

  /** At once, what is still waiting. */
  flush(): void {
    const entries = this.#waiting;
    this.#waiting = [];
    if (entries.length === 0) return;
    const { database, first, committed } = this.#options;
    try {
      const settled = inTransaction(database, () => {
        first();
        return entries.map((entry) => ({ entry, outcome: this.#run(entry) }));
      });
      committed();
      for (const { entry, outcome } of settled) entry.settle(outcome);
    } catch (error) {
      for (const entry of entries) entry.settle({ error });
    }
  }

  #run({ work }: Entry): Parameters<Entry["settle"]>[0] {
    const { database } = this.#options;
    database.exec("SAVEPOINT piece");
    try {
      const value = work();
      database.exec("RELEASE piece");
      return { value };
    } catch (error) {
      // A full or failing disk undoes the whole transaction, not only this piece.
      if (!database.isTransaction) throw error;
      database.exec("ROLLBACK TO piece");
      database.exec("RELEASE piece");
      return { error };
    }
  }
}
