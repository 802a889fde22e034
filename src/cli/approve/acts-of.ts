/** From what was selected to acts: one for each campaign, since each has a folder of its own. */

import type { Act, AgreedMessage, FiledAct } from "../../campaign/approvals/act.ts";
import { campaignOf } from "../../ledger/rows.ts";
import { digestAt, shortAspects, type Terms } from "../../permission/terms.ts";
import { readerParts } from "../../render/rendered.ts";
import type { Agreeable } from "./selected.ts";

/** Who gives or takes back what, whatever that is. */
export type Giving = Omit<Act, "agreed" | "withdrawn">;

export interface NewAct {
  readonly campaign: string;
  readonly act: Act;
}

function agreedOf(some: readonly Agreeable[]): readonly AgreedMessage[] {
  return [...Map.groupBy(some, ({ terms }) => terms.digest)].flatMap(([digest, same]) => {
    const [first] = same;
    if (first === undefined) return [];
    return {
      digest,
      local: first.terms.local,
      deliveries: same.map(({ id }) => id),
      words: readerParts(first.rendered).map(({ text }) => text),
      aspects: shortAspects(first.terms),
    };
  });
}

export function actsOf(some: readonly Agreeable[], giving: Giving): readonly NewAct[] {
  return [...Map.groupBy(some, ({ id }) => campaignOf(id))].map(([campaign, each]) => ({
    campaign,
    act: { ...giving, agreed: agreedOf(each), withdrawn: [] },
  }));
}

export interface TakenBack {
  readonly id: string;
  /** Of what it says now, where it is still in a file. */
  readonly terms: Terms | undefined;
}

/** Of that delivery under any words, or the message that it is now at another time of its day (`moves`). */
function isOf({ digest, local, deliveries }: AgreedMessage, { id, terms }: TakenBack): boolean {
  return deliveries.includes(id) || (terms !== undefined && digest === digestAt(terms.base, local));
}

/**
 * Whatever anybody ever agreed to of these deliveries, so that no edit brings it back, and what they say now. Never dated
 * before what it takes back: the clock of whoever agreed may be fast.
 */
export function withdrawalsOf(
  some: readonly TakenBack[],
  acts: readonly FiledAct[],
  giving: Giving,
): readonly NewAct[] {
  const given = acts.flatMap((act) => act.agreed.map((message) => ({ message, at: act.at.getTime() })));
  return [...Map.groupBy(some, ({ id }) => campaignOf(id))].map(([campaign, each]) => {
    const now = new Set(each.flatMap(({ terms }) => terms?.digest ?? []));
    const earlier = given.filter(({ message }) => now.has(message.digest) || each.some((one) => isOf(message, one)));
    const withdrawn = [...new Set([...now, ...earlier.map(({ message }) => message.digest)])];
    const at = new Date(earlier.reduce((latest, word) => Math.max(latest, word.at), giving.at.getTime()));
    return { campaign, act: { ...giving, at, agreed: [], withdrawn } };
  });
}
