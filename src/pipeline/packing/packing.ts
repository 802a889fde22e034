/** From a campaign to what one partner gets of it: planned, rendered, checked and fitted as if its channels were accounts. */
import type { Campaign, Partner, Workspace } from "../../campaign/model.ts";
import { postsFor } from "../../campaign/packs/moments.ts";
import { nowAt } from "../../check/now.ts";
import { isError, type Problem } from "../../diagnostics/problem.ts";
import { uniqueProblems } from "../../diagnostics/unique.ts";
import type { Packed, PackedMessage } from "../../handing/pack/packed.ts";
import type { Fitter } from "../../images/fit.ts";
import { packable } from "../../permission/consent/packable.ts";
import type { TermsPicture } from "../../permission/terms.ts";
import type { Delivery } from "../../plan/delivery.ts";
import { byInstantThenId } from "../../plan/plan.ts";
import { reachesPartner, workspaceFor } from "../../plan/reach/partners.ts";
import { applies } from "../../plan/switches.ts";
import type { Preview } from "../../preview/previews.ts";
import { fitMessage } from "../../render/message.ts";
import { picturesIn } from "../permits/packs-out.ts";
import type { Prepared } from "../prepare.ts";
import { checkStaged } from "../problems.ts";
import { type Staged, stageCampaign } from "../stage.ts";
import { notThereLines, ofChannels, unfitting, whyNotKept, whyNotNow } from "./left-out.ts";
import { originalOf, usedIn, withoutPictures } from "./originals.ts";
import { campaignYaml } from "./packed-yaml.ts";

export interface PackWish {
  readonly prepared: Prepared;
  readonly workspace: Workspace;
  readonly fitter: Fitter;
  readonly staged: Staged;
  readonly partner: Partner;
  readonly now: Date;
  readonly from: string;
}

export type Packing =
  | {
      readonly ok: true;
      readonly packed: Packed;
      readonly pictures: readonly TermsPicture[];
      /** Warnings that only a pack can have: what of its words prints nothing for the partner. */
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

interface Kept {
  /** Ids of posts. */
  readonly kept: ReadonlySet<string>;
}

/** In every reading: to these accounts, and of its posts only those that the partner gets. */
function campaignFor(campaign: Campaign, partner: Partner, wish: Pick<Campaign, "to"> & Kept): Campaign {
  const { to, kept } = wish;
  const posts = postsFor(campaign, partner.id).flatMap(({ to: _, ...post }) => (kept.has(post.id) ? [post] : []));
  const readings = [...(campaign.readings ?? [])].map(([lang, { readings: _, ...each }]) => {
    return [lang, campaignFor(each, partner, wish)] as const;
  });
  return { ...campaign, to, posts, ...(readings.length > 0 && { readings: new Map(readings) }) };
}

/** A post of a series is its series, one in a language of its own is the post. */
function postOf({ post, series, pair }: Delivery): string {
  return series?.post ?? pair?.post ?? post;
}

/** Everything of the campaign that the partner gets; errors of it are told, and then there is none. */
export async function packFor(wish: PackWish): Promise<Packing> {
  const { prepared, workspace, fitter, partner, now, from } = wish;
  const whole = wish.staged.campaign;
  const kept = new Set(whole.posts.filter((post) => reachesPartner(post, partner, workspace)).map(({ id }) => id));
  const ours = workspaceFor(partner, workspace);
  const staged = stageCampaign(
    campaignFor(whole, partner, { to: [...ours.accounts.keys()], kept }),
    ours,
    prepared.facts,
  );
  const { consents, words } = prepared;
  const last =
    staged.plan.deliveries
      .map(({ local }) => local.slice(0, 10))
      .toSorted()
      .at(-1) ?? "";
  const judged = new Map(usedIn(staged.rendered).map((asset) => [asset.id, packable(asset, last, consents)]));
  const gone = new Set([...judged].flatMap(([id, each]) => (each.ok ? [] : [id])));
  const shown = staged.rendered.map((each) => withoutPictures(each, gone));
  const checked = await checkStaged({
    ...{ staged, rendered: shown, all: [staged], over: new Set<string>(), workspace: ours, fitter, consents, words },
    ...{ now: nowAt(now), errorsOnly: true },
  });
  const all = [...staged.problems, ...checked].filter(isError);
  const notThere = unfitting(all);
  const found = uniqueProblems(all.filter(({ code }) => !ofChannels.has(code)));
  const rendered = shown.filter(({ delivery }) => !notThere.has(delivery.id));
  const fitted = await Promise.all(rendered.map((each) => fitMessage(each, fitter, prepared.root)));
  const unfit = fitted.flatMap((each) => (each.ok ? [] : each.problems));
  const assets = usedIn(rendered);
  const made = await Promise.all(
    assets.map((asset) => {
      const each = judged.get(asset.id);
      return originalOf(asset, each?.ok === true ? each.until : undefined, { fitter, root: prepared.root });
    }),
  );
  const originals = made.flatMap((each) => ("asset" in each ? [each] : []));
  const problems = uniqueProblems([...found, ...unfit, ...made.flatMap((each) => ("asset" in each ? [] : [each]))]);
  if (problems.length > 0) return { ok: false, problems };
  const previews = rendered.flatMap((each, index): Preview[] => {
    const message = fitted[index];
    const standing = { state: "planned", changed: false } as const;
    return message?.ok === true ? [{ rendered: each, message: message.message, standing, problems: [] }] : [];
  });
  const { embargo } = staged.plan;
  const facts = new Map(
    whole.posts.map(({ id, mayAdapt = whole.mayAdapt ?? true, moment }) => {
      return [id, { mayAdapt, isMoment: moment !== undefined }] as const;
    }),
  );
  const leftOut = [
    ...whole.posts.filter(({ id }) => !kept.has(id)).map(whyNotKept),
    ...whole.posts.filter((post) => kept.has(post.id) && !applies(post, whole)).map(whyNotNow),
    ...notThereLines(staged.rendered, notThere),
    ...[...judged].flatMap(([id, each]) => (each.ok ? [] : [`The picture ${id} is not in it: ${each.reason}.`])),
  ];
  return {
    ok: true,
    pictures: picturesIn(prepared, rendered),
    warnings: uniqueProblems(staged.problems.filter(({ code }) => code === "name-empty")),
    packed: {
      ...{ campaign: staged.campaign, partner, originals, leftOut, from },
      campaignYaml: campaignYaml(whole, partner, {
        originals,
        // What a switch keeps away for now is not in it either.
        kept: new Set(staged.plan.deliveries.map(postOf)),
      }),
      messages: messagesOf(previews, facts),
      ...(embargo !== undefined && embargo.instant > now && { embargo }),
    },
  };
}

type Facts = Pick<PackedMessage, "mayAdapt" | "isMoment">;

function messagesOf(previews: readonly Preview[], facts: ReadonlyMap<string, Facts>): readonly PackedMessage[] {
  const sorted = previews.toSorted((a, b) => byInstantThenId(a.rendered.delivery, b.rendered.delivery));
  const groups = Map.groupBy(sorted, ({ rendered }) => rendered.delivery.post);
  return [...groups].map(([post, same]) => {
    const [first] = same;
    const usual = { mayAdapt: true, isMoment: false };
    return { post, previews: same, ...((first && facts.get(postOf(first.rendered.delivery))) ?? usual) };
  });
}
