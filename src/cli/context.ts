/** What every command gets: the world, opened once. The only place where real parts are wired together. */
import type { Clock } from "../system/clock.ts";
import type { Output } from "../system/output.ts";
import type { Environment } from "../system/secrets.ts";

export interface Context {
  readonly output: Output;
  /** Moved by `--now`. */
  readonly clock: Clock;
  /** The real one: leases, the log's own times, server clocks. */
  readonly realClock: Clock;
  /** Absolute. */
  readonly cwd: string;
  /** As given by --workspace. */
  readonly workspace: string | undefined;
  /** As given by --ledger. */
  readonly ledger: string | undefined;
  readonly environment: Environment;
  readonly format: string;
  readonly signal: AbortSignal;
}
