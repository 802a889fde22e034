/** Every time of a post, resolved once, whatever number of accounts it goes to. */
import type { Campaign, Override, Post } from "../../campaign/model.ts";
import type { ReadTime } from "../../campaign/times/read-time.ts";
import { type Fault, isFault } from "../../diagnostics/fault.ts";
import type { Path } from "../../diagnostics/source.ts";
import { type Moment, momentAt, momentOf } from "./moment.ts";
import { repeated, spread } from "./series.ts";

/** A fault with the value at fault. */
export interface PlacedFault {
  readonly fault: Fault;
  readonly path: Path;
}

export interface Timed {
  readonly moment: Moment;
  readonly path: Path;
}

export interface PostTimes {
  /** When it goes out in itself: one moment, or one for each item of a series. */
  readonly own: readonly Timed[];
  /** When it goes out where an override says otherwise. */
  readonly overridden: ReadonlyMap<Override, Timed>;
  readonly faults: readonly PlacedFault[];
}

export function timesOf(post: Post, campaign: Campaign, anchorDay: string): PostTimes {
  const faults: PlacedFault[] = [];
  const read = (written: ReadTime, path: Path): Timed | undefined => {
    const moment = momentOf(written, anchorDay, campaign.timezone);
    if (!isFault(moment)) return { moment, path };
    faults.push({ fault: moment, path });
    return undefined;
  };
  const own = ownTimes(post, campaign.timezone, { read, faults });
  const overridden = new Map<Override, Timed>();
  for (const override of post.for.values()) {
    const timed = override.at === undefined ? undefined : read(override.at, [...override.path, "at"]);
    if (timed !== undefined) overridden.set(override, timed);
  }
  return { own, overridden, faults };
}

interface Reading {
  read(written: ReadTime, path: Path): Timed | undefined;
  readonly faults: PlacedFault[];
}

function ownTimes(post: Post, zone: string, { read, faults }: Reading): readonly Timed[] {
  const path = [...post.path, "at"];
  const { at, content } = post;
  if (!("from" in at)) {
    const timed = read(at, path);
    return timed === undefined ? [] : [timed];
  }
  const from = read(at.from, [...path, "from"]);
  const count = content.kind === "series" ? content.items.length : 1;
  if ("every" in at) {
    const { every } = at;
    if (isFault(every)) faults.push({ fault: every, path: [...path, "every"] });
    if (from === undefined || isFault(every)) return [];
    const moments = repeated({ from: at.from, every }, { first: from.moment, count, zone });
    if (!isFault(moments)) return moments.map((moment) => ({ moment, path }));
    faults.push({ fault: moments, path: [...path, "from"] });
    return [];
  }
  const until = read(at.until, [...path, "until"]);
  if (from === undefined || until === undefined) return [];
  const instants = spread(from.moment.instant, until.moment.instant, count);
  if (isFault(instants)) {
    faults.push({ fault: instants, path: instants.code === "series-reversed" ? until.path : path });
    return [];
  }
  return instants.map((instant) => ({ moment: momentAt(instant, zone), path }));
}
