/** Where a workspace begins: the nearest folder that holds `campaigns/`. */
import { statSync } from "node:fs";
import path from "node:path";

function isFolder(candidate: string): boolean {
  return statSync(candidate, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** From `cwd` upwards. Absent when no folder up to the root holds `campaigns/`. */
export function findWorkspace(cwd: string): string | undefined {
  let folder = path.resolve(cwd);
  while (!isFolder(path.join(folder, "campaigns"))) {
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return folder;
}
