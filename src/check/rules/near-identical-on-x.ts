import type { Path } from "../../diagnostics/source.ts";
import type { Rendered } from "../../render/rendered.ts";
import { byTime, concerning, foundAmongAll, judgedIds, namedTogether } from "../neighbours.ts";
import type { Rule } from "../rule.ts";
import { type Comparable, earlierLikeness } from "../text/similar-pairs.ts";
import { nearlyTheSame, shinglesOf } from "../text/similarity.ts";

/** X names no span; a week covers a campaign's crest, and lets next month's post say a thing again. */
const window = 7 * 86_400_000;

interface Candidate extends Comparable {
  readonly rendered: Rendered;
}

function candidateOf(rendered: Rendered): Candidate {
  const { parts, delivery } = rendered;
  return {
    rendered,
    shingles: shinglesOf(parts.map((part) => part.text).join("\n")),
    by: delivery.account.id,
    at: delivery.dueAt.getTime(),
  };
}

const likenessesIn = foundAmongAll(
  (all) => {
    const onX = all.filter(({ profile }) => profile.refusesNearIdentical).toSorted(byTime);
    return earlierLikeness(onX.map(candidateOf), { threshold: nearlyTheSame, window });
  },
  ([later]) => later.rendered.delivery,
);

/** X forbids the same or nearly the same words from several accounts, at once or scheduled. */
export const nearIdenticalOnX: Rule = {
  code: "near-identical-on-x",
  severity: "error",
  summary: "Several X accounts would say nearly the same words within a week, which X forbids and punishes.",
  canBeTurnedOff: false,
  check({ rendered, all, campaign }, report) {
    const judged = judgedIds(rendered);
    const likenesses = likenessesIn(all, campaign.id).filter(([later]) => judged.has(later.rendered.delivery.id));
    // One post on several accounts is one thing to put right: it is told once, with all that say it too.
    const posts = Map.groupBy(likenesses, ([later]) => JSON.stringify([pathOf(later), later.rendered.delivery.local]));
    for (const same of posts.values()) {
      const [first] = same;
      if (first === undefined) continue;
      const [later, earlier] = first;
      const other = earlier.rendered.delivery;
      const names = new Set(same.map(([each]) => each.rendered.delivery.account.id));
      const [one = ""] = names;
      const single = names.size === 1;
      report({
        message: `${namedTogether([...names])} ${single ? "says" : "say"} nearly the same as ${other.account.id} in ${other.campaign.id}/${other.post}, ${other.local.replace("T", " at ")}.`,
        help: `X forbids this, whoever owns the accounts. ${letShare(later.rendered, earlier.rendered)} Or write ${single ? one : "each of them"} words of its own under \`for:\`, or skip it: \`${one}: { skip: true }\`.`,
        place: campaign.source.place(pathOf(later)),
        ...concerning(same.map(([each]) => each.rendered.delivery.id)),
        related: [other.campaign.source.place(pathOf(earlier))],
      });
    }
  },
};

/** One says it, the others pass it on. */
function letShare({ delivery: later }: Rendered, { delivery: { post, account, campaign, series } }: Rendered): string {
  if (later.campaign.id === campaign.id && later.post === post && series === undefined) {
    return `\`campaign share ${campaign.id}/${post} --lead ${account.id}\` has the others share the one post of ${account.id}.`;
  }
  if (later.campaign.id === campaign.id) {
    return `Have it share that post instead: \`share: ${post}\`, \`of: [${account.id}]\` (docs/sharing.md).`;
  }
  return "Share that post by hand instead.";
}

function pathOf({ rendered: { parts, delivery } }: Candidate): Path {
  return [...(parts[0]?.path ?? delivery.path), "text"];
}
