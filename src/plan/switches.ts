/** Which posts apply as the switches of their campaign stand, and the other positions that some are written for. */
import type { Campaign, Post } from "../campaign/model.ts";

/** What names a switch that there is not applies: it is held, so that somebody is told. */
export function applies({ when = {} }: Pick<Post, "when">, { switches }: Pick<Campaign, "switches">): boolean {
  return Object.entries(when).every(([name, positions]) => {
    const known = switches?.get(name);
    return known === undefined || !known.mayBe.includes(known.is) || positions.includes(known.is);
  });
}

/** In words: "launch is full or cancelled and doors is open". */
export function whenText(when: NonNullable<Post["when"]>): string {
  return Object.entries(when)
    .map(([name, positions]) => `${name} is ${positions.join(" or ")}`)
    .join(" and ");
}

/** The campaign as it would be at each of the positions that posts which do not apply now are for. */
export function elsewhere(campaign: Campaign): readonly Campaign[] {
  const { switches } = campaign;
  if (switches === undefined) return [];
  const others = campaign.posts
    .filter((post) => !applies(post, campaign))
    .map(({ when = {} }) => {
      const at = Object.entries(when).map(([name, [first = ""]]) => [name, first] as const);
      return new Map([...switches].map(([name, each]) => [name, { ...each, is: new Map(at).get(name) ?? each.is }]));
    });
  const distinct = new Map(others.map((positions) => [JSON.stringify([...positions]), positions]));
  return [...distinct.values()].map((positions) => ({ ...campaign, switches: positions }));
}
