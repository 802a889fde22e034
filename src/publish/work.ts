/** What the publisher needs from the stages before it. `src/pipeline` makes the real ones. */
import type { UnusableFile, Workspace } from "../campaign/model.ts";
import type { Periods } from "../campaign/periods/period.ts";
import type { Problem } from "../diagnostics/problem.ts";
import type { Said } from "../ledger/ledger.ts";
import type { Message } from "../networks/network.ts";
import type { Withdrawal } from "../permission/approval/withdrawal.ts";
import type { Permits } from "../permission/permit.ts";
import type { Terms } from "../permission/terms.ts";
import type { Delivery } from "../plan/delivery.ts";
import type { ConsentsNow } from "./judge/losses.ts";

export interface Work {
  readonly workspace: Workspace;
  /** Of the content of accounts.yaml and every campaign file: the same wherever the same files are. */
  readonly version: string;
  /** Every delivery of every campaign file that loads, by due instant, then id. */
  readonly deliveries: readonly Delivery[];
  /** What must be given before a message may go out, as the same files have it. */
  readonly permits: Permits;
  /** Sensitive periods, or why nobody can tell them. */
  readonly periods: Periods;
  /** Approvals that were taken back, as the same files have it: the ledger remembers them. */
  readonly withdrawals?: readonly Withdrawal[];
  /** How consents stand in these files, where that can be read: the ledger remembers those that were taken back. */
  readonly consents?: ConsentsNow;
  /** Campaigns that this run is about; absent: all. Nothing of the others counts as removed. */
  readonly only?: ReadonlySet<string>;
  /** Campaigns whose plan has errors: a delivery that is missing there does not count as removed. */
  readonly partial?: ReadonlySet<string>;
  /** Files that cannot be used: nothing of theirs is published, and nothing of theirs counts as removed. */
  readonly unusable: readonly UnusableFile[];
  /** Problems of the files that cannot be used, for the report. */
  readonly problems: readonly Problem[];
}

interface Index {
  readonly byId: ReadonlyMap<string, Delivery>;
  readonly byAccount: ReadonlyMap<string, readonly Delivery[]>;
}

const indexes = new WeakMap<readonly Delivery[], Index>();

/** Made once for each reading: every delivery of a burst is looked for several times. */
function indexOf({ deliveries }: Pick<Work, "deliveries">): Index {
  const known = indexes.get(deliveries);
  if (known !== undefined) return known;
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const made = { byId, byAccount: Map.groupBy(deliveries, ({ account }) => account.id) };
  indexes.set(deliveries, made);
  return made;
}

/** Undefined where no file has it. */
export function deliveryIn(work: Pick<Work, "deliveries">, id: string): Delivery | undefined {
  return indexOf(work).byId.get(id);
}

/** As the account of this id, in the order of the work. */
export function deliveriesAs(work: Pick<Work, "deliveries">, account: string): readonly Delivery[] {
  return indexOf(work).byAccount.get(account) ?? [];
}

export interface Stages {
  /**
   * Load and plan, as the files are now. The same `Work`, and in it the same deliveries, as long as no campaign file and
   * no picture that one names has changed. @throws {UnusableWorkspace}
   */
  read(): Promise<Work>;
  /** Render, check and fit these deliveries for their networks, from the reading that they came from. In order. */
  messages(deliveries: readonly Delivery[], now: Date): Promise<readonly Ready[]>;
  /** What each says, for the record; by delivery. Absent: nothing is recorded of it. */
  says?(deliveries: readonly Delivery[]): ReadonlyMap<string, Said>;
}

/** A message as it is to be sent, or the problems of severity error that hold it. */
export type Ready =
  | { readonly delivery: Delivery; readonly message: Message; readonly terms: Terms }
  | { readonly delivery: Delivery; readonly problems: readonly Problem[] };

/** accounts.yaml cannot be used: nothing can be published, and these problems say why. */
export class UnusableWorkspace extends Error {
  override readonly name = "UnusableWorkspace";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super("campaigns/accounts.yaml cannot be used, so nothing can be published.");
    this.problems = problems;
  }
}
