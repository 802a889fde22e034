/** drafts/: campaign files that are checked, planned and shown when they are named, and never published. */
import { existsSync } from "node:fs";
import path from "node:path";
import { relativeTo } from "../../system/files/files.ts";

const folder = "drafts";

export function isDraft(file: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** Which words of a command line name a draft: by its file, or by its name where no campaign's file has that. From the root. */
export function draftsAmong(
  targets: readonly string[],
  { root, cwd }: { readonly root: string; readonly cwd: string },
) {
  return targets.flatMap((target) => {
    const file = relativeTo(root, path.resolve(cwd, target));
    const isFile = path.posix.dirname(file) === folder && file.endsWith(".yaml");
    const named = `${folder}/${target}.yaml`;
    const isNamed = /^[a-z0-9-]+$/.test(target) && existsSync(path.join(root, named));
    if (isFile && existsSync(path.join(root, file))) return [file];
    return isNamed && !existsSync(path.join(root, "campaigns", `${target}.yaml`)) ? [named] : [];
  });
}
