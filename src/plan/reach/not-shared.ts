/** Why a post, or an account's own of it, is not there to be passed on: what its file says of it, and the way out. */
import type { Campaign, Post, ShareContent, Workspace } from "../../campaign/model.ts";
import { type Fault, fault } from "../../diagnostics/fault.ts";
import { didYouMean } from "../../diagnostics/suggest.ts";
import type { Account } from "../../networks/network.ts";
import { isSkipped, overridesFor } from "../choice.ts";
import type { Delivery } from "../delivery.ts";
import { type Named, namedIn } from "../named.ts";
import { applies, whenText } from "../switches.ts";
import { recipientsOf } from "./recipients.ts";

export interface Others {
  readonly campaign: Campaign;
  readonly workspace: Workspace;
  /** Of every post of the campaign that has words of its own. */
  readonly deliveries: readonly Delivery[];
}

type Found = Named & { readonly post: Post };

function written(name: string, { posts }: Campaign): Found | undefined {
  const whole = posts.find(({ id }) => id === name);
  if (whole !== undefined) return { name, post: whole, item: undefined };
  for (const post of posts) {
    const named = namedIn(post).find((each) => each.name === name);
    if (named !== undefined) return { ...named, post };
  }
  return undefined;
}

const skips = (account: Account, { post, item }: Found) => isSkipped(overridesFor(account, post, item));

function skippedByAll(found: Found, { campaign, workspace }: Others): boolean {
  const to = recipientsOf(found.post.to ?? campaign.to, workspace);
  return to.length > 0 && to.every((account) => skips(account, found));
}

/** Undefined where something is posted under this name. */
export function unknownPost({ post: wanted }: Pick<ShareContent, "post">, others: Others): Fault | undefined {
  const { campaign, deliveries } = others;
  if (deliveries.some(({ post }) => post === wanted)) return undefined;
  const parts = deliveries.filter(({ pair, series }) => pair?.post === wanted || series?.post === wanted);
  const names = [...new Set(parts.map(({ post }) => post))];
  const [first] = names;
  if (first !== undefined) {
    return fault(
      "share-unknown",
      `${wanted} is ${names.length} posts, and one is passed on at a time.`,
      `Name one of them, as in \`share: ${first}\`.`,
    );
  }
  const found = written(wanted, campaign);
  if (found === undefined) return noSuchPost(wanted, others);
  const { content } = found.post;
  if (content.kind === "share") {
    return fault(
      "share-unknown",
      `${wanted} passes on another post itself.`,
      `Name that one: \`share: ${content.post}\`.`,
    );
  }
  if (!applies(found.post, campaign)) return notNow(wanted, found.post);
  if (skippedByAll(found, others)) {
    return fault(
      "share-unknown",
      `${wanted} goes to nobody: each of its accounts skips it.`,
      "Take a `skip: true` away there, for the account whose post is to be passed on.",
    );
  }
  return fault("share-unknown", `${wanted} goes to nobody as it is.`, "Put that post right first.");
}

function noSuchPost(wanted: string, { campaign, deliveries }: Others): Fault {
  const known = [...new Set([...campaign.posts.map(({ id }) => id), ...deliveries.map((each) => each.post)])];
  return fault(
    "share-unknown",
    `There is no post "${wanted}" in this file.`,
    didYouMean(wanted, known) ?? "`share` names the id of another post of the same file.",
  );
}

function notNow(wanted: string, { when = {} }: Post): Fault {
  const keys = Object.entries(when).map(([name, positions]) =>
    positions.length === 1 ? `${name}: ${positions[0]}` : `${name}: [${positions.join(", ")}]`,
  );
  return fault(
    "share-unknown",
    `${wanted} goes out only when ${whenText(when)}, which it is not now.`,
    `Write \`when: { ${keys.join(", ")} }\` here too: then this is passed on where that goes out.`,
  );
}

/** Undefined where it does not. */
export function skippedBy(name: string, account: Account, { campaign }: Pick<Others, "campaign">): Fault | undefined {
  const found = written(name, campaign);
  if (found === undefined || !skips(account, found)) return undefined;
  return fault(
    "share-without-lead",
    `${name} skips ${account.id}, so there is nothing of theirs to pass on.`,
    `Take that \`skip: true\` away in ${name}, or ${account.id} out of \`of\`.`,
  );
}

export function notPosted(name: string, account: Account, others: Pick<Others, "campaign">): Fault {
  const found = fault(
    "share-without-lead",
    `${name} does not go to ${account.id}, so there is nothing of theirs to pass on.`,
    `Add ${account.id} to \`to\` of ${name}, or take it out here.`,
  );
  return skippedBy(name, account, others) ?? found;
}
