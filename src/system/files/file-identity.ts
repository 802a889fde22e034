/** What a file is, without opening it: cheap enough to be asked before every write. Imports nothing heavy. */
import { lstatSync, statSync } from "node:fs";

/**
 * Its size, its times and its inode; a file that is not there, or cannot be looked at, has an identity too. Of a link:
 * its own, or that of the file it leads to.
 */
export function fileIdentity(absolute: string, of: "itself" | "target"): string {
  try {
    const look = of === "itself" ? lstatSync : statSync;
    const found = look(absolute, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return "missing";
    const { size, mtimeNs, ctimeNs, ino } = found;
    return `${size} ${mtimeNs} ${ctimeNs} ${ino}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
