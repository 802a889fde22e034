/** What a ledger says of itself against its record: which it is, and since when. Pure. */
import type { StoredEvent } from "../chain.ts";
import type { LedgerInfo } from "../ledger.ts";
import { trunk } from "../marker.ts";
import type { LostBranch, Tip } from "../restore.ts";

/** What a ledger says of itself. */
export type About = LedgerInfo & Pick<Tip, "branch" | "lost">;

interface Noted {
  readonly id?: string;
  readonly workspace?: string;
  readonly purpose?: string;
  readonly createdAt?: string;
  readonly knownUntil?: string | null;
  readonly lost?: readonly LostBranch[];
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
  branch: "which branch of the record it is on (branch)",
  lost: "which branches of the record were lost (lost)",
} as const;

type Told = { -readonly [Name in keyof typeof names]?: unknown };

/** What is not told, by an event of an earlier version, is not compared. */
const untold = Symbol("untold");

const textOf = (lost: readonly LostBranch[]) => lost.map(({ branch, after }) => `${branch} ${after}`).join(", ");

function hear(told: Told, { body }: StoredEvent): void {
  const { event, data = {} } = JSON.parse(body) as { readonly event: string; readonly data?: Noted };
  if (event === "created") {
    const { id = untold, workspace = untold, purpose = untold, createdAt = untold } = data;
    Object.assign(told, { id, workspace, purpose, createdAt, restoredAt: undefined, resumedAt: undefined });
    Object.assign(told, { knownUntil: undefined, branch: trunk, lost: "" });
  } else if (event === "restored") {
    told.restoredAt = data.restoredAt ?? untold;
    told.resumedAt = undefined;
    told.knownUntil = data.knownUntil === undefined ? untold : (data.knownUntil ?? undefined);
    // A new one, of which the record holds no name.
    told.branch = untold;
    told.lost = data.lost === undefined ? untold : textOf(data.lost);
  } else if (event === "resumed" && data.lost !== undefined) {
    told.resumedAt = data.resumedAt ?? untold;
  }
}

function toldAs(about: About, name: keyof typeof names): unknown {
  if (name === "lost") return textOf(about.lost);
  const value = about[name];
  return value instanceof Date ? value.toISOString() : value;
}

export function faultsOfInfo(about: About | undefined, events: readonly StoredEvent[]): readonly string[] {
  const told: Told = {};
  for (const event of events) if (event.account === "") hear(told, event);
  if (about === undefined) return [];
  // On a lost branch, a copy put back would pass for the whole ledger.
  const isLost = about.lost.some(({ branch }) => branch === about.branch);
  return (Object.keys(told) as (keyof typeof names)[]).flatMap((name) => {
    const isUntold = told[name] === untold && !(name === "branch" && isLost);
    if (isUntold || told[name] === toldAs(about, name)) return [];
    return [`What the ledger says of itself is not what its record says: ${names[name]} was changed.`];
  });
}
