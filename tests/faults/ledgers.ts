/**
 * The ledgers that the harness runs over. Another kind needs one more place, one more opener, and one more line where
 * a world makes its place; nothing else here knows which it is.
 */
import path from "node:path";
import type { Ledger } from "../../src/ledger/ledger.ts";
import { openSqliteLedger } from "../../src/ledger/sqlite/index.ts";
import type { Clock } from "../../src/system/clock.ts";

export interface LedgerPlace {
  readonly kind: "sqlite";
  readonly file: string;
}
export const ledgerKinds = ["sqlite"] as const satisfies readonly LedgerPlace["kind"][];
export type LedgerKind = (typeof ledgerKinds)[number];

/** Of a ledger that is a file: where it is. */
export function fileOf(place: LedgerPlace): string {
  if (place.kind !== "sqlite") throw new Error(`A ledger in ${String(place.kind)} is no file.`);
  return place.file;
}

/** A ledger that nobody has used, for a world in this folder. */
export async function newPlace(kind: LedgerKind, folder: string, name = "ledger"): Promise<LedgerPlace> {
  switch (kind) {
    case "sqlite":
      return { kind, file: path.join(folder, `${name}.sqlite`) };
    default:
      return kind satisfies never;
  }
}

export async function openPlace(place: LedgerPlace, clock: Clock): Promise<Ledger> {
  const common = { workspace: "default", who: "faults", now: () => clock.now(), realNow: () => clock.now() };
  switch (place.kind) {
    case "sqlite":
      return openSqliteLedger({ ...common, file: place.file });
    default:
      return place.kind satisfies never;
  }
}
