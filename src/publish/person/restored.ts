/** What a person must know of a ledger that was restored from a backup: what it has forgotten, and since when. */
import { whenText } from "../../calendar/local-time.ts";
import type { EventLog, LedgerInfo, Likeness } from "../../ledger/ledger.ts";
import { waitsForPerson } from "../../ledger/restore.ts";
import type { PauseState } from "../engine.ts";

interface Restored extends Pick<EventLog, "events"> {
  readonly info: LedgerInfo;
}

/** The last that it knows of, where that can be told: what a person did after it must be done again. */
export async function forgottenSince({ info, events }: Restored): Promise<Date | undefined> {
  if (info.knownUntil !== undefined) return info.knownUntil;
  const all = await events();
  const at = all.findLastIndex(({ account, event }) => account === "" && event === "restored");
  // A restore that was found by the first version does not say; it began nothing new before it was found.
  const untold = all[at]?.data?.knownUntil === undefined;
  return untold ? (all[at - 1]?.at ?? info.createdAt) : undefined;
}

/** A sentence. */
export function repeatText(since: Date | undefined): string {
  return `${actsText(since)} Consents that were withdrawn and given again since then are forgotten too: have what shows these people agreed to again.`;
}

function actsText(since: Date | undefined): string {
  return since === undefined
    ? "It lacks skips, recalls and pauses that were made after the backup, and when that was is not known: look through `campaign log`, and make again what is not in it."
    : `It knows nothing of skips, recalls and pauses made after ${whenText(since)}: make them again.`;
}

/** `reason`: how it is known, where nobody has noticed before. */
export function restoredText(since: Date | undefined, reason?: string): string {
  const why = reason === undefined ? "" : ` (${reason})`;
  return `This ledger was restored from a backup${why}. ${repeatText(since)} Nothing is sent until a person then resumes it with \`campaign resume --all\`.`;
}

interface Looked {
  readonly info: LedgerInfo;
  readonly likeness?: Likeness;
}

/** Whether it waits for a person, be it that nobody has noticed yet. */
export function isRestored({ info, likeness }: Looked): boolean {
  return waitsForPerson(info) || likeness?.kind === "restored";
}

/** Everything of a ledger that was restored waits for a person, from when that was found out. */
export function withRestore(state: PauseState, looked: Looked, now: Date): PauseState {
  if (state.kind === "stopped" || !isRestored(looked)) return state;
  const { info } = looked;
  const since = waitsForPerson(info) ? (info.restoredAt ?? now) : now;
  const reason = "this ledger was restored from a backup, and nobody has resumed it yet.";
  return { kind: "pauses", pauses: [{ since, reason, untilResumed: true, covers: () => true }, ...state.pauses] };
}
