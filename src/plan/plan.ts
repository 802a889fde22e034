/** The plan: every delivery of a campaign, dated. A pure function of the campaign, its workspace and the calendar. */

import type { Campaign, Override, Post, SeriesItem, Workspace } from "../campaign/model.ts";
import { problemAt } from "../diagnostics/fault.ts";
import { isError, type Problem } from "../diagnostics/problem.ts";
import type { Path } from "../diagnostics/source.ts";
import type { Account } from "../networks/network.ts";
import { anchorOf } from "./anchor.ts";
import { factsOf, isSkipped, option, overridesFor, partsFor } from "./choice.ts";
import type { Anchor, Delivery, Plan } from "./delivery.ts";
import { type Asked, accountIn, inLanguages, languagesAsked, readingFor, unspokenNames } from "./languages.ts";
import { namedIn } from "./named.ts";
import { outsidePhase, type PhaseDates, phasesOf } from "./phases.ts";
import { withPrinted } from "./reach/partners.ts";
import { recipientsOf } from "./reach/recipients.ts";
import { type PlannedPost, sharing } from "./reach/shares.ts";
import { toNobody } from "./reach/to-nobody.ts";
import { applies } from "./switches.ts";
import { embargoOf, embargoProblem } from "./times/embargo.ts";
import { type Lateness, latenessFaults, latenessOf } from "./times/lateness.ts";
import type { Moment } from "./times/moment.ts";
import { type Timed, timesOf } from "./times/post-times.ts";

export function planCampaign(campaign: Campaign, workspace: Workspace): Plan {
  const { anchor, fault: dayFault, path } = anchorOf(campaign);
  const dayProblems = dayFault === undefined ? [] : [problemAt(campaign.source, path, dayFault)];
  if (anchor === undefined) {
    return { campaign, deliveries: [], blocked: true, partial: true, problems: dayProblems };
  }
  const embargo = embargoOf(campaign, anchor.day);
  const { deliveries, problems: found } = planPosts(campaign, workspace, { anchor, embargo: embargo.until });
  const whole = [...dayProblems, ...embargo.problems];
  const problems = [...whole, ...found];
  return {
    campaign,
    anchor,
    ...(embargo.until && { embargo: embargo.until }),
    deliveries: [...deliveries].sort(byInstantThenId),
    blocked: whole.length > 0,
    partial: problems.some((problem) => isError(problem) && problem.delivery === undefined),
    problems,
  };
}

type Ends = Pick<Frame, "anchor" | "embargo">;

function planPosts(campaign: Campaign, workspace: Workspace, ends: Ends): PlannedPost {
  const phases = phasesOf(campaign, ends.anchor.day);
  const frame = { ...ends, campaign, workspace, phases: phases.dates };
  const isShare = ({ content }: Post) => content.kind === "share";
  const applying = campaign.posts.filter((post) => applies(post, campaign));
  const own = applying.filter((post) => !isShare(post)).map((post) => withNobody(post, planPost(post, frame), frame));
  const others = { campaign, workspace, deliveries: own.flatMap((post) => post.deliveries) };
  const shares = applying
    .filter(isShare)
    .map((post) => withNobody(post, sharing(post, planPost(post, frame), others), frame));
  const posts = [...own, ...shares];
  return {
    deliveries: posts.flatMap((post) => post.deliveries),
    problems: [...phases.problems, ...posts.flatMap((post) => post.problems)],
  };
}

/** The order of every list of deliveries; languages of one post stand in their own. */
export function byInstantThenId(a: Ordered, b: Ordered): number {
  const [first, second] = [a.pair?.ids[0] ?? a.id, b.pair?.ids[0] ?? b.id];
  const byId = first < second ? -1 : first > second ? 1 : 0;
  return a.dueAt.getTime() - b.dueAt.getTime() || byId || (a.pair?.place ?? 0) - (b.pair?.place ?? 0);
}

type Ordered = Pick<Delivery, "dueAt" | "id" | "pair">;

interface Frame {
  readonly campaign: Campaign;
  readonly workspace: Workspace;
  readonly anchor: Anchor;
  readonly embargo: Moment | undefined;
  readonly phases: ReadonlyMap<string, PhaseDates>;
}

/** `planned`, and that nobody gets it where that is so. */
function withNobody(post: Post, planned: PlannedPost, { campaign, workspace }: Frame): PlannedPost {
  if (recipientsOf(post.to ?? campaign.to, workspace).length === 0) return planned;
  return { ...planned, problems: [...planned.problems, ...toNobody({ post, planned }, campaign, workspace)] };
}

