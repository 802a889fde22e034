/** Takes a workspace of this repository through load, plan, render and check, as `validate` does. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openContext } from "../../src/cli/context.ts";
import { allProblems, type Prepared, prepare } from "../../src/cli/pipeline.ts";
import type { Problem } from "../../src/diagnostics/problem.ts";
import { createFitter } from "../../src/render/images/fitter.ts";

export interface ReadWorkspace {
  readonly prepared: Prepared;
  readonly problems: readonly Problem[];
}

/** `now` is an instant as `--now` takes it. */
export async function readWorkspace(folder: string, now: string): Promise<ReadWorkspace> {
  const root = path.resolve(folder);
  const cache = mkdtempSync(path.join(tmpdir(), "campaign-images-"));
  const fitter = createFitter({ root, cache });
  try {
    const context = openContext({ workspace: root, now }, ["text"], new AbortController().signal);
    const prepared = await prepare(context, root, []);
    return { prepared, problems: await allProblems(prepared, fitter, context.clock.now()) };
  } finally {
    await fitter.close();
    rmSync(cache, { recursive: true, force: true });
  }
}
