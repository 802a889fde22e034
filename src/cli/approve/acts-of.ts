/** From what was selected to acts: one for each campaign, since each has a folder of its own. */
import type { Act, AgreedMessage, FiledAct, How } from "../../campaign/approvals/act.ts";
import { campaignOf } from "../../ledger/rows.ts";
import type { Agreeable } from "./selected.ts";

export interface Giving {
  readonly workspace: string;
  readonly by: string;
  readonly at: Date;
  readonly how: How;
  readonly recordedBy?: string;
  readonly note?: string;
  readonly period?: string;
}

export interface NewAct {
  readonly campaign: string;
  readonly act: Act;
}

const shownAspect = 12;

function agreedOf(some: readonly Agreeable[]): readonly AgreedMessage[] {
  return [...Map.groupBy(some, ({ terms }) => terms.digest)].flatMap(([digest, same]) => {
    const [first] = same;
    if (first === undefined) return [];
    const aspects = Object.entries(first.terms.aspects).map(([name, hex]) => [name, hex.slice(0, shownAspect)]);
    return {
      digest,
      local: first.terms.local,
      deliveries: same.map(({ id }) => id),
      words: first.rendered.parts.map(({ text }) => text),
      aspects: Object.fromEntries(aspects) as Readonly<Record<string, string>>,
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
