/** Shares of a post that got another id after it went out, or whose account did: by the command line, once or told. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { runCampaign } from "../support/machine/run-campaign.ts";
import { type MastodonDouble, startMastodonDouble } from "../support/networks/mastodon/mastodon-double.ts";

const words = "Somebody will listen.";

let lead: MastodonDouble;
let sharer: MastodonDouble;
let workspace: TestWorkspace;

interface Names {
  readonly account?: string;
  readonly post?: string;
  readonly share?: string;
  readonly text?: string;
  readonly at?: string;
  readonly leadAt?: string;
}

function write({
  account = "lead",
  post = "hello",
  share = "pass-on",
  text = words,
  at = "09:30",
  leadAt = "09:00",
}: Names = {}): void {
  workspace.write(
    "campaigns/accounts.yaml",
    `workspace: renamed
format: 2
policies: { gap: 0m }
people: { jo: { role: Press office } }
accounts:
  ${account}: { network: mastodon, handle: ${lead.username}, service: "${lead.url}", name: Northdale }
  partner: { network: mastodon, handle: ${sharer.username}, service: "${sharer.url}", name: Eastdale }
`,
  );
  workspace.write(
    "campaigns/day.yaml",
    `campaign: day
title: A day
date: 2027-03-18
timezone: Etc/UTC
posts:
  - { id: ${post}, at: day ${leadAt}, to: [${account}], text: "${text}" }
  - { id: ${share}, at: day ${at}, share: ${post}, of: [${account}], to: [partner] }
`,
  );
}

beforeEach(async () => {
  [lead, sharer] = await Promise.all([startMastodonDouble(), startMastodonDouble()]);
  workspace = aWorkspace({});
  write();
});
afterEach(async () => {
  workspace.remove();
  await Promise.all([lead.stop(), sharer.stop()]);
});

function run(...args: readonly string[]) {
  const secrets = ["LEAD", "NORTH", "PARTNER"].flatMap((id) => {
    const { token, url } = id === "PARTNER" ? sharer : lead;
    return [
      [`CAMPAIGN_${id}_ACCESS_TOKEN`, token],
      [`CAMPAIGN_${id}_SERVICE`, url],
    ];
  });
  const environment = Object.fromEntries(secrets);
  return runCampaign(args, { cwd: workspace.root, environment });
}

async function publishAt(...times: readonly string[]): Promise<void> {
  for (const time of times) {
    const { code, stderr } = await run("publish", "--now", `2027-03-18T${time}:00Z`);
    expect([0, 3], stderr).toContain(code);
  }
}

type Listed = readonly { readonly id: string; readonly state: string; readonly reason: string | null }[];

async function stateOf(id: string): Promise<Listed[number] | undefined> {
  const { stdout } = await run("status", "day", "--format", "json");
  return (JSON.parse(stdout).deliveries as Listed).find((each) => each.id === id);
}

/** The lead's post goes out, and the sharer's server has fetched it. */
async function leadGoesOut(): Promise<string> {
  await publishAt("08:00", "09:01");
  const [status] = lead.statuses;
  const { id } = sharer.account.put(words);
  sharer.account.elsewhere.set(`${lead.url}/@${lead.username}/${status?.id}`, id);
  return id;
}

const boostCalls = () => sharer.asked.filter((request) => request.endsWith("/reblog")).length;

describe("a share of a post that is out", () => {
  it.each<[string, Names]>([
    ["the post", { post: "greeting" }],
    ["its account", { account: "north" }],
    ["both", { post: "greeting", account: "north" }],
  ])("is made once where %s has another id since, and not again under another id of its own", async (_, names) => {
    const id = await leadGoesOut();
    write(names);
    await publishAt("09:05", "09:31", "09:40");
    expect(await stateOf("day/pass-on/partner")).toMatchObject({ state: "published" });
    expect([lead.statuses.length, sharer.account.boosts]).toEqual([1, [id]]);

    write({ ...names, share: "hand-on" });
    await publishAt("09:42", "09:50");
    expect([lead.statuses.length, sharer.account.boosts, boostCalls()]).toEqual([1, [id], 1]);

    const recalled = await run("recall", "day/hello", "--reason", "It is wrong.");
    expect(recalled.code, recalled.stderr).toBe(0);
    expect([lead.statuses, sharer.account.boosts]).toEqual([[], []]);
  });

  it("is missed where the post says something else since, and says what to do, which works", async () => {
    write({ at: "12:00" });
    await leadGoesOut();
    write({ post: "greeting", text: `${words} Always.`, at: "12:00" });
    await publishAt("11:30", "12:01", "14:01");
    const missed = await stateOf("day/pass-on/partner");
    const looked = await run("settle", "day/pass-on/partner");
    const settled = await run("settle", "day/pass-on/partner", "--sent", "done");

    expect(missed?.state).toBe("missed");
    expect(missed?.reason).toContain("It waited for day/greeting/lead, which is missed");
    expect(missed?.reason).toContain("`campaign settle day/pass-on/partner --sent done`");
    expect(looked.stderr).toContain("`campaign settle day/pass-on/partner --sent done`");
    expect(settled.code, settled.stderr).toBe(0);
    expect(await stateOf("day/pass-on/partner")).toMatchObject({ state: "published" });
    expect([lead.statuses.length, sharer.account.boosts]).toEqual([1, []]);
  });

  it("waits where the post has another id and another time since, says how it is known again, and is made once then", async () => {
    const id = await leadGoesOut();
    write({ post: "greeting", leadAt: "09:20" });
    await publishAt("09:05", "09:21", "09:31");
    const waits = await stateOf("day/pass-on/partner");
    expect([lead.statuses.length, sharer.account.boosts]).toEqual([1, []]);
    expect(waits?.state).toBe("planned");
    expect(waits?.reason).toContain(
      "It waits for day/greeting/lead, which is held (The same words already went out as day/hello/lead",
    );
    expect(waits?.reason).toContain(
      "If it is the post that is out, give it its time and its account back in the file: then it is shared.",
    );

    write({ post: "greeting" });
    await publishAt("09:33", "09:40", "09:50");
    expect([lead.statuses.length, sharer.account.boosts, boostCalls()]).toEqual([1, [id], 1]);
  });
});
