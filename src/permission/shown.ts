/** What every view says of a permit. The keys are a contract with other programs. */
import type { Barrier, Permit } from "./permit.ts";

export interface ShownPermit extends Pick<Permit, "approval" | "periods" | "consents"> {
  /** What would keep it back at its due instant; null where nothing does, and once it is settled. */
  readonly blocked: Barrier | "problem" | null;
}

/** `open`: it may still go out. `problem`: its file holds it. */
export function shownPermit(
  { approval, periods, consents, refusals }: Permit,
  { open, problem }: { readonly open: boolean; readonly problem: boolean },
): ShownPermit {
  const [refused] = refusals;
  const blocked = problem ? "problem" : (refused?.because ?? null);
  return { approval, periods, consents, blocked: open ? blocked : null };
}

/** In a few words for a person, the same in every view; none where nothing is asked for. */
export function permitPhrases({ approval, periods, blocked }: ShownPermit): readonly string[] {
  const { needed, by, changed } = approval;
  const names = by.map(({ person }) => person).join(", ");
  const missing = `not approved (${by.length} of ${needed}${names === "" ? "" : `: ${names}`})`;
  return [
    ...(needed === 0 ? [] : [by.length < needed ? missing : `approved (${names})`]),
    ...(changed.length === 0 ? [] : [`changed since it was agreed: ${changed.join(", ")}`]),
    ...(periods.length === 0 ? [] : [`in ${periods.join(" and ")}`]),
    ...(blocked === "period" ? ["kept back"] : []),
    ...(blocked === "consent" ? ["without the consent that its picture needs"] : []),
  ];
}
