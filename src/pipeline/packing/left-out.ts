/** What of a campaign is not in a partner's pack, and why, a sentence each. */
import type { Post } from "../../campaign/model.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { deliveriesOf } from "../../diagnostics/unique.ts";
import { channelName } from "../../handing/pack/packed.ts";
import { whenText } from "../../plan/switches.ts";
import type { Rendered } from "../../render/rendered.ts";

export function whyNotKept({ id, content, moment }: Post): string {
  if (content.kind === "share") return `${id} only passes on another post.`;
  if (moment !== undefined) return `The moment ${id} has no words of your own.`;
  return `The post ${id} goes to none of your accounts.`;
}

export function whyNotNow({ id, when = {} }: Post): string {
  return `The post ${id} goes out only when ${whenText(when)}, which it is not now.`;
}

/** What a place of the partner's does not take: the author may not even know that place. */
export const ofChannels: ReadonlySet<string> = new Set([
  ...["alt-too-long", "card-with-images", "content-warning-not-supported", "label-not-supported", "picture-missing"],
  ...["place-limit", "text-too-long", "thread-not-supported", "too-many-images", "visibility-not-supported"],
]);

/** By delivery, why its channel does not take it. */
export function unfitting(problems: readonly Problem[]): ReadonlyMap<string, string> {
  return new Map(
    problems
      .filter(({ code }) => ofChannels.has(code))
      .flatMap((each) => deliveriesOf(each).map((id) => [id, each.message])),
  );
}

/** One line for each reason, with all the posts that it keeps away. */
export function notThereLines(rendered: readonly Rendered[], notThere: ReadonlyMap<string, string>): readonly string[] {
  const kept = rendered.filter(({ delivery }) => notThere.has(delivery.id));
  const groups = Map.groupBy(kept, ({ delivery }) => {
    const why = (notThere.get(delivery.id) ?? "").replace(/^This post/, "a post");
    return `For ${channelName(delivery.account)}: ${why}`;
  });
  return [...groups].map(
    ([why, same]) => `${why} So these are not in it: ${same.map(({ delivery }) => delivery.post).join(", ")}.`,
  );
}
