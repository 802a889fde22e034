/** From what was selected to acts: one for each campaign, since each has a folder of its own. */
import type { Act, AgreedMessage, FiledAct } from "../../campaign/approvals/act.ts";
import { campaignOf } from "../../ledger/rows.ts";
import { shortAspects } from "../../permission/terms.ts";
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
      words: first.rendered.parts.map(({ text }) => text),
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
  readonly digest: string | undefined;
}

/** Whatever anybody ever agreed to of these deliveries, so that no edit brings it back, and what they say now. */
export function withdrawalsOf(
  some: readonly TakenBack[],
  acts: readonly FiledAct[],
  giving: Giving,
): readonly NewAct[] {
  const given = acts.flatMap(({ agreed }) => agreed);
  return [...Map.groupBy(some, ({ id }) => campaignOf(id))].map(([campaign, each]) => {
    const ids = new Set(each.map(({ id }) => id));
    const earlier = given.filter(({ deliveries }) => deliveries.some((id) => ids.has(id))).map(({ digest }) => digest);
    const withdrawn = [...new Set([...each.flatMap(({ digest }) => digest ?? []), ...earlier])];
    return { campaign, act: { ...giving, agreed: [], withdrawn } };
  });
}
