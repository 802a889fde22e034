/** Where to crop a photograph that names no focus. */
import type { FitJob } from "../jobs.ts";
import { type Region, regionAt, type Size } from "./layout.ts";

export async function chooseRegion(_job: FitJob, size: Size, piece: Size): Promise<Region> {
  return regionAt(size, piece, [0.5, 0.5]);
}
