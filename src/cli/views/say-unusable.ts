/** After the problems: what a plan or a preview says nothing of, so that nobody takes it for the whole. */

import type { Prepared } from "../../pipeline/prepare.ts";
import { printableLine } from "../../system/text/printable.ts";
import type { Context } from "../frame/context.ts";

export function sayUnusable({ output }: Context, { unusable, workspace }: Prepared): void {
  if (workspace === undefined) {
    output.warn("Nothing is planned until the errors of campaigns/accounts.yaml are put right.");
    return;
  }
  const files = [...new Set(unusable.map(({ file }) => printableLine(file)))];
  if (files.length === 0) return;
  const last = files.at(-1) ?? "";
  const names = files.length === 1 ? last : `${files.slice(0, -1).join(", ")} and ${last}`;
  output.warn(
    `Nothing of ${names} is planned or sent until the errors there are put right; \`campaign validate\` lists them.`,
  );
}
