/** Processes that die: everything they do to the outside is counted, and from the fatal step on nothing happens any more. */
import type { Ledger } from "../../../src/ledger/ledger.ts";
import type { Session } from "../../../src/networks/network.ts";
import type { Engine } from "../../../src/publish/engine.ts";
import type { Publisher } from "./a-publisher.ts";

export class Fate {
  done = 0;
  readonly fatal: number;
  /** Whether the fatal step itself still happens. */
  readonly after: boolean;

  constructor(fatal: number, after: boolean) {
    this.fatal = fatal;
    this.after = after;
  }

  wrap<T extends object>(target: T, methods: readonly string[]): T {
    return new Proxy(target, {
      get: (object, name, receiver) => {
        const value = Reflect.get(object, name, receiver);
        if (typeof value !== "function" || !methods.includes(String(name))) return value;
        return async (...args: unknown[]) => {
          this.done += 1;
          if (this.done > this.fatal || (this.done === this.fatal && !this.after)) throw new Error("dead");
          const result = await value.apply(object, args);
          if (this.done === this.fatal) throw new Error("dead");
          return result;
        };
      },
    });
  }
}

const ledgerSteps = ["see", "change", "receipt", "lock", "unlock", "stands", "look", "saveFacts"];
const sessionSteps = ["whoAmI", "prepare", "send", "find"];

export function mortal(publisher: Publisher, fate: Fate): Partial<Engine> {
  return {
    ledger: fate.wrap<Ledger>(publisher.ledger, ledgerSteps),
    connect: async (account) => ({
      kind: "session",
      session: fate.wrap<Session>(publisher.network.session(account), sessionSteps),
    }),
  };
}
