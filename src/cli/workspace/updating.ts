/** A ledger that an older program left: changed once, by whichever command is the first to write, and told. */
import { OlderLedgerError } from "../../ledger/ledger.ts";
import { bringUpToDate } from "../../ledger/open.ts";
import { relativeTo } from "../../system/files/files.ts";
import type { Context } from "../frame/context.ts";
import { placeToWrite } from "./ledger.ts";

/** `copy`: of a file, the one that was kept. */
export function sayUpdated({ output }: Context, root: string, copy: string | undefined): void {
  const kept =
    copy === undefined
      ? "A database has no copy beside it: as it was, it is only in your own dump (`pg_dump`)."
      : `As it was, it is kept in ${relativeTo(root, copy)}.`;
  output.say(`The ledger was brought up to date with this program; an older one refuses it now. ${kept}`);
}

function isOlder(error: unknown): boolean {
  return error instanceof OlderLedgerError || (error instanceof Error && isOlder(error.cause));
}

/** For whoever looks before writing: an older program's database cannot be looked at, and is brought up to date first. */
export async function whenUpToDate<T>(context: Context, root: string, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!isOlder(error)) throw error;
    await bringUpToDate(placeToWrite(context, root), (copy) => sayUpdated(context, root, copy));
    return look();
  }
}
