/** What a scratch is filled with, in whatever it is kept. */
import type { StoredEvent } from "../chain.ts";
import type { DeliveryColumns, PartColumns } from "../columns.ts";
import type { LedgerInfo, Likeness } from "../ledger.ts";

/** What a run goes by, as it was at one moment. */
export interface Tables {
  readonly deliveries: readonly DeliveryColumns[];
  readonly parts: readonly (PartColumns & { readonly delivery: string })[];
  /** Of the ledger itself: its pauses. */
  readonly events: readonly StoredEvent[];
}

export interface Filling {
  readonly info: LedgerInfo;
  readonly likeness: Likeness;
  readonly tables: Tables;
}
