/** Builders for what the rules judge: rendered deliveries, made without loader or planner. */
import type { Asset, Campaign, Workspace } from "../../../src/campaign/model.ts";
import { check } from "../../../src/check/check.ts";
import { nowAt } from "../../../src/check/now.ts";
import type { CheckContext, Rule } from "../../../src/check/rule.ts";
import type { Problem } from "../../../src/diagnostics/problem.ts";
import type { Account, NetworkId, Profile } from "../../../src/networks/network.ts";
import type { Delivery } from "../../../src/plan/delivery.ts";
import type { Rendered } from "../../../src/render/rendered.ts";
import { renderDelivery } from "../../../src/render/text.ts";
import { aCampaign, anAccount, aPart, aProfile, aWorkspace } from "./a-plan.ts";

export interface RenderedOptions {
  readonly account?: Account;
  readonly network?: NetworkId;
  readonly campaign?: Partial<Campaign>;
  readonly delivery?: Partial<Delivery>;
  readonly profile?: Partial<Profile>;
  readonly images?: readonly string[];
  /** The post's id. */
  readonly post?: string;
  /** Its number in the file, which is its place. */
  readonly index?: number;
}

const campaigns = new Map<string, Campaign>();

/** One object for the same words, as the loader would give. */
function campaignOf(more: Partial<Campaign>): Campaign {
  if (Object.values(more).some((value) => value instanceof Map || typeof value === "object")) return aCampaign(more);
  const key = JSON.stringify(more);
  const campaign = campaigns.get(key) ?? aCampaign(more);
  campaigns.set(key, campaign);
  return campaign;
}

/** Due on the awareness day, Thursday 18 March 2027, at 09:00 unless it says otherwise. Several texts are a thread. */
export function aRendered(text: string | readonly string[], options: RenderedOptions = {}): Rendered {
  const { network = "bluesky", post = "p", index = 0 } = options;
  const account = options.account ?? anAccount("one", network);
  const campaign = campaignOf(options.campaign ?? {});
  const texts = typeof text === "string" ? [text] : text;
  const path = ["posts", index];
  const delivery: Delivery = {
    id: `${campaign.id}/${post}/${account.id}`,
    campaign,
    post,
    account,
    anchor: { date: "2027-03-18", until: "2027-03-18", day: "2027-03-18" },
    ...dueOn("2027-03-18T09:00"),
    late: 7_200_000,
    parts: texts.map((words, part) =>
      aPart(words, texts.length === 1 ? path : [...path, "thread", part], part === 0 ? options.images : []),
    ),
    lang: "en",
    audience: [],
    critical: false,
    again: false,
    path,
    atPath: [...path, "at"],
    ...options.delivery,
  };
  const profile = { ...aProfile(account.network, 5000), ...options.profile };
  return renderDelivery(delivery, profile).rendered;
}

/** In winter, when London keeps UTC. */
export function dueOn(local: string): Pick<Delivery, "dueAt" | "local"> {
  return { dueAt: new Date(`${local}:00Z`), local };
}

export function anAlt(alt: string, more: Partial<Asset> = {}): ReadonlyMap<string, Asset> {
  return new Map([
    ["poster", { id: "poster", file: "assets/poster.png", alt, fit: "whole", path: ["assets", "poster"], ...more }],
  ]);
}

export function aContext(rendered: readonly Rendered[], more: Partial<CheckContext> = {}): CheckContext {
  const campaign = rendered[0]?.delivery.campaign ?? aCampaign();
  const workspace: Workspace = aWorkspace(rendered.map(({ delivery }) => delivery.account));
  return {
    workspace,
    campaign,
    plan: {
      campaign,
      deliveries: rendered.map(({ delivery }) => delivery),
      blocked: false,
      partial: false,
      problems: [],
    },
    rendered,
    all: rendered,
    images: new Map(),
    now: nowAt(new Date("2027-01-01T00:00:00Z")),
    ...more,
  };
}

/** What one rule says about these deliveries. */
export function problemsOf(rule: Rule, rendered: Rendered | readonly Rendered[], more: Partial<CheckContext> = {}) {
  return check(aContext("delivery" in rendered ? [rendered] : rendered, more), [rule]);
}

/** What one rule underlines in a text. */
export function underlined(rule: Rule, text: string, options: RenderedOptions = {}): string[] {
  return problemsOf(rule, aRendered(text, options)).map(({ place }: Problem) =>
    text.slice(place.column - 1, place.column - 1 + place.length),
  );
}
