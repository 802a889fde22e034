/** The folder of an account whose network is a folder: inside the workspace, never through a link. A write makes it. */
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { liesBelow, relativeTo } from "../system/files/files.ts";
import { type Obstacle, obstacleOnWay } from "../system/files/own-folders.ts";
import { folderRefused } from "./folder-names.ts";
import type { Account, Refusal } from "./network.ts";

/** For a person: what stands in the way, and what to do. */
export function obstacleText({ at, what }: Obstacle, root: string): string {
  const name = liesBelow(root, at) ? relativeTo(root, at) : at;
  return `Nothing was written: ${name} is ${what}. Move it away, so that a folder or file of its own can take its place.`;
}

/** The account's `folder`, else `usual`, both relative to `root`, the workspace. */
export function ownFolder(
  account: Account,
  { root, usual }: { readonly root: string; readonly usual: string },
): { readonly kind: "folder"; readonly directory: string } | Refusal {
  const name = account.options.folder ?? usual;
  const directory = path.resolve(root, name);
  const refuse = (why: string): Refusal => ({
    kind: "unauthorized",
    reason: `The folder "${name}" of ${account.id} ${why}; write another one, such as "${usual}".`,
  });
  if (!liesBelow(root, directory)) return refuse("does not lie inside the workspace");
  const refused = folderRefused(relativeTo(root, directory));
  if (refused !== undefined) return refuse(refused);
  const obstacle = obstacleOnWay(root, directory);
  if (obstacle !== undefined) return { kind: "unauthorized", reason: obstacleText(obstacle, root) };
  const code = refusedAt(existing(directory));
  if (code !== undefined) {
    const reason = `The folder "${name}" of ${account.id} cannot be written (${code}): run the program as the user whose folder it is, or give it the rights.`;
    return { kind: "unauthorized", reason };
  }
  return { kind: "folder", directory };
}

/** The folder itself, or the one that it would be made in. */
function existing(directory: string): string {
  return existsSync(directory) ? directory : existing(path.dirname(directory));
}

/** What the system says to a write of this user; looked at and not tried, since whoever only asks changes nothing. */
function refusedAt(folder: string): string | undefined {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? "unexpected error";
  }
}
