/** The fitter of a workspace, with the pictures that were fitted before. */
import path from "node:path";
import type { Fitter } from "../images/fit.ts";
import { createFitter } from "../images/fitter.ts";
import { ownFolder } from "../system/secrets/own-state.ts";
import type { Environment } from "../system/secrets/secrets.ts";

export interface Fitting {
  readonly environment: Environment;
  /** The workspace whose fitted pictures are used again; absent: this one. */
  readonly cacheRoot?: string;
  /** Tries again what took too long before. */
  readonly retry?: boolean;
}

export function openFitter(root: string, { environment, cacheRoot = root, retry = false }: Fitting): Fitter {
  return createFitter({
    root,
    retry,
    cache: path.join(cacheRoot, ".campaign", "images"),
    own: () => ownFolder(cacheRoot, environment),
  });
}
