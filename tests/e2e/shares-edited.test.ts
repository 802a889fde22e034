/** A campaign file that is saved while its share is being made, by the command line: only what is still the lead is shared. */
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";
import { type MastodonDouble, startMastodonDouble } from "../support/networks/mastodon/mastodon-double.ts";

const words = "Somebody will listen.";

let lead: MastodonDouble;
let sharer: MastodonDouble;
let workspace: TestWorkspace;
/** Done once, before the sharing account's server answers what begins so for the nth time. */
let meanwhile: { readonly at: string; readonly nth: number; readonly save: () => void } | undefined;
let shared: Readonly<Record<string, string>>;
const sharedId = (post: string) => shared[post];

afterEach(async () => {
  workspace.remove();
  await Promise.all([lead.stop(), sharer.stop()]);
});

interface Said {
  readonly post?: string;
  readonly text?: string;
  readonly at?: string;
  readonly share?: string;
}

const fileOf = ({ post = "hello", text = words, at = "09:00", share = post }: Said = {}) => `campaign: day
title: A day
date: 2027-03-18
timezone: Etc/UTC
posts:
  - { id: ${post}, at: day ${at}, to: [lead], text: "${text}" }
  - { id: other, at: day 08:30, to: [lead], text: "It is never your fault." }
  - { id: pass-on, at: day 09:30, share: ${share}, of: [lead], to: [partner] }
`;

async function begin(): Promise<void> {
  const hold = async (request: string) => {
    if (meanwhile === undefined || !request.startsWith(meanwhile.at)) return;
    const { nth, ...rest } = meanwhile;
    meanwhile = nth > 1 ? { nth: nth - 1, ...rest } : undefined;
    if (nth === 1) rest.save();
  };
  [lead, sharer] = await Promise.all([startMastodonDouble(), startMastodonDouble({ hold })]);
  workspace = aWorkspace({
    "campaigns/accounts.yaml": `workspace: edited
policies: { gap: 0m }
accounts:
  lead: { network: mastodon, handle: ${lead.username}, service: "${lead.url}", name: Northdale }
  partner: { network: mastodon, handle: ${sharer.username}, service: "${sharer.url}", name: Eastdale }
`,
    "campaigns/day.yaml": fileOf(),
  });
  await publishAt("08:00", "08:31", "09:01");
  shared = Object.fromEntries(
    lead.statuses.map(({ id, text }) => {
      const fetched = sharer.account.put(text).id;
      sharer.account.elsewhere.set(`${lead.url}/@${lead.username}/${id}`, fetched);
      return [text === words ? "hello" : "other", fetched] as const;
    }),
  );
}

function run(...args: readonly string[]) {
  const environment = {
    CAMPAIGN_LEAD_ACCESS_TOKEN: lead.token,
    CAMPAIGN_LEAD_SERVICE: lead.url,
    CAMPAIGN_PARTNER_ACCESS_TOKEN: sharer.token,
    CAMPAIGN_PARTNER_SERVICE: sharer.url,
  };
  return runCampaign(args, { cwd: workspace.root, environment });
}

async function publishAt(...times: readonly string[]): Promise<void> {
  for (const time of times) {
    const { code, stderr } = await run("publish", "--now", `2027-03-18T${time}:00Z`);
    expect([0, 3], stderr).toContain(code);
  }
}

async function stateOf(id: string): Promise<{ readonly state: string; readonly reason: string | null } | undefined> {
  const { stdout } = await run("status", "day", "--format", "json");
  const { deliveries } = JSON.parse(stdout);
  return deliveries.find((each: { readonly id: string }) => each.id === id);
}

/** The look before the claim, and the last request between it and the boost. */
const moments: readonly (readonly [string, number])[] = [
  ["GET /api/v2/search", 1],
  ["GET /api/v2/search", 2],
];

const edits: readonly (readonly [string, Said])[] = [
  ["its words", { text: `${words} Always.` }],
  ["its time", { at: "09:20" }],
  ["the post that is named, to another", { share: "other" }],
];

describe.each(moments)("a share during whose %s (%i) the file changes", (at, nth) => {
  it.each(edits)("is not made as it was: %s", async (_, edit) => {
    await begin();
    const [hello, other] = ["hello", "other"].map((post) => sharedId(post));
    meanwhile = { at, nth, save: () => workspace.write("campaigns/day.yaml", fileOf(edit)) };

    await publishAt("09:31");
    const boosted = [...sharer.account.boosts];
    await publishAt("09:33", "09:40");

    expect(meanwhile).toBeUndefined();
    expect(boosted).not.toContain(hello);
    // The other post is out as its file has it, so that it is shared then.
    const isOther = edit.share === "other";
    expect(sharer.account.boosts).toEqual(isOther ? [other] : []);
    const { state } = (await stateOf("day/pass-on/partner")) ?? {};
    expect(state).toBe(isOther ? "published" : "held");
    expect(lead.statuses).toHaveLength(2);
  });

  it("is made once where only the post's id changes", async () => {
    await begin();
    const hello = sharedId("hello");
    meanwhile = { at, nth, save: () => workspace.write("campaigns/day.yaml", fileOf({ post: "greeting" })) };

    await publishAt("09:31", "09:33", "09:40");

    expect(meanwhile).toBeUndefined();
    expect(sharer.account.boosts).toEqual([hello]);
    expect(lead.statuses).toHaveLength(2);
  });
});
