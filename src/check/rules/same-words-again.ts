import { repeatDays, repeatSpan } from "../../campaign/duration.ts";
import type { Campaign } from "../../campaign/model.ts";
import type { Delivery } from "../../plan/delivery.ts";
import type { Rendered } from "../../render/rendered.ts";
import { byAccount, foundAmongAll, judgedIds } from "../neighbours.ts";
import type { CheckContext, Finding, Rule } from "../rule.ts";
import { networkName } from "../text/network-name.ts";

/** As the ledger compares them: the first part, exactly as sent, or whose post is passed on. */
function wordsOf({ parts, delivery: { share } }: Rendered): string {
  return share === undefined ? (parts[0]?.text ?? "") : `${shareMark}${share.lead}`;
}

/** No text begins with it. */
const shareMark = "\u0000";

interface Repeat {
  readonly earlier: Rendered;
  readonly later: Rendered;
}

function* repeatsIn(all: readonly Rendered[]): Iterable<Repeat> {
  for (const deliveries of byAccount(all).values()) {
    const last = new Map<string, Rendered>();
    for (const later of deliveries) {
      const words = wordsOf(later);
      const earlier = last.get(words);
      last.set(words, later);
      if (words !== "" && earlier !== undefined && isSoon(earlier, later)) yield { earlier, later };
    }
  }
}

function isSoon({ delivery: earlier }: Rendered, { delivery: later }: Rendered): boolean {
  return later.dueAt.getTime() - earlier.dueAt.getTime() <= repeatSpan;
}

const repeats = foundAmongAll(repeatsIn, ({ later }) => later.delivery);

/** On the later post: `again: true` there says that it is meant, except where the network refuses repeats. */
export const sameWordsAgain: Rule = {
  code: "same-words-again",
  severity: "error",
  summary: `An account would say the same words twice within ${repeatDays} days, and the later post does not say \`again: true\`.`,
  ofShares: true,
  canBeTurnedOff: false,
  check(context, report) {
    const judged = judgedIds(context.rendered);
    for (const { earlier, later } of repeats(context.all, context.campaign.id)) {
      const allowed = later.delivery.again && !later.profile.refusesRepeats;
      if (!allowed && judged.has(later.delivery.id)) report(findingOf(earlier, later, context));
    }
  },
};

function findingOf(earlier: Rendered, { delivery, profile, parts }: Rendered, { campaign }: CheckContext): Finding {
  const first = earlier.delivery;
  if (delivery.share !== undefined) return sharedTwice(delivery, first, campaign);
  const path = parts[0]?.path ?? delivery.path;
  return {
    message: `${delivery.account.id} already says these words on ${first.local.replace("T", " at ")}, in ${first.campaign.id}/${first.post}.`,
    help: profile.refusesRepeats
      ? `${networkName(profile.network)} refuses the same words twice. Write new ones, or skip one of the two.`
      : "Write other words, or add `again: true` to this post if it is meant.",
    place: campaign.source.place([...path, "text"]),
    delivery: delivery.id,
    related: [first.campaign.source.place([...(earlier.parts[0]?.path ?? first.path), "text"])],
  };
}

function sharedTwice(delivery: Delivery, earlier: Delivery, campaign: Campaign): Finding {
  return {
    message: `${delivery.account.id} already shares ${delivery.share?.post} on ${earlier.local.replace("T", " at ")}, in ${earlier.campaign.id}/${earlier.post}.`,
    help: "An account shares a post once: take one of the two out.",
    place: campaign.source.place([...delivery.path, "share"]),
    delivery: delivery.id,
    related: [earlier.campaign.source.place([...earlier.path, "share"])],
  };
}
