/** What every step of one account's run shares. */
import type { Lease } from "../../ledger/ledger.ts";
import type { Account } from "../../networks/network.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { Engine } from "../engine.ts";
import type { Outcomes } from "../report.ts";
import type { Connections } from "./connection.ts";

export interface AccountRun {
  readonly engine: Engine;
  readonly account: string;
  /** Every account that accounts.yaml has now. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** Whoever made the run closes them. */
  readonly connections: Connections;
  readonly lease: Lease;
  readonly outcomes: Outcomes;
  /** Of this account, as the files have them now. */
  readonly deliveries: ReadonlyMap<string, Delivery>;
  /** Whether a delivery that is in no file was taken out of it; false where its file cannot be used. */
  readonly isRemoved: (delivery: string) => boolean;
  /** Faults of the program or its surroundings: the run ends with exit 4. */
  readonly faults: string[];
  /** Rows whose writer of this very run may still be at work. */
  readonly stillWriting: Set<string>;
}
