/** What a ledger says of itself against its record: which it is, and since when. Pure. */
import type { StoredEvent } from "../chain.ts";
import type { LedgerInfo } from "../ledger.ts";

interface Noted {
  readonly id?: string;
  readonly workspace?: string;
  readonly purpose?: string;
  readonly createdAt?: string;
  readonly knownUntil?: string | null;
  readonly lost?: unknown;
  readonly restoredAt?: string;
  readonly resumedAt?: string;
}

const names = {
  id: "which ledger it is",
  workspace: "its workspace",
  purpose: "what it is for",
  createdAt: "when it was made (created_at)",
  restoredAt: "when it was found to be restored (restored_at)",
  resumedAt: "when a person resumed it (resumed_at)",
  knownUntil: "how far it knew what was done (known_until)",
} as const;

type Told = { -readonly [Name in keyof typeof names]?: unknown };

/** What is not told, by an event of an earlier version, is not compared. */
const untold = Symbol("untold");

function hear(told: Told, { body }: StoredEvent): void {
  const { event, data = {} } = JSON.parse(body) as { readonly event: string; readonly data?: Noted };
  if (event === "created") {
    const { id = untold, workspace = untold, purpose = untold, createdAt = untold } = data;
    Object.assign(told, { id, workspace, purpose, createdAt, restoredAt: undefined, resumedAt: undefined });
    told.knownUntil = undefined;
  } else if (event === "restored") {
    told.restoredAt = data.restoredAt ?? untold;
    told.resumedAt = undefined;
    told.knownUntil = data.knownUntil === undefined ? untold : (data.knownUntil ?? undefined);
  } else if (event === "resumed" && data.lost !== undefined) {
    told.resumedAt = data.resumedAt ?? untold;
  }
}

export function faultsOfInfo(info: LedgerInfo | undefined, events: readonly StoredEvent[]): readonly string[] {
  const told: Told = {};
  for (const event of events) if (event.account === "") hear(told, event);
  if (info === undefined) return [];
  return (Object.keys(told) as (keyof typeof names)[]).flatMap((name) => {
    const value = info[name];
    const now = value instanceof Date ? value.toISOString() : value;
    if (told[name] === untold || told[name] === now) return [];
    return [`What the ledger says of itself is not what its record says: ${names[name]} was changed.`];
  });
}
