/** A toolkit from several X accounts: one says each message, the others share it, and the files say so. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: northdale
accounts:
  lead-x: { network: x, handle: northdale, name: Northdale Partnership }
  east-x: { network: x, handle: eastdale, name: Eastdale Council }
  west-x: { network: x, handle: westdale, name: Westdale Charity }
  lead-box: { network: outbox, name: Northdale Partnership }
  east-box: { network: outbox, name: Eastdale Council }
groups:
  everybody: [lead-x, east-x, west-x]
`;
const messages = [
  "You are not to blame. Childline listens day and night: 0800 1111.",
  "Exploitation is abuse, whoever it happens to, and help is there: 0800 1111.",
  "Noticed a young person with new friends who are much older? Ask how they are.",
  "A quiet word from a neighbour has stopped harm before. Trust what you see.",
  "Taxi drivers see who travels at night. Thank you to those who ring 101.",
  "Hotel staff: know what to look for at the desk, and whom to tell.",
  "Teachers, a missed lesson may be a message. Talk to your safeguarding lead.",
  "Parents, you know your own child best. Speak to us early and without fear.",
  "Boys are exploited too, and often nobody asks them. Ask.",
  "It is never too late to tell somebody what happened to you years ago.",
  "Thank you to all who held out a hand today. Tomorrow matters as well.",
];
const posts = messages
  .map(
    (text, index) =>
      `  - id: message-${index + 1}\n    at: day ${String(index + 8).padStart(2, "0")}:00\n    text: "${text} {hashtags}"\n`,
  )
  .join("\n");
const campaign = `# The toolkit of 2027.
campaign: day
title: A day
date: 2027-03-18
to: [everybody]
hashtags: ["#NorthdaleDay"]
posts: # in the order of the day
${posts}`;

const workspaces: TestWorkspace[] = [];
afterEach(() => {
  for (const each of workspaces.splice(0)) each.remove();
});

function holding(text: string) {
  const made = aWorkspace({ "campaigns/accounts.yaml": accounts, "campaigns/day.yaml": text });
  workspaces.push(made);
  const run = (...args: string[]) => runCampaign(args, { cwd: made.root, startsAt: "2027-03-01T09:00:00Z" });
  const json = async (...args: string[]) => JSON.parse((await run(...args, "--format", "json")).stdout);
  const file = () => readFileSync(path.join(made.root, "campaigns/day.yaml"), "utf8");
  return { run, json, file, root: made.root };
}

interface Found {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly help: string;
}

describe("share", () => {
  it("makes a toolkit of eleven messages from three X accounts clean", async () => {
    const { run, json, file } = holding(campaign);
    const errorsNow = async (): Promise<readonly Found[]> =>
      (await json("validate")).problems.filter(({ severity }: Found) => severity === "error");
    const errors = await errorsNow();

    for (const { help } of errors) {
      const [, command = ""] = /`campaign (share [^`]+)`/.exec(help) ?? [];
      expect((await run(...command.split(" "))).code, help).toBe(0);
    }

    expect(errors).toHaveLength(11);
    expect(errors[0]?.message).toMatch(/^lead-x and west-x say nearly the same as east-x in day\/message-1/);
    expect(await errorsNow()).toEqual([]);
    expect(file().match(/^ {4}share: message-\d+$/gm)).toHaveLength(11);
    const { deliveries } = await json("plan");
    expect(deliveries).toHaveLength(33);
    expect(deliveries.filter(({ share }: { share?: unknown }) => share !== undefined)).toHaveLength(22);
    expect((await run("plan", "--format", "csv")).stdout).toContain("message-1 of east-x");
  });

  it("keeps every other byte of the file, and what for says already", async () => {
    const written = `# Keep.
campaign: day
title: A day
date: 2027-03-18
to: [everybody]
hashtags: ["#NorthdaleDay"]
posts:
  # The first.
  - id: first # ours
    at: day-1 09:45+00:00 # early
    for:
      # Eastdale says less.
      east-x: { late: 1h } # short
    text: |
      You are not to blame. {hashtags}

  # The second.
  - id: second
    at: day 12:00
    text: "Somebody will listen. {hashtags}" # said twice
`;
    const { run, file } = holding(written);

    const { code, stderr } = await run("share", "day/first", "--lead", "lead-x");

    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining("east-x and west-x share first of lead-x now, at day-1 10:15+00:00"),
    ]);
    expect(file()).toBe(
      written
        .replace("      east-x: { late", "      west-x: { skip: true }\n      east-x: { skip: true, late")
        .replace(
          "      You are not to blame. {hashtags}\n",
          "      You are not to blame. {hashtags}\n\n  - id: first-share\n    at: day-1 10:15+00:00\n    share: first\n    of: [lead-x]\n    to: [east-x, west-x]\n",
        ),
    );
    expect((await run("share", "day/first", "--lead", "lead-x")).stderr).toContain("No other account says first");
  });

  it.each([
    [["share", "day"], "Say the post and whose it is"],
    [["share", "day/nothing", "--lead", "lead-x"], 'day has no post "nothing"'],
    [["share", "day/message-1", "--lead", "lead-xx"], 'message-1 does not go to "lead-xx". Did you mean'],
  ])("refuses %j in words, with nothing changed", async (args, words) => {
    const { run, file } = holding(campaign);

    const { code, stderr } = await run(...args);

    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(file()).toBe(campaign);
  });

  it("edits no posts that are written in one line, and says what to write", async () => {
    const inOne = `campaign: day\ntitle: A day\ndate: 2027-03-18\nto: [everybody]\nposts: [{ id: a, at: day 09:00, text: "Hello." }]\n`;
    const { run, file } = holding(inOne);

    const { code, stderr } = await run("share", "day/a", "--lead", "lead-x");

    expect([code, stderr]).toEqual([2, expect.stringContaining("Write a post with `share: a`, `of: [lead-x]`")]);
    expect(file()).toBe(inOne);
  });
});

describe("a share", () => {
  const shared = `campaign: day
title: A day
date: 2027-03-18
to: [lead-x, lead-box]
hashtags: ["#NorthdaleDay"]
posts:
  - { id: hello, at: day 09:00, text: "You are not to blame. {hashtags}" }
  - { id: pass-on, at: day 09:30, share: hello, of: [lead-x, lead-box], to: [east-x, east-box, lead-x] }
`;
  it("is made in an outbox, and handed to a person on X, once each post is out", async () => {
    const { run, root } = holding(shared);
    const publish = async (time: string) =>
      JSON.parse(
        (await runCampaign(["publish", "--format", "json"], { cwd: root, startsAt: `2027-03-18T${time}:00Z` })).stdout,
      );
    await runCampaign(["publish"], { cwd: root, startsAt: "2027-03-18T08:00:00Z" });
    const first = await publish("09:01");
    const waiting = await publish("09:31");
    const settled = await runCampaign(
      ["settle", "day/hello/lead-x", "--sent", "https://x.com/northdale/status/1234567890123456789"],
      {
        cwd: root,
        startsAt: "2027-03-18T09:32:00Z",
      },
    );
    const handed = await publish("09:33");
    const done = await runCampaign(["settle", "day/pass-on/east-x", "--sent", "done"], {
      cwd: root,
      startsAt: "2027-03-18T09:40:00Z",
    });

    expect(first.published.map(({ id }: { id: string }) => id)).toEqual(["day/hello/lead-box"]);
    expect(waiting.published.map(({ id }: { id: string }) => id)).toEqual(["day/pass-on/east-box"]);
    expect(waiting.later).toMatchObject([
      { id: "day/pass-on/east-x", reason: expect.stringMatching(/^It waits for day\/hello\/lead-x, which is held/) },
    ]);
    expect([settled.code, done.code]).toEqual([0, 0]);
    expect(handed.waiting.map(({ id }: { id: string }) => id)).toEqual(["day/pass-on/east-x"]);
    const [card = ""] = globSync("handoff/east-x/*/hand-off.html", { cwd: root });
    const page = readFileSync(path.join(root, card), "utf8");
    expect(page).toContain("Share on X");
    expect(page).toContain("https://x.com/northdale/status/1234567890123456789");
    expect(page).toContain("campaign settle day/pass-on/east-x --sent done");
    const status = await run("status");
    expect(status.stdout).toMatch(/published\s+day\/pass-on\/east-x/);
    expect((await run("log")).stdout).toContain("day/pass-on/east-x");
  });

  it.each([
    ["share: nothing, of: [lead-x]", "share-unknown"],
    ["share: hello", "share-not-whole"],
    ["share: hello, of: [lead-x], images: [a]", "share-with-words"],
    ["share: hello, of: [east-x]", "share-without-lead"],
    ["share: pass-on, of: [lead-x]", "share-unknown"],
  ])("that cannot be made is an error: %s", async (keys, code) => {
    const { json } = holding(`campaign: day
title: A day
date: 2027-03-18
to: [lead-x]
posts:
  - { id: hello, at: day 09:00, text: "You are not to blame." }
  - { id: pass-on, at: day 09:30, ${keys}, to: [west-x] }
`);

    const { problems } = await json("validate");

    expect(problems.map((problem: Found) => problem.code)).toContain(code);
  });

  it("is an error before its post, on a network without a lead, and with two leads on one", async () => {
    const { json } = holding(`campaign: day
title: A day
date: 2027-03-18
to: [lead-x, east-x]
posts:
  - { id: hello, at: day 09:00, text: "You are not to blame.", for: { east-x: { text: "Somebody will listen to you." } } }
  - { id: early, at: day 08:30, share: hello, of: [lead-x], to: [west-x] }
  - { id: both, at: day 09:30, share: hello, of: [lead-x, east-x], to: [west-x, east-box] }
`);

    const { problems } = await json("validate");

    const codes = problems.map((problem: Found) => problem.code);
    expect(codes).toContain("share-too-early");
    expect(codes).toContain("share-two-leads");
    expect(problems.find((problem: Found) => problem.code === "share-without-lead").message).toBe(
      "No account of `of` is on Outbox, so east-box has nothing to pass on.",
    );
  });
});

