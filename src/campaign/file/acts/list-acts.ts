/** The files of campaigns/approvals: one act of a person each. Imports nothing heavy: an idle run asks for them too. */
import { type Dirent, readdirSync } from "node:fs";
import path from "node:path";

/** From the workspace's root. */
export const actsFolder = "campaigns/approvals";

/** A folder that is not there, or that is a link, has nothing in it. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

/** Paths from the workspace's root, sorted. Names that begin with a dot are passed over. */
export function listActs(root: string): readonly string[] {
  const folders = entriesOf(path.join(root, actsFolder)).filter((entry) => entry.isDirectory());
  return folders
    .flatMap(({ name }) =>
      entriesOf(path.join(root, actsFolder, name))
        .filter((entry) => entry.name.endsWith(".yaml") && !entry.name.startsWith("."))
        .map((entry) => `${actsFolder}/${name}/${entry.name}`),
    )
    .sort();
}
