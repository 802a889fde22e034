/** Where the fitter's own pieces are, whether it runs from src/ or from the bundle in dist/. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sha256 } from "./cache.ts";

const here = fileURLToPath(import.meta.url);
const fromSource = here.endsWith(".ts");

/** From source `worker.ts` beside this file, bundled `worker.cjs` beside the bundle. */
export const workerFile = path.join(path.dirname(here), fromSource ? "worker.ts" : "worker.cjs");

/** `fonts/` at the top of the package. */
export const fontsFolder = path.join(path.dirname(here), fromSource ? "../.." : "..", "fonts");

/** Raised when a change of ours makes other pixels or other facts of the same file. */
const ALGORITHM = 6;

/**
 * What the same picture may turn out differently with, so that a cache outlives neither an upgrade of sharp nor a
 * change of fonts. Read from its package file: this process never loads sharp.
 */
export function makerVersion(fonts: string): string {
  const names = existsSync(fonts) ? readdirSync(fonts).sort() : [];
  const sizes = names.map((name) => `${name}:${statSync(path.join(fonts, name)).size}`).join();
  return [ALGORITHM, sharpVersion(), process.platform, process.arch, sha256(sizes)].join(" ");
}

function sharpVersion(): string {
  let folder = path.dirname(createRequire(import.meta.url).resolve("sharp"));
  while (!existsSync(path.join(folder, "package.json"))) folder = path.dirname(folder);
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as { version: string };
  return version;
}
