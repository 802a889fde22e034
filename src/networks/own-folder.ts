/** The folder of an account whose network is a folder: inside the workspace, symlinks resolved, made where it is missing. */
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { isInside } from "../system/files.ts";
import type { Account, Refusal } from "./network.ts";

/** Before anything is made: what is there of the path already must not lead out through a link. */
function leadsOut(root: string, directory: string): boolean {
  let there = directory;
  while (!existsSync(there)) there = path.dirname(there);
  return there !== root && !isInside(root, there);
}

/** The account's `folder`, else `usual`, both relative to `root`, the workspace. */
export function ownFolder(
  account: Account,
  { root, usual }: { readonly root: string; readonly usual: string },
): { readonly kind: "folder"; readonly directory: string } | Refusal {
  const name = account.options.folder ?? usual;
  const directory = path.resolve(root, name);
  const relative = path.relative(root, directory);
  const outside = relative === "" || relative.startsWith("..") || path.isAbsolute(relative);
  if (outside || leadsOut(root, directory)) {
    const reason = `The folder "${name}" of ${account.id} does not lie inside the workspace; write one that does, such as "${usual}".`;
    return { kind: "unauthorized", reason };
  }
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = `The folder "${name}" of ${account.id} cannot be made (${code ?? "unexpected error"}).`;
    return { kind: "unauthorized", reason };
  }
  return { kind: "folder", directory };
}
