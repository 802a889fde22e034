import { nowAt } from "../../../check/now.ts";
import type { Problem } from "../../../diagnostics/problem.ts";
import { allErrors } from "../../../pipeline/problems.ts";
import { fitterFor } from "../../workspace/prepared.ts";
import type { Examined } from "../examined.ts";
import { type Found, note, ok, person } from "../finding.ts";

function place({ place: { file, line } }: Problem): string {
  return `${file}, line ${line}`;
}

/** The campaign files, as `validate` judges them: an error holds a post, or all of a file. */
export async function filesFound({ context, root, prepared, now }: Examined): Promise<readonly Found[]> {
  const fitter = fitterFor(context, root);
  try {
    const errors = await allErrors(prepared, fitter, nowAt(now));
    const [first] = errors;
    const { length } = prepared.all;
    if (first !== undefined) {
      const count = errors.length === 1 ? "An error" : `${errors.length} errors`;
      return [
        person(
          `${count} in the files, each of which keeps posts back; the first in ${place(first)}: ${first.message}`,
          "`campaign validate` shows each with what to write instead.",
        ),
      ];
    }
    if (length === 0) return [note("There is no campaign yet.", "`campaign new` begins one.")];
    return [ok(`${length === 1 ? "1 campaign has" : `${length} campaigns have`} no errors.`)];
  } finally {
    await fitter.close();
  }
}
