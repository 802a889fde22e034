/**
 * The files of campaigns/approvals: one act of a person each. Imports nothing heavy: an idle run asks for them too.
 * What nobody can look through (a link) is listed as well, so that it is told: it may hold what was taken back.
 */
import { type Dirent, readdirSync } from "node:fs";
import path from "node:path";

/** From the workspace's root. */
export const actsFolder = "campaigns/approvals";

/** Sorted; names that begin with a dot are passed over. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith(".")).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw error;
  }
}

/** What ends the name of an act's signature, after that of the act. */
export const signatureEnd = ".sig";

const isSignature = ({ name }: Dirent) => /\.ya?ml\.sig$/i.test(name);
const mayBeAct = (entry: Dirent) => entry.isSymbolicLink() || (/\.ya?ml/i.test(entry.name) && !isSignature(entry));

/** Paths from the workspace's root, sorted. */
export function listActs(root: string): readonly string[] {
  return listed(root, mayBeAct);
}

/** As `listActs`, of the signatures beside them. One that is a link counts as an act that nobody can read. */
export function listSignatures(root: string): readonly string[] {
  return listed(root, (entry) => isSignature(entry) && !entry.isSymbolicLink());
}

function listed(root: string, isMeant: (entry: Dirent) => boolean): readonly string[] {
  const top = entriesOf(path.join(root, path.dirname(actsFolder))).find(
    ({ name }) => name === path.basename(actsFolder),
  );
  if (top?.isSymbolicLink() === true) return isMeant(top) ? [actsFolder] : [];
  return entriesOf(path.join(root, actsFolder)).flatMap((entry) => {
    const folder = `${actsFolder}/${entry.name}`;
    if (!entry.isDirectory()) return isMeant(entry) ? [folder] : [];
    return entriesOf(path.join(root, folder))
      .filter(isMeant)
      .map(({ name }) => `${folder}/${name}`);
  });
}