describe("a share whose post is not there", () => {
  const boxes = (more = "", switches = "") => `campaign: day
title: A day
date: 2027-03-18
timezone: Etc/UTC
to: [lead-box]
${switches}posts:
  - { id: hello, at: day 09:00, text: "You are not to blame."${more} }
  - { id: pass-on, at: day 09:30, share: hello, of: [lead-box], to: [east-box] }
`;

  it.each([
    [
      "for: { lead-box: { skip: true } }",
      ["hello goes to nobody: each of its accounts skips it.", "Take a `skip: true` away there"],
    ],
    [
      "to: [lead-box, lead-x], for: { outbox: { skip: true } }",
      ["hello skips lead-box, so there is nothing of theirs to pass on.", "Take that `skip: true` away in hello"],
    ],
    [
      "when: { doors: closed }",
      ["hello goes out only when doors is closed, which it is not now.", "Write `when: { doors: closed }` here too"],
    ],
    ["at: never", ["hello goes to nobody as it is.", "Put that post right first."]],
  ])("says why its file keeps it away: %s", async (more, [message = "", help = ""]) => {
    const switches = "switches: { doors: { is: open, may-be: [open, closed] } }\n";
    const { json } = holding(boxes(`, ${more}`, switches).replace(/ at: day 09:00,(.* at:)/, "$1"));

    const { problems } = await json("validate");

    const told = problems.find(({ code }: Found) => code.startsWith("share-"));
    expect(told.message).toBe(message);
    expect(told.help).toContain(help);
  });

  it("says of an item of a series that each account skips that it does", async () => {
    const { json } = holding(`campaign: day
title: A day
date: 2027-03-18
to: [lead-box]
posts:
  - id: hours
    at: { from: day 09:00, until: day 12:00 }
    series:
      - { text: "You are not to blame." }
      - { text: "Somebody will listen.", for: { lead-box: { skip: true } } }
  - { id: pass-on, at: day 13:00, share: hours.2, of: [lead-box], to: [east-box] }
`);

    const { problems } = await json("validate");

    expect(problems.find(({ code }: Found) => code === "share-unknown").message).toBe(
      "hours.2 goes to nobody: each of its accounts skips it.",
    );
  });

  const at = (root: string, time: string, ...args: string[]) =>
    runCampaign(args, { cwd: root, startsAt: `2027-03-18T${time}:00Z` });

  it.each([
    [
      "skipped",
      ["skip", "day/hello/lead-box", "--reason", "Not today"],
      "day/hello/lead-box, which is skipped (Not today). `campaign unskip day/hello/lead-box` takes that back.",
    ],
    [
      "missed in a pause",
      ["pause", "--account", "lead-box", "--reason", "Wait"],
      "day/hello/lead-box, which is missed (It fell due during a pause: Wait). `campaign send day/hello/lead-box` sends it now.",
    ],
  ])("says that it is %s, and what to do", async (_, stop, words) => {
    const { root } = holding(boxes());
    await at(root, "08:00", "publish");
    expect((await at(root, "08:10", ...stop)).code).toBe(0);
    // The pause is seen, then what waits for what it stopped.
    await at(root, "09:10", "publish");

    const { stdout } = await at(root, "09:31", "publish");
    const sent = await at(root, "09:32", "send", "day/pass-on/east-box");

    expect(stdout).toContain(`It waits for ${words}`);
    expect(sent.stderr).toContain(`It cannot be sent now. It waits for ${words}`);
  });

  it("is not made by the command of what a person skipped, missed or took back, and that says what to do", async () => {
    const said = boxes()
      .replace(/ {2}- \{ id: pass-on.*\n/, "")
      .replace("[lead-box]", "[lead-box, east-box]");
    const { root, file } = holding(said);
    await at(root, "08:00", "publish");
    await at(root, "08:10", "skip", "day/hello/lead-box", "--reason", "Not today");

    const { code, stderr } = await at(root, "08:20", "share", "day/hello", "--lead", "lead-box");

    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(
        "day/hello/lead-box is skipped (Not today). `campaign unskip day/hello/lead-box` takes that back.",
      ),
    ]);
    expect(file()).toBe(said);
    await at(root, "08:21", "unskip", "day/hello/lead-box");
    expect((await at(root, "08:22", "share", "day/hello", "--lead", "lead-box")).code).toBe(0);
  });

  it("is not made by the command of what was taken back", async () => {
    const { root } = holding(
      boxes()
        .replace(/ {2}- \{ id: pass-on.*\n/, "")
        .replace("[lead-box]", "[lead-box, east-box]"),
    );
    await at(root, "08:00", "publish");
    await at(root, "08:10", "recall", "day/hello/lead-box", "--reason", "Wrong");

    const { stderr } = await at(root, "08:20", "share", "day/hello", "--lead", "lead-box");

    expect(stderr).toContain("day/hello/lead-box was taken back, which is final");
  });

  it("says why the command finds nothing to share", async () => {
    const { run } = holding(boxes(", for: { lead-box: { skip: true } }"));

    const all = await run("share", "day/hello", "--lead", "lead-box");
    const none = await run("share", "day/other", "--lead", "lead-box");

    expect(all.stderr).toContain("hello goes to nobody: each of its accounts skips it. Take a `skip: true` away there");
    expect(none.stderr).toContain('day has no post "other" that could be shared.');
    expect(none.stderr).not.toContain("It has .");
  });

  it("says of the account of --lead that the post skips it", async () => {
    const { run } = holding(boxes(", to: [lead-box, east-box], for: { lead-box: { skip: true } }"));

    const { stderr } = await run("share", "day/hello", "--lead", "lead-box");

    expect(stderr).toContain("hello skips lead-box, so there is nothing of theirs to pass on.");
  });
});
