/** From a campaign to what one partner gets of it: planned, rendered, checked and fitted as if its channels were accounts. */
import type { Asset, Campaign, Partner, Post, Workspace } from "../campaign/model.ts";
import { withBehind } from "../campaign/montages/behind.ts";
import { broughtBy } from "../campaign/packs/brought.ts";
import { postsFor, writtenFor } from "../campaign/packs/moments.ts";
import { recordOf } from "../campaign/written/written-data.ts";
import type { Data } from "../campaign/yaml/data.ts";
import { readYaml } from "../campaign/yaml/read-yaml.ts";
import { yamlText } from "../campaign/yaml/write-yaml.ts";
import { nowAt } from "../check/now.ts";
import { fault, problemOf } from "../diagnostics/fault.ts";
import { isError, type Problem } from "../diagnostics/problem.ts";
import { deliveriesOf, uniqueProblems } from "../diagnostics/unique.ts";
import { channelName, type Original, originalName, type Packed, type PackedMessage } from "../handing/pack/packed.ts";
import type { Fitter } from "../images/fit.ts";
import type { ImageLimits } from "../networks/network.ts";
import { packable } from "../permission/consent/packable.ts";
import type { TermsPicture } from "../permission/terms.ts";
import type { Delivery } from "../plan/delivery.ts";
import { byInstantThenId } from "../plan/plan.ts";
import { reachesPartner, workspaceFor } from "../plan/reach/partners.ts";
import { applies, whenText } from "../plan/switches.ts";
import type { Preview } from "../preview/previews.ts";
import { fitMessage } from "../render/message.ts";
import { pictureOf } from "../render/picture.ts";
import type { Rendered } from "../render/rendered.ts";
import { picturesIn } from "./permits/packs-out.ts";
import type { Prepared } from "./prepare.ts";
import { checkStaged } from "./problems.ts";
import { type Staged, stageCampaign } from "./stage.ts";

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

/** As large as any network takes it; without hidden data, like every picture that leaves. */
const originalLimits: ImageLimits = {
  count: 1,
  bytes: 20_000_000,
  formats: ["png", "jpeg"],
  maxWidth: 4096,
  maxHeight: 4096,
  ratio: { min: 0.01, max: 100 },
  frame: { width: 1200, height: 675 },
  minWidth: 1,
  minHeight: 1,
  alt: { supported: true },
  source: "an assumption: what programs for pictures open without a thought",
  checkedOn: "2026-11-28",
};

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

function whyNotKept({ id, content, moment }: Post): string {
  if (content.kind === "share") return `${id} only passes on another post.`;
  if (moment !== undefined) return `The moment ${id} has no words of your own.`;
  return `The post ${id} goes to none of your accounts.`;
}

function whyNotNow({ id, when = {} }: Post): string {
  return `The post ${id} goes out only when ${whenText(when)}, which it is not now.`;
}

function withoutPictures(rendered: Rendered, gone: ReadonlySet<string>): Rendered {
  const parts = rendered.parts.map((part) => ({
    ...part,
    images: part.images.filter(({ asset }) => !gone.has(asset.id)),
  }));
  const { card } = rendered;
  if (card?.image === undefined || !gone.has(card.image.asset.id)) return { ...rendered, parts };
  const { image: _, ...rest } = card;
  return { ...rendered, parts, card: rest };
}

function usedIn(rendered: readonly Rendered[]): readonly Asset[] {
  const images = rendered.flatMap(({ parts, card }) => [
    ...parts.flatMap((part) => part.images),
    ...(card?.image === undefined ? [] : [card.image]),
  ]);
  return [...new Map(images.map(({ asset }) => [asset.id, asset])).values()];
}

/** A post of a series is its series, one in a language of its own is the post. */
function postOf({ post, series, pair }: Delivery): string {
  return series?.post ?? pair?.post ?? post;
}

