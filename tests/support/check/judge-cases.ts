/** Judges texts of a list as the posts of one real campaign file: load, plan, render, check. */

import type { Loaded } from "../../../src/campaign/model.ts";
import { check } from "../../../src/check/check.ts";
import { nowAt } from "../../../src/check/now.ts";
import type { Problem } from "../../../src/diagnostics/problem.ts";
import { networkOf } from "../../../src/networks/registry.ts";
import { planCampaign } from "../../../src/plan/plan.ts";
import { renderDelivery } from "../../../src/render/text.ts";
import type { Speller } from "../../../src/spelling/speller.ts";
import { loadFiles } from "../campaign/load-files.ts";

export interface Case {
  readonly kind?: string;
  readonly text: string;
  readonly at?: string;
  readonly lang?: string;
  /** As it stands in a file. */
  readonly audience?: string;
}

export interface Judged {
  readonly case: Case;
  readonly problems: readonly Problem[];
}

const accounts = `accounts:
  on-bluesky: { network: bluesky, handle: northdale.example.org }
  on-mastodon: { network: mastodon, handle: northdale, service: https://social.example.org }
  on-x: { network: x, handle: Northdale }
  on-facebook: { network: facebook, page: "123456" }
`;

/** The two ways in which a file may say which day it is for. */
export const shapes = {
  "day, year and hashtags":
    'title: National Child Exploitation Awareness Day\nday: ceaday\nyear: 2027\nhashtags: ["#CEADay{yy}"]\n',
  "date and title only": "title: National Child Exploitation Awareness Day\ndate: 2027-03-18\n",
} as const;

export type Shape = keyof typeof shapes;

function postOf({ text, at = "day 09:00", lang, audience }: Case, index: number): string {
  const more = [lang === undefined ? "" : `, lang: ${lang}`, audience === undefined ? "" : `, audience: ${audience}`];
  return `  - { id: c${index}, at: ${at}, text: ${JSON.stringify(text)}${more.join("")} }\n`;
}

function problemsOf(
  { workspace, campaigns: [campaign], problems, words }: Loaded,
  speller?: Speller,
): readonly Problem[] {
  if (workspace === undefined || campaign === undefined)
    throw new Error(problems.map(({ message }) => message).join("\n"));
  const plan = planCampaign(campaign, workspace);
  const results = plan.deliveries.map((delivery) =>
    renderDelivery(delivery, networkOf(delivery.account.network).profile(delivery.account)),
  );
  const rendered = results.map((result) => result.rendered);
  const found = check({
    workspace,
    campaign,
    plan,
    rendered,
    all: rendered,
    images: new Map(),
    now: nowAt(new Date("2026-11-27T09:00:00Z")),
    words,
    ...(speller && { speller }),
  });
  return [...problems, ...plan.problems, ...results.flatMap((result) => result.problems), ...found];
}

export interface Beside {
  /** campaigns/words.yaml. */
  readonly words?: string;
  readonly speller?: Speller;
}

/** Each case with what is said about its line of the file. */
export async function judge(cases: readonly Case[], shape: Shape, beside: Beside = {}): Promise<readonly Judged[]> {
  const lines = `campaign: cases\nto: [on-bluesky, on-mastodon, on-x, on-facebook]\n${shapes[shape]}posts:\n`;
  const first = lines.split("\n").length;
  const loaded = await loadFiles({
    "campaigns/accounts.yaml": accounts,
    "campaigns/cases.yaml": lines + cases.map(postOf).join(""),
    ...(beside.words !== undefined && { "campaigns/words.yaml": beside.words }),
  });
  const ofCampaign = problemsOf(loaded, beside.speller).filter(({ place }) => place.file === "campaigns/cases.yaml");
  const byLine = Map.groupBy(ofCampaign, ({ place }) => place.line);
  return cases.map((one, index) => ({ case: one, problems: byLine.get(first + index) ?? [] }));
}
