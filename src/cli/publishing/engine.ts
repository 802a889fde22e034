/** The publisher's ports, wired: for `publish`, and for a person who sends, settles or recalls one delivery. */
import { hostname } from "node:os";
import path from "node:path";
import type { Ledger } from "../../ledger/ledger.ts";
import type { LedgerPlace } from "../../ledger/open.ts";
import { networkOf } from "../../networks/registry.ts";
import { type Engine, realTimer } from "../../publish/engine.ts";
import { periodsNow } from "../../publish/files.ts";
import { pausesOf } from "../../publish/person/pauses.ts";
import type { Stages } from "../../publish/work.ts";
import type { Environment } from "../../system/secrets/secrets.ts";
import type { Context } from "../frame/context.ts";
import { connector, isReal } from "./connections.ts";

export interface EngineParts {
  readonly stages: Stages;
  readonly ledger: Ledger;
  readonly environment: Environment;
  readonly place: LedgerPlace;
}

/** A ledger in a file goes where its workspace goes, which is why no name of a host is in it. */
function machineOf(place: LedgerPlace, root: string): string {
  if (place.kind === "postgres") return `${hostname()}:${root}`;
  return path.relative(path.dirname(place.file), root) || ".";
}

export function engineFor(context: Context, root: string, parts: EngineParts): Engine {
  return {
    stages: parts.stages,
    ledger: parts.ledger,
    networkOf: (account) => networkOf(account.network),
    connect: connector(context, root, parts.environment),
    isReal,
    pauses: pausesOf({
      root,
      ledger: parts.ledger,
      now: () => context.clock.now(),
      periods: () => periodsNow(parts.stages),
    }),
    clock: context.clock,
    realClock: context.realClock,
    timer: realTimer,
    signal: context.signal,
    shared: parts.place.kind === "postgres",
    machine: machineOf(parts.place, root),
    progress: (text) => context.output.detail(text),
  };
}
