import type { Rendered } from "../../render/rendered.ts";
import { byTime, judgedIds } from "../neighbours.ts";
import type { Rule } from "../rule.ts";
import { earlierLikeness } from "../text/similar-pairs.ts";
import { shinglesOf } from "../text/similarity.ts";

/** Half of all three-word runs alike: one changed sentence of three is not enough to tell two posts apart. */
const threshold = 0.5;
/** X names no span; a week covers a campaign's crest, and lets next month's post say a thing again. */
const window = 7 * 86_400_000;

interface Candidate {
  readonly rendered: Rendered;
  readonly shingles: ReadonlySet<string>;
}

/** X forbids the same or nearly the same words from several accounts, at once or scheduled. */
export const nearIdenticalOnX: Rule = {
  code: "near-identical-on-x",
  severity: "error",
  summary: "Several X accounts would say nearly the same words within a week, which X forbids and punishes.",
  canBeTurnedOff: false,
  check({ rendered, all, campaign }, report) {
    const judged = judgedIds(rendered);
    const onX = all.filter(({ profile }) => profile.network === "x").toSorted(byTime);
    const candidates = onX.map((one) => ({
      rendered: one,
      shingles: shinglesOf(one.parts.map((part) => part.text).join("\n")),
    }));
    for (const [later, earlier] of earlierLikeness<Candidate>(candidates, { threshold, comparable })) {
      const { delivery, parts } = later.rendered;
      if (!judged.has(delivery.id)) continue;
      const other = earlier.rendered.delivery;
      const otherPath = earlier.rendered.parts[0]?.path ?? other.path;
      report({
        message: `${delivery.account.id} says nearly the same as ${other.account.id} in ${other.campaign.id}/${other.post}, ${other.local.replace("T", " at ")}.`,
        help: `X forbids this, whoever owns the accounts. Write ${delivery.account.id} words of its own under \`for:\`, let it repost the other by hand, or skip it: \`${delivery.account.id}: { skip: true }\`.`,
        place: campaign.source.place([...(parts[0]?.path ?? delivery.path), "text"]),
        delivery: delivery.id,
        related: [other.campaign.source.place([...otherPath, "text"])],
      });
    }
  },
};

function comparable({ rendered: { delivery: a } }: Candidate, { rendered: { delivery: b } }: Candidate): boolean {
  return a.account.id !== b.account.id && Math.abs(a.dueAt.getTime() - b.dueAt.getTime()) <= window;
}
