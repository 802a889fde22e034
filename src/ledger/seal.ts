/**
 * What a change left in its rows, as short digests in its event: so `verify` names each column that was changed since
 * beside the record. A migration that fills one of these columns takes it out of here, or every ledger would fail. Pure.
 */
import { createHash } from "node:crypto";
import type { DeliveryColumns, PartColumns, Value } from "./columns.ts";

/** By column, each as a reader knows it. What changes without an event (`told`), or is compared as it is, is not here. */
const ofRow = {
  identity: "whose account it is",
  seen_at: "when it was first seen",
  cause: "who or what decided about it",
  because: "what was not given",
  reason: "the reason",
  ask: "whether its network is asked first",
  retry_at: "when it is tried again",
  recall_at: "when it was recalled",
  place_words: "its words in the series",
  claim: "what was claimed to be sent",
  first_claim_at: "when it was first claimed",
  published_at: "when it went out",
  url: "its address",
  parts_total: "how many parts it has",
  parts_out: "how many parts are out",
} as const;

const ofPart = {
  key: "its key",
  prepared: "what was prepared for it",
  marked_at: "when it began to be written",
  marked_real: "when it really began to be written",
  absent_at: "when it was found to be absent",
  folder: "its folder",
  sent_at: "when it was sent",
} as const;

type Digests = Readonly<Record<string, string>>;

/** Kept in events: by column, and by column of each part. What is empty is left out. */
export interface Seal {
  readonly row: Digests;
  readonly parts: Readonly<Record<string, Digests>>;
}

type Given<Names> = { readonly [Name in keyof Names]?: unknown };

function digests<Names extends object>(names: Names, columns: Given<Names>): Digests {
  return Object.fromEntries(
    (Object.keys(names) as (keyof Names & string)[]).flatMap((name) => {
      const value = columns[name] ?? null;
      if (value === null || value === 0) return [];
      return [[name, createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 8)]];
    }),
  );
}

/** Of a row as it will be: what it was, and the columns that the change sets. */
export function sealed(
  row: Given<typeof ofRow>,
  change: readonly (readonly [name: string, value: Value])[],
  parts: readonly PartColumns[],
): Seal {
  return {
    row: digests(ofRow, { ...row, ...Object.fromEntries(change) }),
    parts: Object.fromEntries(parts.map((part) => [part.part, digests(ofPart, part)])),
  };
}

function differing<Names extends Readonly<Record<string, string>>>(
  names: Names,
  columns: Given<Names>,
  before: Digests,
): string | undefined {
  const now = digests(names, columns);
  const found = Object.entries(names).filter(([column]) => now[column] !== before[column]);
  return found.length === 0
    ? undefined
    : new Intl.ListFormat("en-GB").format(found.map(([column, words]) => `${words} (${column})`));
}

/** Which columns of a row are not what its last event left, in words. A restore since then makes rows ask, without an event. */
export function rowChanged(row: DeliveryColumns, seal: Seal, isRestoredSince: boolean): string | undefined {
  const { ask: _ask, ...others } = ofRow;
  return differing(isRestoredSince ? others : ofRow, row, seal.row);
}

/** A part that the last event did not know has no seal: its row alone tells of it. */
export function partChanged(part: PartColumns, seal: Seal): string | undefined {
  return differing(ofPart, part, seal.parts[part.part] ?? {});
}
