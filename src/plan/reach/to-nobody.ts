/** Posts that no account of ours receives, so that nobody here sees them, and perhaps nobody at all. */
import type { Campaign, Post, Workspace } from "../../campaign/model.ts";
import { type Fault, fault, problemAt } from "../../diagnostics/fault.ts";
import type { Problem } from "../../diagnostics/problem.ts";
import { namedIn } from "../named.ts";
import { isInPacks } from "./partners.ts";
import type { PlannedPost } from "./shares.ts";

/** Of a post with another mistake that one alone is told: it may be what keeps it from everybody. */
export function toNobody(
  { post, planned }: { readonly post: Post; readonly planned: PlannedPost },
  campaign: Campaign,
  workspace: Workspace,
): readonly Problem[] {
  if (planned.problems.length > 0) return [];
  const reached = new Set(planned.deliveries.map((delivery) => delivery.pair?.post ?? delivery.post));
  return namedIn(post).flatMap(({ name, item }) => {
    if (reached.has(name)) return [];
    if (post.moment !== undefined) return [problemAt(campaign.source, [...post.path, "moment"], unseen(name))];
    if (isInPacks({ post, item }, campaign, workspace)) return [];
    const found = post.content.kind === "share" ? sharedByNobody(name) : skippedByAll(name, campaign);
    return [problemAt(campaign.source, item?.path ?? post.path, found)];
  });
}

function unseen(name: string): Fault {
  return {
    ...fault(
      "moment-unseen",
      `${name} goes to none of your accounts, so nobody sees or agrees to what partners send.`,
      "Let one of your accounts post it too: write it into `to`, or take its `skip: true` away. Then `plan` and the review page show all words of that minute.",
    ),
    on: "key",
  };
}

function skippedByAll(name: string, { basedOn }: Campaign): Fault {
  const out =
    basedOn === undefined ? "take it out of the file" : "name it in `without` of `based-on`, where the pack brought it";
  return fault(
    "post-to-nobody",
    `${name} goes to nobody: each of its accounts skips it.`,
    `Take a \`skip: true\` away where it is to go out. If it is not, ${out}.`,
  );
}

function sharedByNobody(name: string): Fault {
  return fault(
    "post-to-nobody",
    `${name} goes to nobody: whoever is in its \`to\` is in its \`of\` too, or skips it.`,
    "Write into `to` who else passes the post on, or take this one out.",
  );
}
