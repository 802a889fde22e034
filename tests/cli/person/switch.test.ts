/** How an event turned out is one word in the file: what is for another turn is shown, and never sent. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const launch = `# How many come is told by the hall.
campaign: launch-day
title: A launch
date: 2027-03-18
to: [print-room]
switches:
  launch: { is: open, may-be: [open, full, cancelled] } # asked each morning
posts:
  - { id: come, at: day 09:00, when: { launch: open }, text: "Come along, there are places." }
  - id: full-house
    at: day 09:00
    when: { launch: [full, cancelled] }
    text: |
      We are full. Thank you!   
  - { id: off, at: day 10:00, when: { launch: cancelled }, text: "It is called off, we are sorry." }
  - { id: always, at: day 12:00, text: "Somebody will listen." }
`;
const approved = `${outboxAccounts}people:
  jo-bloggs: { role: Manager }
  sam-jones: { role: Officer }
policies: { approval: { needed: 1, by: [jo-bloggs] } }
`;

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/launch.yaml": launch });
});
afterEach(() => workspace.remove());

const run = (args: readonly string[], startsAt = "2027-03-01T09:00:00Z") =>
  runCampaign(args, { cwd: workspace.root, startsAt });
const fileNow = () => readFileSync(path.join(workspace.root, "campaigns/launch.yaml"), "utf8");
const publishAt = async (now: string) => {
  const { stdout } = await run(["publish", "--format", "json", "--now", now]);
  return JSON.parse(stdout).published.map(({ id }: { id: string }) => id);
};
const planAt = async (now: string) => JSON.parse((await run(["plan", "--format", "json", "--now", now])).stdout);
const idsOf = (entries: readonly { readonly post: string }[]) => entries.map(({ post }) => post);

describe("switch", () => {
  it("changes its one word in the file, and no other byte", async () => {
    const { code, stderr } = await run(["switch", "launch-day", "launch", "full"]);

    expect(code).toBe(0);
    expect(fileNow()).toBe(launch.replace("is: open", "is: full"));
    expect(stderr).toContain("launch is full now, was open (campaigns/launch.yaml).");
    expect(stderr).toContain("Goes out now: launch-day/full-house/print-room");
    expect(stderr).toContain("Goes out no more: launch-day/come/print-room");
  });

  it.each([
    ['launch: { is: "open", may-be: [open, full, cancelled] }', 'is: "full"'],
    ["launch:\n    may-be:\n      - open\n      - full\n      - cancelled\n    is:   open  # now", "is:   full  # now"],
  ])("keeps the way in which it is written: %s", async (written, expected) => {
    const before = launch.replace("launch: { is: open, may-be: [open, full, cancelled] }", written);
    workspace.write("campaigns/launch.yaml", before.replaceAll("\n", "\r\n"));
    const { code } = await run(["switch", "campaigns/launch.yaml", "launch", "full"]);

    expect(code).toBe(0);
    expect(fileNow()).toContain(expected);
    expect(fileNow().replace(expected, expected.replace("full", "open"))).toBe(before.replaceAll("\n", "\r\n"));
  });

  it("says what there is where a name is wrong, and writes nothing", async () => {
    const [campaign, name, position, listed] = await Promise.all([
      run(["switch", "lunch-day", "launch", "full"]),
      run(["switch", "launch-day", "lunch", "full"]),
      run(["switch", "launch-day", "launch", "fulll"]),
      run(["switch", "launch-day"]),
    ]);

    expect([campaign.code, name.code, position.code]).toEqual([2, 2, 2]);
    expect(campaign.stderr).toContain('Did you mean "launch-day"?');
    expect(name.stderr).toContain('Did you mean "launch"?');
    expect(position.stderr).toContain('Did you mean "full"?');
    expect(listed.stdout).toBe("launch is open (may be open, full, cancelled)\n");
    expect(fileNow()).toBe(launch);
  });

  it("works in a file with another error, and says that nothing of it goes out", async () => {
    workspace.write("campaigns/launch.yaml", launch.replace("title: A launch", "titel: A launch"));
    const { code, stderr } = await run(["switch", "launch-day", "launch", "cancelled"]);

    expect(code).toBe(0);
    expect(fileNow()).toContain("is: cancelled");
    expect(stderr).toContain("campaigns/launch.yaml has errors");
  });
});

describe("what does not apply", () => {
  it("stands aside in plan and previews, and is not among what goes out", async () => {
    const now = ["--now", "2027-03-01T09:00:00Z"];
    const [plan, preview, comment, json, ics] = await Promise.all([
      run(["plan", ...now]),
      run(["preview", ...now]),
      run(["preview", "--markdown", "-", ...now]),
      planAt("2027-03-01T09:00:00Z"),
      run(["plan", "--format", "ics", ...now]),
    ]);

    expect(plan.stdout).toContain("Not planned, since launch is open (launch-day)");
    expect(plan.stdout).toContain("full-house: only when launch is full or cancelled");
    expect(preview.stdout).toContain("We are full. Thank you!");
    expect(preview.stdout).toContain("only when launch is full or cancelled, not now");
    expect(comment.stdout).toContain("We are full. Thank you!");
    expect(idsOf(json.deliveries)).toEqual(["come", "always"]);
    expect(idsOf(json.aside)).toEqual(["full-house", "off"]);
    expect(json.aside[0].when).toEqual({ launch: ["full", "cancelled"] });
    expect(ics.stdout).not.toContain("We are full");
  });

  it("is checked all the same, before anybody needs it in a hurry", async () => {
    workspace.write("campaigns/launch.yaml", launch.replace("It is called off", "It is called off {why}"));
    const { code, stdout } = await run(["validate", "--format", "json"]);

    expect(code).toBe(1);
    expect(JSON.parse(stdout).problems).toMatchObject([{ code: "name-unknown", line: 15 }]);
  });

  it("holds its posts where nobody can tell, and no others", async () => {
    workspace.write("campaigns/launch.yaml", launch.replace("launch: open }", "lunch: open }"));
    const { stdout } = await run(["publish", "--format", "json", "--now", "2027-03-18T09:00:30Z"]);
    workspace.write("campaigns/launch.yaml", launch.replace("is: open", "is: opened"));
    const held = await run(["publish", "--format", "json", "--now", "2027-03-18T10:00:30Z"]);

    expect(JSON.parse(stdout)).toMatchObject({ published: [], held: [{ id: "launch-day/come/print-room" }] });
    expect(JSON.parse(held.stdout).published).toEqual([]);
    expect(await publishAt("2027-03-18T12:00:30Z")).toEqual(["launch-day/always/print-room"]);
  });
});

describe("a switch that is flipped", () => {
  it("sends what is for this turn alone, and nothing twice when it is flipped back", async () => {
    const came = await publishAt("2027-03-18T09:00:30Z");
    const { code, stderr } = await run(["switch", "launch-day", "launch", "full"], "2027-03-18T09:01:00Z");
    const full = await publishAt("2027-03-18T09:02:00Z");
    await run(["switch", "launch-day", "launch", "open"], "2027-03-18T09:03:00Z");
    const back = await publishAt("2027-03-18T09:04:00Z");
    await run(["switch", "launch-day", "launch", "full"], "2027-03-18T09:05:00Z");
    const again = await publishAt("2027-03-18T09:06:00Z");

    expect([came, full, back, again]).toEqual([
      ["launch-day/come/print-room"],
      ["launch-day/full-house/print-room"],
      [],
      [],
    ]);
    expect(code).toBe(3);
    expect(stderr).toContain("launch-day/come/print-room is published already: `campaign recall");
  });

  it("sends nothing late that its turn came too late for", async () => {
    await publishAt("2027-03-18T08:00:00Z");
    const { code, stderr } = await run(["switch", "launch-day", "launch", "cancelled"], "2027-03-18T12:30:00Z");
    const sent = await publishAt("2027-03-18T12:30:30Z");

    expect(code).toBe(3);
    expect(stderr).toContain("launch-day/off/print-room: It was due on 2027-03-18 10:00, and is not sent late.");
    expect(sent).toEqual(["launch-day/always/print-room"]);
  });

  it("is agreed to beforehand for each of its turns, and for no other than was agreed", async () => {
    workspace.write("campaigns/accounts.yaml", `format: 2\n${approved}`);
    workspace.write("campaigns/launch.yaml", launch.replace("to: [", "owner: sam-jones\nto: ["));
    const agreed = await run(["approve", "launch-day", "--as", "jo-bloggs"], "2027-03-02T09:00:00Z");
    await run(["switch", "launch-day", "launch", "full"], "2027-03-03T09:00:00Z");
    const sent = await publishAt("2027-03-18T09:00:30Z");
    workspace.write("campaigns/launch.yaml", fileNow().replace("when: { launch: cancelled }, ", ""));
    const loosened = await run(["publish", "--format", "json", "--now", "2027-03-18T10:00:30Z"]);

    expect(agreed.stderr).toContain("jo-bloggs agreed to 4 messages:");
    expect(sent).toEqual(["launch-day/full-house/print-room"]);
    expect(JSON.parse(loosened.stdout)).toMatchObject({
      published: [],
      held: [{ id: "launch-day/off/print-room", because: "approval" }],
    });
  });
});
