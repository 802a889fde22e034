/** From an account to its folder, which must lie inside the workspace, symlinks resolved. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { isInside } from "../../system/files.ts";
import type { Account, Deps, Refusal, Session } from "../network.ts";
import { OutboxFolder } from "./folder.ts";
import { outboxSession } from "./session.ts";

const defaultFolder = "outbox";

export function connectOutbox(
  account: Account,
  deps: Deps,
): { readonly kind: "session"; readonly session: Session } | Refusal {
  const name = account.options.folder ?? defaultFolder;
  const directory = path.resolve(deps.root, name);
  const outside: Refusal = {
    kind: "unauthorized",
    reason: `The folder "${name}" of ${account.id} does not lie inside the workspace; write one that does, such as "outbox".`,
  };
  const relative = path.relative(deps.root, directory);
  if (relative === "" || relative.startsWith("..") || path.isAbsolute(relative)) return outside;
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      kind: "unauthorized",
      reason: `The folder "${name}" of ${account.id} cannot be made (${code ?? "unexpected error"}).`,
    };
  }
  if (!isInside(deps.root, directory)) return outside;
  return { kind: "session", session: outboxSession({ folder: new OutboxFolder(directory), account, deps }) };
}
