/** What was made of each picture, for programs. */

import { relativeTo } from "../../system/files/files.ts";
import { jsonText } from "../../system/text/json.ts";
import type { ImageEntry } from "./fitted-image.ts";

/** `root` is the workspace: paths are printed relative to it. `problems` are those of the files, already as JSON. */
export function formatImagesJson(
  entries: readonly ImageEntry[],
  { root, problems }: { readonly root: string; readonly problems: readonly object[] },
): string {
  const images = entries.map((entry) => imageJson(entry, root));
  return `${jsonText({ version: 1, images, problems }, 2)}\n`;
}

function imageJson({ campaign, asset, file, network, accounts, result }: ImageEntry, root: string): object {
  const common = { campaign, asset, file, network, accounts };
  if (!result.ok) return { ...common, fitted: null, from: null, done: [], cached: false, fault: result.fault };
  const { image, from, done, cached } = result.report;
  const fitted = {
    ...image,
    file: relativeTo(root, image.file),
    ratio: Number((image.width / image.height).toFixed(4)),
  };
  return { ...common, fitted, from, done, cached, fault: null };
}
