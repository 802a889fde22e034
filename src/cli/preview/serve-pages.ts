/** `preview --serve`: the page in a browser on this machine, made anew whenever a file of the campaign is saved. */
import path from "node:path";
import type { Fitter } from "../../images/fit.ts";
import type { Prepared } from "../../pipeline/prepare.ts";
import type { IsShown } from "../../plan/range.ts";
import { liveScript } from "../../preview/html/live-script.ts";
import { asOnDisk } from "../../system/files/written-path.ts";
import type { Context } from "../frame/context.ts";
import { type ExitCode, exitCodes } from "../frame/exit-codes.ts";
import { lookOnce } from "../workspace/look.ts";
import { servePreview } from "./preview-server.ts";
import { pageOf, previewed } from "./previewed.ts";
import { watchFolders } from "./watch-folders.ts";

export interface Serving {
  readonly context: Context;
  readonly root: string;
  readonly targets: readonly string[];
  readonly fitter: Fitter;
  readonly isShown: IsShown;
}

/** Ends when the context's signal is aborted. */
export async function servePages({ context, root, targets, fitter, isShown }: Serving): Promise<ExitCode> {
  const { output, signal } = context;
  const make = async () => {
    const look = await lookOnce(context, root, targets, { drafts: true });
    const view = await previewed({ context, look, fitter, isShown });
    return { page: pageOf(context, view, liveScript), folders: foldersOf(look.prepared) };
  };
  const first = await make();
  const server = await servePreview(first.page);
  const watching = watchFolders(async () => {
    try {
      const { page, folders } = await make();
      server.show(page);
      watching.follow(folders);
    } catch (error) {
      output.warn(`The page stays as it was: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
  watching.follow(first.folders);
  output.data(`${server.url}\n`);
  output.say("Open this address in a browser on this machine. The page follows the files; Ctrl+C ends it.");
  try {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
  } finally {
    watching.close();
    await server.close();
  }
  return exitCodes.ok;
}

/** Where campaign files and their pictures are. */
function foldersOf({ root, selected }: Prepared): readonly string[] {
  const files = selected.flatMap(({ campaign }) => [
    campaign.source.file,
    ...[...campaign.assets.values()].map(({ file }) => file),
  ]);
  const folders = files.map((file) => path.dirname(asOnDisk(root, path.resolve(root, file))));
  return [...new Set([path.join(root, "campaigns"), ...folders])];
}