async function originalOf(
  asset: Asset,
  until: string | undefined,
  { fitter, prepared }: PackWish,
): Promise<Original | Problem> {
  const { focus: _, ...picture } = pictureOf(asset, prepared.root);
  const result = await fitter.fit({ ...picture, fit: "whole", limits: originalLimits });
  if (!result.ok) {
    const { kind, reason, help } = result.fault;
    const place = { file: asset.file, line: 1, column: 1, length: 1 };
    return problemOf(fault(`image-${kind}`, reason, help), place);
  }
  const rights = withBehind(asset).flatMap((each) => each.rights ?? []);
  const [holder, licence, credit] = (["holder", "licence", "credit"] as const).map((key) => {
    const said = new Set(rights.flatMap((each) => each[key] ?? []));
    return said.size === 0 ? undefined : [...said].join("; ");
  });
  return {
    asset: asset.id,
    image: result.report.image,
    ...(credit !== undefined && { credit }),
    ...(licence !== undefined && { licence }),
    ...(holder !== undefined && { holder }),
    ...(until !== undefined && { until }),
  };
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
      return originalOf(asset, each?.ok === true ? each.until : undefined, wish);
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

/** What a place of the partner's does not take: the author may not even know that place. */
const ofChannels: ReadonlySet<string> = new Set([
  ...["alt-too-long", "card-with-images", "content-warning-not-supported", "label-not-supported", "picture-missing"],
  ...["place-limit", "text-too-long", "thread-not-supported", "too-many-images", "visibility-not-supported"],
]);

/** By delivery, why its channel does not take it. */
function unfitting(problems: readonly Problem[]): ReadonlyMap<string, string> {
  return new Map(
    problems
      .filter(({ code }) => ofChannels.has(code))
      .flatMap((each) => deliveriesOf(each).map((id) => [id, each.message])),
  );
}

/** One line for each reason, with all the posts that it keeps away. */
function notThereLines(rendered: readonly Rendered[], notThere: ReadonlyMap<string, string>): readonly string[] {
  const kept = rendered.filter(({ delivery }) => notThere.has(delivery.id));
  const groups = Map.groupBy(kept, ({ delivery }) => {
    const why = (notThere.get(delivery.id) ?? "").replace(/^This post/, "a post");
    return `For ${channelName(delivery.account)}: ${why}`;
  });
  return [...groups].map(
    ([why, same]) => `${why} So these are not in it: ${same.map(({ delivery }) => delivery.post).join(", ")}.`,
  );
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

/** A poster and a montage are pictures like others there: what they are drawn from said their alt texts. */
function withAlts(written: Readonly<Record<string, Data>>, assets: Campaign["assets"]): Data {
  const all = Object.entries(written).map(([id, each]) => {
    const asset = assets.get(id);
    return [id, asset?.altPath === undefined ? each : { ...recordOf(each), alt: asset.alt }] as const;
  });
  return Object.fromEntries(all);
}

/** The file as it is written, but for what no pack brings; the partner's own values stand in it. */
function campaignYaml(
  { source, assets }: Campaign,
  { id, name, variables }: Partner,
  { originals, kept }: { readonly originals: readonly Original[]; readonly kept: ReadonlySet<string> },
): string {
  const names = new Map(originals.map(({ asset, image }, index) => [asset, originalName(index, image.format)]));
  const written = writtenFor(readYaml(source.file, source.text).data ?? null, id);
  const brought = broughtBy(written, { fileOf: (asset) => names.get(asset), keeps: (post) => kept.has(post) });
  const data = {
    ...brought,
    ...(brought.assets !== undefined && { assets: withAlts(recordOf(brought.assets), assets) }),
  };
  const own = { ...recordOf(brought.variables), ...variables };
  const whole = Object.keys(own).length === 0 ? data : { ...data, variables: own };
  return yamlText(whole, [
    `Made for ${name.replaceAll(/\s+/g, " ")} by \`campaign pack\`. Nothing here says who posts it:`,
    "adapt it with `based-on` (docs/partners.md), or import it.",
  ]);
}
