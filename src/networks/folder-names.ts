/** Which folders of a workspace an account may write its posts to, by their names alone. */
import path from "node:path";

/** Of the workspace's own folders those that hold what the program reads or keeps. */
const taken: ReadonlySet<string> = new Set(["campaigns", "drafts"]);

/**
 * As the most forgiving file system takes a name: capitals, invisible characters, dots and blanks at the end and what
 * stands behind a colon do not count on one or the other, so `.GIT`, `.git. ` and `.git::$INDEX_ALLOCATION` are `.git`.
 */
function plain(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu, "")
    .replace(/:.*$/s, "")
    .toLowerCase()
    .replace(/[. ]+$/, "")
    .trimStart();
}

/**
 * Why posts may not be written to `written`, a path from the workspace's folder, as the end of "it ...". Hidden folders
 * belong to programs, and some of them run what lies there: git its hooks, CI systems their workflows.
 */
export function folderRefused(written: string): string | undefined {
  const names = path.posix.normalize(written.replaceAll("\\", "/")).split("/").filter(Boolean);
  if (names.length === 0 || names.every((name) => plain(name) === "")) return "is the workspace's own folder";
  for (const [index, name] of names.entries()) {
    const folded = plain(name);
    if (folded === "" || folded.startsWith(".") || name.startsWith(".")) return `lies in ${name}, a hidden folder`;
    if (/^git~\d/.test(folded)) return `lies in ${name}, another name of .git`;
    if (folded === "node_modules") return `lies in ${name}, where programs are installed`;
    if (index === 0 && taken.has(folded)) return `lies in ${name}, where the campaign files are`;
  }
  return undefined;
}
