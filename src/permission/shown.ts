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
