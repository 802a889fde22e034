/** Paths as people write them, held inside the workspace by their words alone; whether the file exists is asked later. */
import path from "node:path";
import { type Fault, fault } from "../../diagnostics/fault.ts";
import { shortened } from "../../system/text/shorten.ts";

export type Inside =
  | { readonly kind: "inside"; readonly file: string }
  | { readonly kind: "fault"; readonly fault: Fault };

function refused(message: string, help: string): Inside {
  return { kind: "fault", fault: fault("asset-outside", message, help) };
}

/** `written` from `folder`, a folder of the workspace (`.` for its root), as a path from the workspace's root. */
export function insideWorkspace(written: string, folder: string): Inside {
  const name = shortened(written);
  if (/^[a-z][a-z0-9+.-]+:/i.test(written) && !/^[a-z]:[\\/]/i.test(written)) {
    return refused(`${name} is an address, not a file.`, "Save the picture into the workspace and write its path.");
  }
  if (written.includes("\\")) {
    return refused(
      `The path ${name} has a backslash.`,
      `Write it with forward slashes: \`${written.replaceAll("\\", "/")}\`.`,
    );
  }
  if (written.includes("\0") || path.posix.isAbsolute(written) || path.win32.isAbsolute(written)) {
    return refused(
      `${name} does not begin at this file's folder.`,
      "Write the path from this file, as in `../assets/quote-1.svg`.",
    );
  }
  const file = path.posix.normalize(path.posix.join(folder, written));
  if (file === ".." || file.startsWith("../")) {
    return refused(
      `${name} leads out of the workspace.`,
      "Copy the file into the workspace, for instance into assets/.",
    );
  }
  return { kind: "inside", file };
}
