/** Takes a workspace of this repository through load, plan, render and check, as `validate` does. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { nowAt } from "../../../src/check/now.ts";
import type { Problem } from "../../../src/diagnostics/problem.ts";
import { createFitter } from "../../../src/images/fitter.ts";
import { noApprovers } from "../../../src/permission/signature/approvers.ts";
import { keptIn } from "../../../src/pipeline/kept.ts";
import { type Prepared, prepare } from "../../../src/pipeline/prepare.ts";
import { allProblems } from "../../../src/pipeline/problems.ts";

export interface ReadWorkspace {
  readonly prepared: Prepared;
  readonly problems: readonly Problem[];
}

/** `now` is an instant in ISO 8601. */
export async function readWorkspace(folder: string, now: string): Promise<ReadWorkspace> {
  const root = path.resolve(folder);
  const cache = mkdtempSync(path.join(tmpdir(), "campaign-images-"));
  const fitter = createFitter({ root, cache });
  try {
    const prepared = await prepare({
      root,
      cwd: root,
      targets: [],
      kept: await keptIn(undefined),
      approvers: noApprovers,
    });
    if ("unknownTarget" in prepared) throw new Error(prepared.message);
    return { prepared, problems: await allProblems(prepared, fitter, nowAt(new Date(now))) };
  } finally {
    await fitter.close();
    rmSync(cache, { recursive: true, force: true });
  }
}
