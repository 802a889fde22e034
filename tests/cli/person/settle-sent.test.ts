/** `settle --sent` at places that give what is posted no address, and at those that do: what it takes, and what it says. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
policies: { gap: 0m }
accounts:
  gram: { network: handoff, channel: threads, handle: northdale, name: Northdale }
  mail: { network: handoff, channel: email, name: Northdale }
  screen: { network: handoff, channel: screen, name: Northdale }
  board: { network: handoff, channel: notice-board, name: Northdale }
  lead-x: { network: handoff, channel: x, handle: lead, name: Northdale }
  east-x: { network: x, handle: eastdale, name: Eastdale }
  toot: { network: mastodon, service: "https://social.example.org", handle: northdale, name: Northdale }
  sky: { network: bluesky, handle: northdale.example.org, name: Northdale }
  page: { network: facebook, page: "1234567890", handle: northdale, name: Northdale }
  box: { network: outbox, name: Northdale }
`;
const campaign = `campaign: day
title: A day
date: 2027-03-18
timezone: Etc/UTC
to: [gram, mail, screen, board, lead-x, toot, sky, page, box]
posts:
  - { id: hello, at: day 09:00, text: "Somebody will listen to you." }
  - { id: pass-on, at: day 09:30, share: hello, of: [lead-x], to: [east-x] }
`;

let workspace: TestWorkspace;
const at = (time: string, ...args: string[]) =>
  runCampaign(args, { cwd: workspace.root, startsAt: `2027-03-18T${time}:00Z` });

beforeEach(async () => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": accounts, "campaigns/day.yaml": campaign });
  await at("08:00", "publish");
  await at("09:01", "publish");
});
afterEach(() => workspace.remove());

describe("settle --sent", () => {
  it.each([
    [
      "mail",
      "mailed to all",
      "What is posted there (E-mail) has no address: say `campaign settle day/hello/mail --sent done`.",
    ],
    ["screen", "", "say `campaign settle day/hello/screen --sent done`"],
    ["gram", "yes", '"yes" is no address of a post on Threads.'],
    ["gram", "www.threads.com/@northdale/post/1", "Give the whole of it, from https:// on"],
    ["board", "yes", "where it has none, say `campaign settle day/hello/board --sent done`"],
    ["toot", "done", '"done" is no address of a post on Mastodon. Open the post there and copy its address'],
  ])("refuses at %s what is none (%j), and says what it takes", async (account, said, words) => {
    const { code, stderr } = await at("09:05", "settle", `day/hello/${account}`, "--sent", said);

    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it.each([
    // Somebody has the wrong tab open.
    ["gram", "https://www.example.com/design", '"https://www.example.com/design" is no address of a post on Threads.'],
    ["gram", "https://www.threads.com/", "is no address of a post on Threads"],
    ["gram", "https://threads.com.example.org/@northdale/post/1", "is no address of a post on Threads"],
    ["lead-x", "https://www.threads.com/@lead/post/1", "is no address of a post on X."],
    ["lead-x", "https://x.com/other/status/1234567890", "is another account's post, not one of lead-x"],
    ["board", "https://board.example.org/1 and 2", "is no address of a post on notice-board"],
    // What the app gives to share has no name of the post in it.
    ["page", "https://www.facebook.com/share/p/1abcDEF/", "open it, and copy the address that the browser then shows"],
    ["page", "https://www.facebook.com/photo/?fbid=122100000000001&set=a.1", "does not tell whose post it is"],
    ["toot", "https://social.example.org/deck/@other/1234567", "is another account's post"],
  ])("refuses at %s the address of something else: %s", async (account, said, words) => {
    const { code, stderr } = await at("09:05", "settle", `day/hello/${account}`, "--sent", said);

    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });

  it.each([
    ["gram", "https://www.threads.net/@northdale/post/abc?xmt=1", "https://www.threads.net/@northdale/post/abc?xmt=1"],
    ["lead-x", "<https://x.com/Lead/status/1234567890?s=46>", "https://x.com/Lead/status/1234567890?s=46"],
    ["lead-x", "https://x.com/i/status/1234567890", "https://x.com/i/status/1234567890"],
    ["board", "“https://board.example.org/1”", "https://board.example.org/1"],
    ["toot", "https://social.example.org/deck/@northdale/1234567", "https://social.example.org/@northdale/1234567"],
    ["toot", "https://social.example.org/@northdale/1234567/embed", "https://social.example.org/@northdale/1234567"],
    [
      "sky",
      "https://www.bsky.app/profile/northdale.example.org/post/3lq2abcdefg2a?ref_src=embed",
      "https://bsky.app/profile/northdale.example.org/post/3lq2abcdefg2a",
    ],
    [
      "sky",
      "https://www.bsky.app/profile/northdale.example.org/post/3lq2abcdefg2a/",
      "https://bsky.app/profile/northdale.example.org/post/3lq2abcdefg2a",
    ],
  ] as const)("takes at %s the address as it was copied: %s", async (account, said, kept) => {
    const { code, stderr } = await at("09:05", "settle", `day/hello/${account}`, "--sent", said);

    expect(stderr).toContain(`is published at ${kept}.`);
    expect(code).toBe(0);
  });

  it("says of a thread what is still to go out, once a part is settled", async () => {
    const thread = campaign.replace(
      "  - { id: pass-on",
      '  - { id: chain, at: day 09:20, to: [toot], thread: [{ text: "One of two." }, { text: "Two of two." }] }\n$&',
    );
    workspace.write("campaigns/day.yaml", thread);
    await at("09:15", "publish");
    await at("09:21", "publish");

    const first = await at("09:22", "settle", "day/chain/toot", "--sent", "https://social.example.org/@northdale/1");
    const status = (await at("09:23", "status")).stdout;
    const second = await at("09:24", "settle", "day/chain/toot", "--sent", "https://social.example.org/@northdale/2");

    const rest = "Parts out: 1; missing: 2. `campaign send day/chain/toot` sends what is missing";
    expect(first.stderr).toContain(rest);
    expect(status).toContain(rest);
    expect(status).not.toContain("Put that right: it goes out while there is time. `campaign skip day/chain/toot`");
    expect(second.stderr).toContain("day/chain/toot is published");
  });

  it("says of an outbox that it needs no address, and offers none", async () => {
    await at("09:10", "pause", "--account", "box", "--reason", "Wait");
    const later = campaign.replace(
      "  - { id: pass-on",
      '  - { id: later, at: day 09:20, to: [box], text: "Later." }\n$&',
    );
    workspace.write("campaigns/day.yaml", later);
    await at("09:15", "publish");
    await at("09:31", "publish");

    const refused = await at("09:32", "settle", "day/later/box", "--sent", "done");
    const alone = await at("09:32", "settle", "day/later/box");

    expect(refused.stderr).toContain(
      "An outbox tells by itself what is in it, so there is no address to give. `campaign settle day/later/box --not-sent` plans it again",
    );
    expect(alone.stderr).toContain("Decide: It is not there: `campaign settle day/later/box --not-sent`.");
    expect(alone.stderr).not.toContain("--sent ADDRESS");
  });

  it("alone ends with 3 only where there is something to decide", async () => {
    const open = await at("09:05", "settle", "day/hello/screen");
    const out = await at("09:05", "settle", "day/hello/box");

    expect([open.code, out.code]).toEqual([3, 0]);
    expect(out.stderr).toContain("It is published: there is nothing to decide.");
  });

  it.each(["done", "Done", " DONE ", "done."])("takes %j at a place without addresses", async (said) => {
    const { code } = await at("09:05", "settle", "day/hello/screen", "--sent", said);

    expect(code).toBe(0);
  });

  it("is offered as it works there, by status, by settle alone and on the card", async () => {
    const status = (await at("09:05", "status")).stdout;

    for (const [account, sent] of [
      ["mail", "done"],
      ["screen", "done"],
      ["gram", "ADDRESS"],
    ] as const) {
      expect(status).toContain(`\`campaign settle day/hello/${account} --sent ${sent}\``);
      const alone = await at("09:06", "settle", `day/hello/${account}`);
      expect(alone.stderr).toContain(`It is there: \`campaign settle day/hello/${account} --sent ${sent}\``);
    }
  });

  it("takes done, or the address of the post, for the card of a share, and says so", async () => {
    await at("09:10", "settle", "day/hello/lead-x", "--sent", "https://x.com/lead/status/1234567890");
    await at("09:31", "publish");

    const refused = await at("09:35", "settle", "day/pass-on/east-x", "--sent", "yes");
    const taken = await at("09:36", "settle", "day/pass-on/east-x", "--sent", "done");

    expect(refused.stderr).toContain(
      "A share has no address of its own. When the account shows it, say `campaign settle day/pass-on/east-x --sent done`.",
    );
    expect(taken.code).toBe(0);
  });
});
