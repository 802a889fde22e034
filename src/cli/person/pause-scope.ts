/** `--all`, `--campaign ID`, `--account ID`: what a pause is about. */
import type { PauseScope } from "../../campaign/file/pause-file.ts";
import { campaignOf } from "../../ledger/rows.ts";
import { UnusableWorkspace } from "../../publish/work.ts";
import { UsageError } from "../frame/exit-codes.ts";
import { type Flags, textFlag } from "../frame/flags.ts";
import { knownDeliveries, type PersonWorld, refuseUnknown } from "./person.ts";

export function scopeFlag(flags: Flags, verb: string): PauseScope {
  const campaign = textFlag(flags, "campaign");
  const account = textFlag(flags, "account");
  const given = [
    ...(flags.all === true ? [{ kind: "all" } as const] : []),
    ...(campaign === undefined ? [] : [{ kind: "campaign", id: campaign } as const]),
    ...(account === undefined ? [] : [{ kind: "account", id: account } as const]),
  ];
  const [scope, ...more] = given;
  if (scope === undefined || more.length > 0) {
    throw new UsageError(`Say what to ${verb}: one of --all, --campaign ID and --account ID.`);
  }
  return scope;
}

/** A pause of a name that nobody has would stop nothing. */
export async function refuseUnknownScope(world: PersonWorld, scope: PauseScope): Promise<void> {
  if (scope.kind === "all") return;
  const known = await namesOf(world, scope.kind);
  if (!known.has(scope.id)) throw refuseUnknown(scope.kind, scope.id, known);
}

async function namesOf(world: PersonWorld, kind: "campaign" | "account"): Promise<ReadonlySet<string>> {
  try {
    const ids = [...(await knownDeliveries(world))].map((id) => id.split("/"));
    const { workspace, unusable } = await world.stages.read();
    if (kind === "account") return new Set([...workspace.accounts.keys(), ...ids.map((id) => id.at(-1) ?? "")]);
    return new Set([...ids.map((id) => id[0] ?? ""), ...unusable.flatMap(({ campaign }) => campaign ?? [])]);
  } catch (error) {
    if (!(error instanceof UnusableWorkspace)) throw error;
    const rows = await world.ledger.rows();
    return new Set(rows.map((row) => (kind === "account" ? row.account : campaignOf(row.delivery))));
  }
}
