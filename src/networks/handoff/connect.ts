/** From an account to its folder, which must lie inside the workspace, symlinks resolved. */
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { isInside } from "../../system/files.ts";
import type { Account, Deps, Refusal, Session } from "../network.ts";
import { HandoffFolder } from "./folder.ts";
import { channelOf } from "./profile.ts";
import { handoffSession } from "./session.ts";

/** Before anything is made: what is there of the path already must not lead out through a link. */
function leadsOut(root: string, directory: string): boolean {
  let there = directory;
  while (!existsSync(there)) there = path.dirname(there);
  return there !== root && !isInside(root, there);
}

export function connectHandoff(
  account: Account,
  deps: Deps,
): { readonly kind: "session"; readonly session: Session } | Refusal {
  const name = account.options.folder ?? `handoff/${account.id}`;
  const directory = path.resolve(deps.root, name);
  const outside: Refusal = {
    kind: "unauthorized",
    reason: `The folder "${name}" of ${account.id} does not lie inside the workspace; write one that does, such as "handoff/${account.id}".`,
  };
  const relative = path.relative(deps.root, directory);
  if (relative === "" || relative.startsWith("..") || path.isAbsolute(relative)) return outside;
  if (leadsOut(deps.root, directory)) return outside;
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      kind: "unauthorized",
      reason: `The folder "${name}" of ${account.id} cannot be made (${code ?? "unexpected error"}).`,
    };
  }
  const settings = { folder: new HandoffFolder(directory), account, channel: channelOf(account), deps };
  return { kind: "session", session: handoffSession(settings) };
}