function planPost(post: Post, frame: Frame): PlannedPost {
  const { campaign, workspace, anchor } = frame;
  const times = timesOf(post, campaign, anchor.day);
  const recipients = recipientsOf(post.to ?? campaign.to, workspace);
  const latenesses: Lateness[] = [];
  const deliveries = namedIn(post).flatMap(({ name, item }, place) => {
    return recipients.flatMap((account) => {
      const overrides = overridesFor(account, post, item);
      if (isSkipped(overrides)) return [];
      const override = overrides.find(({ at }) => at !== undefined);
      const timed = override === undefined ? times.own[place] : times.overridden.get(override);
      const lateness = latenessOf(overrides, post, campaign);
      latenesses.push(lateness);
      const { late } = lateness;
      if (timed === undefined || typeof late !== "number") return [];
      return deliveriesOf({ name, post, place, account, timed, late, frame });
    });
  });
  return {
    deliveries,
    problems: [
      ...[...times.faults, ...latenessFaults(latenesses)].map((each) =>
        problemAt(campaign.source, each.path, each.fault),
      ),
      ...heldBy(post.faults ?? [], deliveries),
      ...deliveries.flatMap((delivery) => [...phaseProblem(delivery, frame), ...embargoProblem(delivery)]),
    ],
  };
}

/** Each delivery of the post is named, so that it is held; what is for nobody is said all the same. */
function heldBy(faults: readonly Problem[], deliveries: readonly Delivery[]): readonly Problem[] {
  if (deliveries.length === 0) return faults;
  return faults.flatMap((problem) => deliveries.map(({ id }) => ({ ...problem, delivery: id })));
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
  /** As it is in the first language. */
  readonly post: Post;
  /** Of the item in its series, from 0. */
  readonly place: number;
  readonly account: Account;
  readonly timed: Timed;
  /** Milliseconds. */
  readonly late: number;
  readonly frame: Frame;
}

function itemAt({ content }: Post, place: number): SeriesItem | undefined {
  return content.kind === "series" ? content.items[place] : undefined;
}

function seriesOf(post: Post, place: number): Pick<Delivery, "series"> {
  const item = itemAt(post, place);
  if (item === undefined) return {};
  return { series: { post: post.id, ...(item.id === undefined ? { place: place + 1 } : {}) } };
}

/** One, or one for each language that goes by itself. */
function deliveriesOf(choice: Choice): readonly Delivery[] {
  const { post, place, account, frame } = choice;
  const { campaign } = frame;
  const places = [...overridesFor(account, post, itemAt(post, place)), post, campaign];
  const asked = languagesAsked(account, campaign, option("lang", places.slice(0, -1)).lang);
  // It has no words, so that it is one in any number of languages.
  if (post.content.kind === "share") return [voiceOf(choice, campaign.lang, asked)];
  const voices = asked.languages.map((lang) => voiceOf(choice, lang, asked));
  const deliveries = inLanguages(voices, option("bilingual", places).bilingual ?? "together");
  return deliveries.map((each) => withPrinted(each, frame.workspace));
}

/** The same post in another language: it stands at the same place of the file. */
function postIn({ lang, posts }: Campaign, post: Post, from: Campaign): Post {
  const [, index] = post.path;
  return from.lang === lang ? post : (posts[Number(index)] ?? post);
}

/** In one language, with everything as the file has it there. */
function voiceOf(choice: Choice, lang: string, { isWritten }: Asked): Delivery {
  const { name, place, timed, late, frame } = choice;
  const { workspace, anchor, embargo } = frame;
  const campaign = readingFor(frame.campaign, lang);
  const account = accountIn(workspace, choice.account, lang);
  const post = postIn(campaign, choice.post, frame.campaign);
  const item = itemAt(post, place);
  const overrides = overridesFor(account, post, item);
  const places = [...overrides, post];
  const body = item?.body ?? ("parts" in post.content ? post.content : undefined);
  const hasLanguages = frame.campaign.languages !== undefined || account.languages !== undefined;
  const unspoken = unspokenNames(workspace, frame.campaign, account);
  return {
    ...factsOf(post),
    id: `${campaign.id}/${name}/${account.id}`,
    campaign,
    post: name,
    ...seriesOf(post, place),
    account,
    anchor,
    dueAt: timed.moment.instant,
    ...(embargo && { embargo }),
    local: timed.moment.local,
    parts: body === undefined ? [] : partsFor(body, overrides),
    lang,
    ...(hasLanguages && { languages: [lang] }),
    ...(isWritten && { isLangWritten: true }),
    ...(unspoken.size > 0 && { unspoken }),
    late,
    ...option("visibility", places),
    ...option("contentWarning", places),
    ...warningPath(overrides, post),
    ...option("labels", places),
    ...option("card", places),
    path: item?.path ?? post.path,
    atPath: timed.path,
  };
}
