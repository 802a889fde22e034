/** The account's latest posts, read once for all first sends of a run. */
import type { Hint } from "../network.ts";
import { reachOf } from "../proof.ts";

/**
 * Milliseconds by our clock: about as long as a run takes that is not held up, and less than any network's settling time,
 * so that what is sent anew after a doubt is looked for anew.
 */
export const keptFor = 60_000;

export class KeptList<List> {
  #kept: { readonly at: number; readonly reach: number; readonly list: List } | undefined;

  /** What `fresh` lists, or listed a moment ago where the hint says that this will do. Rejects as `fresh` does. */
  async read(hint: Hint, now: Date, fresh: () => Promise<List>): Promise<List> {
    const [at, reach] = [now.getTime(), reachOf(hint).getTime()];
    const kept = this.#kept;
    const isYoung = kept !== undefined && at >= kept.at && at - kept.at < keptFor;
    if (hint.keptWillDo && isYoung && kept.reach <= reach) return kept.list;
    const list = await fresh();
    // A list that ends at a mark does not reach far enough for others.
    if (hint.after === undefined) this.#kept = { at, reach, list };
    return list;
  }
}
