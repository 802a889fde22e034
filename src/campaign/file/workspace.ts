/** Where a workspace begins: the nearest folder that holds `campaigns/`. */
import { statSync } from "node:fs";
import path from "node:path";
import { beneath } from "../../system/files/beneath.ts";

function isFolder(candidate: string): boolean {
  return statSync(candidate, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** From `cwd` upwards. Absent when no folder up to the root holds `campaigns/`. */
export function findWorkspace(cwd: string): string | undefined {
  let folder = path.resolve(cwd);
  while (!isFolder(beneath(folder, "campaigns"))) {
    const parent = path.dirname(folder);
    if (parent === folder) return undefined;
    folder = parent;
  }
  return folder;
}
