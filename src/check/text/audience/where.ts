/** For each post and each of its audiences whose ages are known: the places it goes to, where all of them ask for an age. */
import { type Ages, audienceKey } from "../../../campaign/words/audiences.ts";
import type { Rendered } from "../../../render/rendered.ts";
import type { CheckContext, Finding } from "../../rule.ts";
import { minimumAgeOf } from "./minimum-ages.ts";

export interface Reached {
  readonly post: Rendered;
  readonly audience: string;
  readonly ages: Ages;
  /** The least age that one of the places asks for. */
  readonly minimum: number;
  /** All places are among those that the announced rules name. */
  readonly announced: boolean;
  /** "X and Bluesky". */
  readonly places: string;
}

function listed(names: readonly string[]): string {
  return [...new Set(names)].join(", ").replace(/, (?=[^,]*$)/, " and ");
}

export function reachedIn({ rendered, workspace }: CheckContext): readonly Reached[] {
  const { audiences } = workspace;
  if (audiences === undefined) return [];
  const posts = Map.groupBy(rendered, ({ delivery }) => delivery.post);
  return [...posts.values()].flatMap((deliveries) => {
    const [post] = deliveries;
    const places = deliveries.map(({ delivery }) => minimumAgeOf(delivery.account));
    const asking = places.filter((place) => place !== undefined);
    // Somewhere nobody is asked for their age: that reaches them.
    if (post === undefined || asking.length < places.length) return [];
    return post.delivery.audience.flatMap((audience): readonly Reached[] => {
      const ages = audiences.get(audienceKey(audience));
      if (ages === undefined) return [];
      return [
        {
          post,
          audience,
          ages,
          minimum: Math.min(...asking.map(({ age }) => age)),
          announced: asking.every(({ announced }) => announced),
          places: listed(asking.map(({ name }) => name)),
        },
      ];
    });
  });
}

export const reachesThem =
  "A school pack, a screen where they are, or a hand-off to those who see them reaches them: `network: handoff` with `channel: screen` or `email`.";

export function findingAt({ post: { delivery } }: Reached, message: string, help: string): Finding {
  return {
    message,
    help,
    place: delivery.campaign.source.place([...delivery.path, "audience"]),
    delivery: delivery.id,
  };
}
