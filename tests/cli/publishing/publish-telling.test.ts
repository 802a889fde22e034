/** Who is told by `publish` as cron runs it: the built program, and a server that takes its messages. */
import { renameSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const posts = '  - { id: a, at: day 09:00, text: "Know the signs. {hashtags}" }\n';
const good = campaignYaml({ id: "day", posts });

let workspace: TestWorkspace;
let server: Server;
let environment: Record<string, string>;
let messages: string[];
let beats: number;
let beatStatus: number;

beforeEach(async () => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/day.yaml": good });
  messages = [];
  beats = 0;
  beatStatus = 200;
  server = createServer((incoming, response) => {
    let body = "";
    incoming.on("data", (chunk) => {
      body += chunk;
    });
    incoming.on("end", () => {
      if (incoming.url === "/beat") beats += 1;
      else messages.push((JSON.parse(body) as { text: string }).text);
      response.writeHead(incoming.url === "/beat" ? beatStatus : 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  environment = { CAMPAIGN_WEBHOOK_URL: `${origin}/hook`, CAMPAIGN_HEARTBEAT_URL: `${origin}/beat` };
});
afterEach(async () => {
  workspace.remove();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const publish = (...args: string[]) => runCampaign(["publish", ...args], { cwd: workspace.root, environment });

describe("publish", () => {
  it("tells of a file that cannot be used, once while it lasts", async () => {
    await publish();
    workspace.write("campaigns/day.yaml", good.replace("title:", "titel:"));
    await publish();
    await publish();

    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain("campaigns/day.yaml, line 2");
  });

  it("gives a sign of life once in ten minutes, and tries again at once where it could not", async () => {
    beatStatus = 503;
    const failed = await publish();
    beatStatus = 200;
    await publish();
    await publish();

    expect(failed.stderr).toContain("No sign of life could be given by heartbeat: it answered 503.");
    expect(beats).toBe(2);
  });

  const agreed = `format: 2\n${outboxAccounts}people: { jo-bloggs: { role: Manager }, sam-jones: { role: Officer } }\npolicies: { approval: { needed: 1 } }\n`;

  it("reminds of who has what to agree to, once and once more, and not when they did", async () => {
    workspace.write("campaigns/accounts.yaml", agreed);
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, more: "owner: sam-jones\n" }));
    const at = (startsAt: string, ...args: string[]) =>
      runCampaign(args, { cwd: workspace.root, environment, startsAt });

    await at("2027-03-15T08:00:00Z", "publish");
    await at("2027-03-15T09:30:00Z", "publish");
    await at("2027-03-16T09:30:00Z", "publish");
    await at("2027-03-17T09:30:00Z", "publish");
    await at("2027-03-17T10:30:00Z", "publish");
    await at("2027-03-17T11:00:00Z", "approve", "day", "--as", "jo-bloggs");
    await at("2027-03-18T09:00:30Z", "publish");

    expect(messages).toHaveLength(2);
    for (const text of messages) expect(text).toContain("day: 1 post is not agreed to");
    expect(messages[0]).toContain("jo-bloggs: a.");
  });

  it("tells once that words which were agreed to have changed, after the last reminder too", async () => {
    workspace.write("campaigns/accounts.yaml", agreed);
    const write = (what: string) =>
      workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts: what, more: "owner: sam-jones\n" }));
    const at = (startsAt: string, ...args: string[]) =>
      runCampaign(args, { cwd: workspace.root, environment, startsAt });
    write(posts);
    await at("2027-03-16T11:00:00Z", "publish");
    await at("2027-03-17T10:00:00Z", "publish");
    await at("2027-03-17T11:00:00Z", "approve", "day", "--as", "jo-bloggs");
    await at("2027-03-17T11:10:00Z", "publish");
    const before = messages.length;

    write(posts.replace("Know the signs", "Know all the signs"));
    await at("2027-03-17T11:20:00Z", "publish");
    await at("2027-03-17T11:30:00Z", "publish");

    expect([before, messages.length]).toEqual([2, 3]);
    expect(messages[2]).toContain(
      "day/a is due at 09:00 on Thursday 18 March 2027. Not approved (0 of 1): jo-bloggs agreed on 17 March to other words.",
    );
  });

  it("tells each time what was agreed to is taken back, once", async () => {
    workspace.write("campaigns/accounts.yaml", agreed);
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, more: "owner: sam-jones\n" }));
    let minute = 9;
    const at = (...args: string[]) => {
      minute += 1;
      return runCampaign(args, { cwd: workspace.root, environment, startsAt: `2027-03-17T10:${minute}:00Z` });
    };
    await at("approve", "day", "--as", "jo-bloggs");
    await at("publish");
    const before = messages.length;

    for (const _ of ["once", "again"]) {
      await at("approve", "day", "--as", "sam-jones", "--withdraw");
      await at("publish");
      await at("publish");
      await at("approve", "day", "--as", "jo-bloggs");
      await at("publish");
    }

    const told = messages.slice(before).filter((text) => text.includes("sam-jones took it back on 17 March"));
    expect(before).toBe(0);
    expect(told).toHaveLength(2);
    expect(told[0]).toContain(
      "day/a is due at 09:00 on Thursday 18 March 2027. Not approved (0 of 1): jo-bloggs agreed",
    );
  });

  it("tells that a consent behind what was agreed to was taken back, and of a reminder once where two run at once", async () => {
    workspace.write("campaigns/accounts.yaml", agreed);
    workspace.write("campaigns/consents.yaml", "CR-1: { granted: 2027-01-01, accounts: all }\n");
    workspace.write(
      "assets/hands.svg",
      '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="teal"/></svg>',
    );
    const assets = "  hands: { file: ../assets/hands.svg, alt: Two hands., people: CR-1 }\n";
    const shown = posts.replace(" }\n", ", images: [hands] }\n");
    workspace.write(
      "campaigns/day.yaml",
      campaignYaml({ id: "day", posts: shown, assets, more: "owner: sam-jones\n" }),
    );
    const at = (minute: number, ...args: string[]) =>
      runCampaign(args, { cwd: workspace.root, environment, startsAt: `2027-03-17T10:${minute}:00Z` });

    await Promise.all([at(10, "publish"), at(10, "publish"), at(10, "publish")]);
    const reminded = messages.length;
    await at(11, "approve", "day", "--as", "jo-bloggs");
    await at(12, "publish");
    workspace.write("campaigns/consents.yaml", "CR-1: { granted: 2027-01-01, accounts: all, withdrawn: 2027-03-17 }\n");
    await at(13, "publish");
    // Whatever changed, a run looks at everything again after ten minutes.
    await at(25, "publish");
    await at(36, "publish");

    expect(reminded).toBe(1);
    expect(messages.filter((text) => text.includes("before consent CR-1 was taken back"))).toHaveLength(1);
  });

  it("reminds once of each, where machines take turns that do not have the same approvals yet", async () => {
    const two = `${posts}  - { id: b, at: day+1 09:00, text: "The day after." }\n`;
    workspace.write("campaigns/accounts.yaml", agreed);
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts: two, more: "owner: sam-jones\n" }));
    const at = (minute: number, ...args: string[]) =>
      runCampaign(args, { cwd: workspace.root, environment, startsAt: `2027-03-16T10:0${minute}:00Z` });
    const acts = path.join(workspace.root, "campaigns/approvals");
    const elsewhere = path.join(workspace.root, "elsewhere");

    await at(0, "publish");
    await at(1, "approve", "day/a", "--as", "jo-bloggs");
    await at(2, "publish");
    renameSync(acts, elsewhere);
    await at(3, "publish");
    renameSync(elsewhere, acts);
    await at(4, "publish");

    expect(messages.map((text) => /jo-bloggs: ([a, b]+)/.exec(text)?.[1])).toEqual(["a, b", "b"]);
  });

  it("--watch ends with exit 2 for a campaign that nobody knows", async () => {
    const run = await publish("--watch", "dai");

    expect(run.code).toBe(2);
    expect(run.stderr).toContain('Did you mean "day"?');
  });
});
