/** One account says it, another passes it on, then the first is taken back: over a real Bluesky server and a Mastodon double. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { type Run, runCampaign } from "../support/machine/run-campaign.ts";
import { type Pds, startPds } from "../support/networks/bluesky/pds.ts";
import { type MastodonDouble, startMastodonDouble } from "../support/networks/mastodon/mastodon-double.ts";

describe("a share", () => {
  let pds: Pds;
  let partner = { handle: "eastdale.test", did: "", password: "" };
  let lead: MastodonDouble;
  let sharer: MastodonDouble;
  let workspace: TestWorkspace;

  async function asked<T>(method: string, body?: object, token?: string): Promise<T> {
    const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
    const reply = await fetch(`${pds.url}/xrpc/${method}`, {
      ...(body && { method: "POST", headers, body: JSON.stringify(body) }),
    });
    return (await reply.json()) as T;
  }

  async function recordsOf(repo: string, kind: string): Promise<readonly { uri: string; value: object }[]> {
    const query = `repo=${repo}&collection=app.bsky.feed.${kind}`;
    return (await asked<{ records: { uri: string; value: object }[] }>(`com.atproto.repo.listRecords?${query}`))
      .records;
  }

  beforeAll(async () => {
    [pds, lead, sharer] = await Promise.all([startPds(), startMastodonDouble(), startMastodonDouble()]);
    const account = { handle: partner.handle, email: "eastdale@example.org", password: "main-password-of-the-tests" };
    const made = await asked<{ did: string; accessJwt: string }>("com.atproto.server.createAccount", account);
    const named = { name: "campaign" };
    const { password } = await asked<{ password: string }>(
      "com.atproto.server.createAppPassword",
      named,
      made.accessJwt,
    );
    partner = { ...partner, did: made.did, password };
    workspace = aWorkspace({
      "campaigns/accounts.yaml": `workspace: sharing
policies: { gap: 0m }
accounts:
  lead-sky: { network: bluesky, handle: ${pds.handle}, service: "${pds.url}", name: Northdale }
  partner-sky: { network: bluesky, handle: ${partner.handle}, service: "${pds.url}", name: Eastdale }
  lead-mast: { network: mastodon, handle: ${lead.username}, service: "${lead.url}", name: Northdale }
  partner-mast: { network: mastodon, handle: ${sharer.username}, service: "${sharer.url}", name: Eastdale }
`,
      "campaigns/day.yaml": `campaign: day
title: A day
date: 2027-03-18
timezone: Etc/UTC
posts:
  - { id: hello, at: day 09:00, to: [lead-sky, lead-mast], text: "Somebody will listen." }
  - { id: pass-on, at: day 09:30, share: hello, of: [lead-sky, lead-mast], to: [partner-sky, partner-mast] }
`,
    });
  });
  afterAll(async () => {
    workspace.remove();
    await Promise.all([pds.stop(), lead.stop(), sharer.stop()]);
  });

  function run(...args: readonly string[]): Promise<Run> {
    const environment = {
      CAMPAIGN_LEAD_SKY_APP_PASSWORD: pds.appPassword,
      CAMPAIGN_LEAD_SKY_SERVICE: pds.url,
      CAMPAIGN_PARTNER_SKY_APP_PASSWORD: partner.password,
      CAMPAIGN_PARTNER_SKY_SERVICE: pds.url,
      CAMPAIGN_LEAD_MAST_ACCESS_TOKEN: lead.token,
      CAMPAIGN_LEAD_MAST_SERVICE: lead.url,
      CAMPAIGN_PARTNER_MAST_ACCESS_TOKEN: sharer.token,
      CAMPAIGN_PARTNER_MAST_SERVICE: sharer.url,
    };
    return runCampaign([...args, "--format", "json"], {
      cwd: workspace.root,
      environment,
    });
  }

  async function publishAt(time: string): Promise<readonly string[]> {
    const { stdout, stderr } = await run("publish", "--now", `2027-03-18T${time}:00Z`);
    expect(stdout, stderr).not.toBe("");
    const { published, ...others } = JSON.parse(stdout);
    expect([others.held, others.failed, others.later, others.unknown], stdout).toEqual([[], [], [], []]);
    return published.map(({ id }: { id: string }) => id);
  }

  it("goes out once, of the post that is out, and is taken back with it", async () => {
    await publishAt("08:00");
    expect(await publishAt("09:01")).toEqual(["day/hello/lead-mast", "day/hello/lead-sky"]);

    const [posted] = await recordsOf(pds.did, "post");
    const [status] = lead.statuses;
    // As another server has it once it has fetched it.
    const { id } = sharer.account.put("Somebody will listen.");
    sharer.account.elsewhere.set(`${lead.url}/@${lead.username}/${status?.id}`, id);
    expect(await publishAt("09:31")).toEqual(["day/pass-on/partner-mast", "day/pass-on/partner-sky"]);
    expect(await publishAt("09:32")).toEqual([]);

    const reposts = await recordsOf(partner.did, "repost");
    expect(reposts.map(({ value }) => value)).toMatchObject([{ subject: { uri: posted?.uri } }]);
    expect(sharer.account.boosts).toEqual([id]);

    const { stdout, stderr } = await run("recall", "day/hello", "--reason", "It is wrong.");
    expect(stdout, stderr).not.toBe("");
    expect(JSON.parse(stdout).recalled).toHaveLength(4);
    expect([await recordsOf(pds.did, "post"), await recordsOf(partner.did, "repost")]).toEqual([[], []]);
    expect([lead.statuses, sharer.account.boosts]).toEqual([[], []]);
    expect([...lead.complaints, ...sharer.complaints]).toEqual([]);
  });

  it("that a person made is recorded as done, by the name that the network has for it, and taken back by that", async () => {
    workspace.write(
      "campaigns/day.yaml",
      `campaign: by-hand
title: Another day
date: 2027-03-19
timezone: Etc/UTC
posts:
  - { id: hello, at: day 09:00, to: [lead-sky, lead-mast], text: "Somebody will listen again." }
  - { id: pass-on, at: day 09:30, share: hello, of: [lead-sky, lead-mast], to: [partner-sky, partner-mast] }
`,
    );
    const publishNextDay = (time: string) => run("publish", "--now", `2027-03-19T${time}:00Z`);
    await publishNextDay("08:00");
    await publishNextDay("09:01");
    await publishNextDay("12:00");
    const shares = ["by-hand/pass-on/partner-mast", "by-hand/pass-on/partner-sky"];
    const settle = (share: string, ...decision: readonly string[]) => run("settle", share, ...decision);

    // People pass it on with their own phones.
    const [status] = lead.statuses;
    const { id } = sharer.account.put("Somebody will listen again.");
    sharer.account.elsewhere.set(`${lead.url}/@${lead.username}/${status?.id}`, id);
    sharer.account.boosts.push(id);
    const [subject] = await recordsOf(pds.did, "post");
    const { accessJwt } = await asked<{ accessJwt: string }>("com.atproto.server.createSession", {
      identifier: partner.handle,
      password: partner.password,
    });
    const posted = await asked<{ cid: string }>(
      `com.atproto.repo.getRecord?repo=${pds.did}&collection=app.bsky.feed.post&rkey=${subject?.uri.split("/").at(-1)}`,
    );
    const record = {
      $type: "app.bsky.feed.repost",
      subject: { uri: subject?.uri, cid: posted.cid },
      createdAt: "2027-03-19T12:00:00Z",
    };
    await asked(
      "com.atproto.repo.createRecord",
      { repo: partner.did, collection: "app.bsky.feed.repost", record },
      accessJwt,
    );

    const refused = await settle(shares[0] ?? "", "--sent", `${sharer.url}/@${sharer.username}/77`);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("--sent done")]);
    for (const share of shares) {
      const settled = await settle(share, "--sent", "done");
      expect(settled.code, settled.stderr).toBe(0);
    }
    const { deliveries } = JSON.parse((await run("status", "by-hand")).stdout);
    expect(deliveries.map(({ state }: { state: string }) => state)).toEqual(Array(4).fill("published"));

    const { stdout, stderr } = await run("recall", ...shares, "--reason", "It is wrong.");
    expect(JSON.parse(stdout).recalled, stderr).toHaveLength(2);
    expect([await recordsOf(partner.did, "repost"), sharer.account.boosts]).toEqual([[], []]);
    expect(await recordsOf(pds.did, "post")).toHaveLength(1);
  });
});
