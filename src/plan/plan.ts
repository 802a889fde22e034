/** The plan: every delivery of a campaign, dated. A pure function of the campaign, its workspace and the calendar. */

import type { Campaign, Override, Post, SeriesItem, Workspace } from "../campaign/model.ts";
import { problemAt } from "../diagnostics/fault.ts";
import { isError, type Problem } from "../diagnostics/problem.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Account } from "../networks/network.ts";
import { anchorOf } from "./anchor.ts";
import { factsOf, isSkipped, option, overridesFor, partsFor } from "./choice.ts";
import type { Anchor, Delivery, Plan } from "./delivery.ts";
import { outsidePhase, type PhaseDates, phasesOf } from "./phases.ts";
import { recipientsOf } from "./recipients.ts";
import { type Timed, timesOf } from "./times.ts";

export function planCampaign(campaign: Campaign, workspace: Workspace): Plan {
  const { anchor, fault: dayFault, path } = anchorOf(campaign);
  const dayProblems = dayFault === undefined ? [] : [problemAt(campaign.source, path, dayFault)];
  if (anchor === undefined) {
    return { campaign, deliveries: [], blocked: true, partial: true, problems: dayProblems };
  }
  const { deliveries, problems: found } = planPosts(campaign, workspace, anchor);
  const problems = [...dayProblems, ...found];
  return {
    campaign,
    anchor,
    deliveries: [...deliveries].sort(byInstantThenId),
    blocked: dayProblems.length > 0,
    partial: problems.some((problem) => isError(problem) && problem.delivery === undefined),
    problems,
  };
}

function planPosts(campaign: Campaign, workspace: Workspace, anchor: Anchor): PlannedPost {
  const phases = phasesOf(campaign, anchor.day);
  const posts = campaign.posts.map((post) => planPost(post, { campaign, workspace, anchor, phases: phases.dates }));
  return {
    deliveries: posts.flatMap((post) => post.deliveries),
    problems: [...phases.problems, ...posts.flatMap((post) => post.problems)],
  };
}

/** The order of every list of deliveries. */
export function byInstantThenId(a: Pick<Delivery, "dueAt" | "id">, b: Pick<Delivery, "dueAt" | "id">): number {
  return a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

interface Frame {
  readonly campaign: Campaign;
  readonly workspace: Workspace;
  readonly anchor: Anchor;
  readonly phases: ReadonlyMap<string, PhaseDates>;
}

interface PlannedPost {
  readonly deliveries: readonly Delivery[];
  readonly problems: readonly Problem[];
}

function planPost(post: Post, frame: Frame): PlannedPost {
  const { campaign, workspace, anchor } = frame;
  const times = timesOf(post, campaign, anchor.day);
  const names = post.content.kind === "series" ? namesOf(post, post.content.items) : [post.id];
  const recipients = recipientsOf(post.to ?? campaign.to, workspace);
  const deliveries = names.flatMap((name, index) => {
    const item = post.content.kind === "series" ? post.content.items[index] : undefined;
    return recipients.flatMap((account) => {
      const overrides = overridesFor(account, post, item);
      if (isSkipped(overrides)) return [];
      const override = overrides.find(({ at }) => at !== undefined);
      const timed = override === undefined ? times.own[index] : times.overridden.get(override);
      return timed === undefined ? [] : [deliveryOf({ name, post, item, place: index + 1, account, timed, frame })];
    });
  });
  return {
    deliveries,
    problems: [
      ...times.faults.map((each) => problemAt(campaign.source, each.path, each.fault)),
      ...heldBy(post.faults ?? [], deliveries),
      ...deliveries.flatMap((delivery) => phaseProblem(delivery, frame)),
    ],
  };
}

/** Each delivery of the post is named, so that it is held; what is for nobody is said all the same. */
function heldBy(faults: readonly Problem[], deliveries: readonly Delivery[]): readonly Problem[] {
  if (deliveries.length === 0) return faults;
  return faults.flatMap((problem) => deliveries.map(({ id }) => ({ ...problem, delivery: id })));
}

function namesOf(post: Post, items: readonly SeriesItem[]): readonly string[] {
  return items.map((item, index) => `${post.id}.${item.id ?? index + 1}`);
}

function phaseProblem(delivery: Delivery, { campaign, phases }: Frame): readonly Problem[] {
  const dates = delivery.phase === undefined ? undefined : phases.get(delivery.phase);
  const outside = dates === undefined ? undefined : outsidePhase(dates, delivery.local.slice(0, 10));
  if (outside === undefined) return [];
  return [{ ...problemAt(campaign.source, delivery.atPath, outside), delivery: delivery.id }];
}

function warningPath(overrides: readonly Override[], post: Post): { readonly contentWarningPath?: Path } {
  const place = [...overrides, post].find(({ contentWarning }) => contentWarning !== undefined);
  return place === undefined ? {} : { contentWarningPath: [...place.path, "content-warning"] };
}

interface Choice {
  readonly name: string;
  readonly post: Post;
  readonly item: SeriesItem | undefined;
  /** Of the item, from 1. */
  readonly place: number;
  readonly account: Account;
  readonly timed: Timed;
  readonly frame: Frame;
}

function seriesOf({ post, item, place }: Choice): Pick<Delivery, "series"> {
  if (item === undefined) return {};
  return { series: { post: post.id, ...(item.id === undefined ? { place } : {}) } };
}

function deliveryOf(choice: Choice): Delivery {
  const { name, post, item, account, timed, frame } = choice;
  const { campaign, anchor } = frame;
  const overrides = overridesFor(account, post, item);
  const places = [...overrides, post, { lang: campaign.lang, late: campaign.late }];
  const body = item?.body ?? (post.content.kind === "series" ? undefined : post.content);
  return {
    ...factsOf(post),
    id: `${campaign.id}/${name}/${account.id}`,
    campaign,
    post: name,
    ...seriesOf(choice),
    account,
    anchor,
    dueAt: timed.moment.instant,
    local: timed.moment.local,
    parts: body === undefined ? [] : partsFor(body, overrides),
    lang: campaign.lang,
    late: campaign.late,
    ...option("lang", places),
    ...option("late", places),
    ...option("visibility", places),
    ...option("contentWarning", places),
    ...warningPath(overrides, post),
    ...option("labels", places),
    ...option("card", places),
    path: item?.path ?? post.path,
    atPath: timed.path,
  };
}
