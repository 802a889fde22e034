/** The folder of an account whose network is a folder: inside the workspace, never through a link, made where missing. */
import path from "node:path";
import { liesBelow, relativeTo } from "../system/files/files.ts";
import { makeOwnFolder, type Obstacle, ObstacleError, obstacleOnWay } from "../system/files/own-folders.ts";
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
  try {
    const obstacle = obstacleOnWay(root, directory);
    if (obstacle !== undefined) throw new ObstacleError(obstacle);
    makeOwnFolder(root, directory);
  } catch (error) {
    if (error instanceof ObstacleError) return { kind: "unauthorized", reason: obstacleText(error.obstacle, root) };
    const { code } = error as NodeJS.ErrnoException;
    const reason = `The folder "${name}" of ${account.id} cannot be made (${code ?? "unexpected error"}).`;
    return { kind: "unauthorized", reason };
  }
  return { kind: "folder", directory };
}
