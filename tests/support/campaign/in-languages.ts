/** A workspace whose accounts have readers of different languages, taken through load, plan and render. */
import { networkOf } from "../../../src/networks/registry.ts";
import { planCampaign } from "../../../src/plan/plan.ts";
import type { Rendered } from "../../../src/render/rendered.ts";
import { renderDelivery } from "../../../src/render/text.ts";
import { loadFiles } from "./load-files.ts";

/** `both` gets Welsh and English, `welsh` and `english` one of them, `plain` whatever a campaign has. */
export const welshAccounts = `accounts:
  both:
    network: bluesky
    handle: both.example.org
    languages: [cy, en]
    name: { cy: Bwrdd Cwm Enghraifft, en: Example Valley Board }
    variables: { page: { cy: "https://example.org/cy", en: "https://example.org/en" } }
  welsh: { network: mastodon, handle: welsh, service: "https://m.example.org", languages: [cy] }
  english: { network: mastodon, handle: english, service: "https://m.example.org", languages: [en] }
  plain: { network: bluesky, handle: plain.example.org }
`;

/** `posts` as they stand in the file, with what stands above them. */
export function welshCampaign(posts: string, more = "", to = "[both, welsh, english, plain]"): string {
  return `campaign: spring\ntitle: Spring\ndate: 2027-03-17\nto: ${to}\nlanguages: [cy, en]\n${more}posts:\n${posts}`;
}

export interface Spoken {
  readonly rendered: ReadonlyMap<string, Rendered>;
  /** Every word of each delivery's first part. */
  readonly texts: Readonly<Record<string, string>>;
  /** `code at line:column in file for its delivery`, of all stages. */
  readonly problems: readonly string[];
}

export async function speak(campaign: string, accounts = welshAccounts): Promise<Spoken> {
  const loaded = await loadFiles({ "campaigns/accounts.yaml": accounts, "campaigns/spring.yaml": campaign });
  const { workspace } = loaded;
  const plans = workspace === undefined ? [] : loaded.campaigns.map((each) => planCampaign(each, workspace));
  const drawn = plans
    .flatMap(({ deliveries }) => deliveries)
    .map((delivery) => renderDelivery(delivery, networkOf(delivery.account.network).profile(delivery.account)));
  const rendered = new Map(drawn.map((each) => [each.rendered.delivery.id, each.rendered]));
  const problems = [
    ...loaded.problems,
    ...plans.flatMap((plan) => plan.problems),
    ...drawn.flatMap((each) => each.problems),
  ];
  return {
    rendered,
    texts: Object.fromEntries([...rendered].map(([id, { parts }]) => [id, parts[0]?.text ?? ""])),
    problems: problems.map(
      ({ code, place, delivery }) =>
        `${code} at ${place.line}:${place.column} in ${place.file}${delivery === undefined ? "" : ` for ${delivery}`}`,
    ),
  };
}
