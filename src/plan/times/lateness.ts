/** How late a post may still go out to an account. */
import type { Campaign, Override, Post } from "../../campaign/model.ts";
import type { ReadLength } from "../../campaign/times/read-length.ts";
import type { Path } from "../../diagnostics/source.ts";
import type { PlacedFault } from "./post-times.ts";

export interface Lateness {
  readonly late: ReadLength<number>;
  readonly path: Path;
}

/** From the most specific place that has it; whatever relies on one that cannot be read is not planned. */
export function latenessOf(overrides: readonly Override[], post: Post, campaign: Campaign): Lateness {
  const place = [...overrides, post].find(({ late }) => late !== undefined);
  return place?.late === undefined
    ? { late: campaign.late, path: ["late"] }
    : { late: place.late, path: [...place.path, "late"] };
}

export function latenessFaults(all: readonly Lateness[]): readonly PlacedFault[] {
  return all.flatMap(({ late, path }) => (typeof late === "number" ? [] : [{ fault: late, path }]));
}
