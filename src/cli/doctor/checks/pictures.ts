import { writeFileSync } from "node:fs";
import path from "node:path";
import { createFitter } from "../../../images/fitter.ts";
import { networkOf } from "../../../networks/registry.ts";
import { temporaryFolder } from "../../../system/files/temporary-folder.ts";
import { type Found, ok, person } from "../finding.ts";

const poster = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350" viewBox="0 0 1080 1350">
<rect width="1080" height="1350" fill="#0d5c5c"/>
<text x="80" y="600" font-family="Arial" font-size="90" fill="#fff">Ask for help</text></svg>`;

const { images: limits } = networkOf("bluesky").profile({
  id: "doctor",
  network: "bluesky",
  handle: "example.org",
  name: "",
  variables: {},
  options: {},
});

const help =
  "Install the program again: `npm install --global awareness-campaign`. Pictures need its package sharp for this system, and its fonts.";

/** Draws one poster with words on it, as for a post: the picture library, the fonts and their process at once. */
export async function picturesFound(fonts?: string): Promise<readonly Found[]> {
  const { folder: root, remove } = temporaryFolder("doctor");
  const file = path.join(root, "poster.svg");
  try {
    writeFileSync(file, poster);
    const fitter = createFitter({ root, cache: path.join(root, "cache"), workers: 1, ...(fonts && { fonts }) });
    try {
      const done = await fitter.fit({ file, fit: "whole", limits });
      if (!done.ok) return [person(`A poster could not be drawn. ${done.fault.reason}`, help)];
      return [ok("A poster with words was drawn and fitted.")];
    } finally {
      await fitter.close();
    }
  } catch (error) {
    return [person(`A poster could not be drawn: ${error instanceof Error ? error.message : String(error)}`, help)];
  } finally {
    remove();
  }
}
