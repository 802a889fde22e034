/** The publisher's ports, wired: for `publish`, and for a person who sends, settles or recalls one delivery. */
import type { Ledger } from "../ledger/ledger.ts";
import { networkOf } from "../networks/registry.ts";
import { type Engine, realTimer } from "../publish/engine.ts";
import { pausesOf } from "../publish/person/pauses.ts";
import type { Stages } from "../publish/work.ts";
import type { Environment } from "../system/secrets.ts";
import { connector } from "./connections.ts";
import type { Context } from "./context.ts";

export interface EngineParts {
  readonly stages: Stages;
  readonly ledger: Ledger;
  readonly environment: Environment;
  /** Whether several machines publish with this ledger. */
  readonly shared: boolean;
}

export function engineFor(context: Context, root: string, parts: EngineParts): Engine {
  return {
    stages: parts.stages,
    ledger: parts.ledger,
    networkOf: (account) => networkOf(account.network),
    connect: connector(context, root, parts.environment),
    isReal: (account) => account.network !== "outbox",
    pauses: pausesOf({ root, ledger: parts.ledger, now: () => context.clock.now() }),
    clock: context.clock,
    realClock: context.realClock,
    timer: realTimer,
    signal: context.signal,
    shared: parts.shared,
    progress: (text) => context.output.detail(text),
  };
}
