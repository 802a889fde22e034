/** The record as it is given to a stranger: what people are there for, in place of who they are. */
import type { Person } from "../../campaign/model.ts";
import type { LogEntry } from "./log.ts";

export interface Naming {
  /** As they are now: the record keeps ids and roles, and no names. */
  readonly people: ReadonlyMap<string, Person>;
  /** Their names beside the roles. */
  readonly names: boolean;
}

/** Of somebody whom neither files nor record know any more. */
const somebody = "somebody who approved it";

/** Who did it is a person of this machine; a publisher is none. */
function actor(who: string): string {
  return who.replace(/^.* on .* \(([a-z-]+)\)$/s, "a person ($1)");
}

export function withoutNames(entries: readonly LogEntry[], { people, names }: Naming): readonly LogEntry[] {
  const shown = (id: string, kept?: string) => {
    const { role = kept ?? somebody, name } = people.get(id) ?? {};
    return names && name !== undefined ? `${name} (${role})` : role;
  };
  const ids = [...people.keys()].toSorted((a, b) => b.length - a.length);
  const told = ids.length === 0 ? undefined : new RegExp(`(?<![A-Za-z0-9/-])(${ids.join("|")})(?![A-Za-z0-9/-])`, "g");
  const words = (text: string | null) =>
    told === undefined || text === null ? text : text.replaceAll(told, (id) => shown(id));
  return entries.map((entry) => ({
    ...entry,
    who: actor(entry.who),
    reason: words(entry.reason),
    approvedBy:
      entry.approvedBy?.map(({ person, role, at, how }) => ({ person: shown(person, role), at, how })) ?? null,
  }));
}
