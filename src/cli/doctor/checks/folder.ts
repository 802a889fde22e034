import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import { obstacleOnWay } from "../../../system/files/own-folders.ts";
import { type Found, note, ok, person } from "../finding.ts";

/** Whether this user may. */
export type May = (file: string, what: "read" | "write") => boolean;

export const may: May = (file, what) => {
  try {
    accessSync(file, what === "read" ? constants.R_OK : constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** The rights on the workspace: what is read must be readable, and .campaign be a folder of this user's. */
export function folderFound(root: string, allows: May = may): readonly Found[] {
  const own = path.join(root, ".campaign");
  const obstacle = obstacleOnWay(root, own);
  const unreadable = ["campaigns", "campaigns/accounts.yaml", "assets", ".env"].filter(
    (name) => existsSync(path.join(root, name)) && !allows(path.join(root, name), "read"),
  );
  const writable = allows(existsSync(own) ? own : root, "write");
  const found = [
    ...unreadable.map((name) =>
      person(
        `This user may not read ${name}.`,
        "Run the program as the user whose folder this is, or give it the rights.",
      ),
    ),
    ...(obstacle === undefined
      ? []
      : [
          person(
            `.campaign is ${obstacle.what}, and no record is kept through it.`,
            "Take it away; `publish` makes a folder.",
          ),
        ]),
    ...(writable || obstacle !== undefined
      ? []
      : [
          person(
            "This user may not write into .campaign, so no record of what is sent can be kept.",
            "Run the program as the user whose folder this is, or give it the rights.",
          ),
        ]),
    ...openSecrets(path.join(root, ".env")),
  ];
  return found.length > 0 ? found : [ok("This user may read the files and keep a record beside them.")];
}

function openSecrets(file: string): readonly Found[] {
  const mode = process.platform === "win32" ? 0 : (statSync(file, { throwIfNoEntry: false })?.mode ?? 0);
  if ((mode & 0o077) === 0) return [];
  return [
    note("Other users of this machine may read .env, and the secrets in it.", "Take that from them: `chmod 600 .env`."),
  ];
}
