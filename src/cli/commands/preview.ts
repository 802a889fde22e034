import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { formatProblems } from "../../diagnostics/format-text.ts";
import { bytesText } from "../../preview/cards.ts";
import { cardsText } from "../../preview/cards-text.ts";
import { generator } from "../../preview/html/page.ts";
import { planRange } from "../../preview/plan-range.ts";
import { writeFileAtomically } from "../../system/files.ts";
import type { Context } from "../context.ts";
import { type ExitCode, exitCodes, UsageError } from "../exit-codes.ts";
import { type Flags, textFlag } from "../flags.ts";
import { fitterFor, prepare, workspaceRoot } from "../pipeline.ts";
import { pageOf, previewed } from "../previewed.ts";

/** The messages as their readers will see them; exit 1 when there are errors. */
export async function runPreview(context: Context, targets: readonly string[], flags: Flags): Promise<ExitCode> {
  const range = planRange({ from: textFlag(flags, "from"), until: textFlag(flags, "until") });
  if (typeof range === "string") throw new UsageError(range);
  const file = textFlag(flags, "html");
  if (file !== undefined && flags.serve === true) throw new UsageError("--html and --serve do not go together.");
  const target = file === undefined ? undefined : pageFile(context, file);
  const root = workspaceRoot(context);
  const fitter = fitterFor(root);
  try {
    if (flags.serve === true) {
      const { servePages } = await import("../serve-pages.ts");
      return await servePages({ context, root, targets, fitter, range });
    }
    const prepared = await prepare(context, root, targets);
    const view = await previewed({ context, prepared, fitter, range });
    const { color, columns } = context.output;
    if (target === undefined) context.output.data(cardsText(view.campaigns, { color, columns }));
    else {
      const page = pageOf(view, context.clock.now());
      writeFileAtomically(target, page);
      const count = view.campaigns.flatMap(({ cards }) => cards).length;
      context.output.say(
        `${file} shows ${count} ${count === 1 ? "post" : "posts"} (${bytesText(Buffer.byteLength(page))}). Open it in a browser.`,
      );
    }
    if (view.problems.length > 0) {
      context.output.say(formatProblems(view.problems, prepared.sources, { color, columns }).trimEnd());
    }
    return view.problems.some(({ severity }) => severity === "error") ? exitCodes.problems : exitCodes.ok;
  } finally {
    await fitter.close();
  }
}

/** Absolute. A slip of the hand must not cost somebody their campaign file. */
function pageFile({ cwd }: Context, file: string): string {
  const target = path.resolve(cwd, file);
  const found = statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return target;
  if (!found.isFile()) throw new UsageError(`${file} is a folder. Name a file in it, as in ${file}/preview.html.`);
  if (!readFileSync(target, "utf8").slice(0, 500).includes(`content="${generator}"`)) {
    throw new UsageError(`${file} exists and is not a preview, so it is not written over. Name another file.`);
  }
  return target;
}
