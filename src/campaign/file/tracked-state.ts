/** What belongs to one machine and must not come with a pull: its secrets, and its record of what was sent. */

import { type Fault, fault, problemOf } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { trackedIn } from "../../system/files/git.ts";
import type { Environment } from "../../system/secrets/secrets.ts";

function faultOf(files: readonly string[], isSecret: boolean): Fault {
  const [first = "", ...more] = files;
  const named = more.length === 0 ? first : `${first} and ${more.length} more in .campaign/`;
  if (isSecret) {
    return fault(
      "state-tracked",
      `Git tracks ${named}, which holds secrets: everybody who can read the repository has them, and a pull replaces them.`,
      `Take it out with \`git rm --cached ${first}\`, commit that, and change every secret that stood in it.`,
    );
  }
  return fault(
    "state-tracked",
    `Git tracks ${named}: a pull would replace this machine's record of what was sent.`,
    "Take it out with `git rm -r --cached .campaign`, commit that, and write `.campaign/` into .gitignore.",
  );
}

/** One problem for each of the two. None where git gives no clear answer: then `.env` is not read either. */
export function trackedState(root: string, environment: Environment): readonly Problem[] {
  const tracked = trackedIn(root, [".env", ".campaign"], environment);
  if (tracked.kind !== "tracked") return [];
  const isSecret = (file: string) => /^\.env(\/|$)/i.test(file);
  return [tracked.files.filter(isSecret), tracked.files.filter((file) => !isSecret(file))].flatMap((files, index) => {
    const [file] = files;
    return file === undefined ? [] : [problemOf(faultOf(files, index === 0), { file, line: 1, column: 1, length: 1 })];
  });
}
