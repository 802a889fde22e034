/** Before anything else: that the ledger was restored from a backup, and what it has forgotten. */
import type { LedgerView } from "../../ledger/ledger.ts";
import { waitsForPerson } from "../../ledger/restore.ts";
import { forgottenSince, restoredText } from "../../publish/person/restored.ts";
import type { Context } from "../frame/context.ts";

type Looked = Pick<LedgerView, "info" | "events"> & Partial<Pick<LedgerView, "likeness">>;

/** What is to be said of it, if anything is. */
export async function restoreNotice(ledger: Looked): Promise<string | undefined> {
  const { info, likeness = { kind: "whole" } } = ledger;
  if (likeness.kind === "restored") return restoredText(likeness.knownUntil, likeness.reason);
  if (waitsForPerson(info)) return restoredText(await forgottenSince(ledger));
  return likeness.kind === "unknown"
    ? `Whether this ledger was restored from a backup is not known. ${likeness.reason}`
    : undefined;
}

const said = new WeakMap<Context, string>();

/** Said once by a command, however often it looks. */
export async function sayRestored(context: Context, ledger: Looked | undefined): Promise<void> {
  const notice = ledger === undefined ? undefined : await restoreNotice(ledger);
  if (notice === undefined || said.get(context) === notice) return;
  said.set(context, notice);
  context.output.warn(notice);
}
