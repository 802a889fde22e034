/** What plan, page, calendar file and `publish` count and date, as a reader in another time zone sees it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

const accounts = `workspace: test
accounts:
  print-room: { network: outbox }
  notices: { network: outbox }
`;

/** Far from its readers, so that no time is right by luck. */
const campaign = `campaign: day
title: A day
date: 2027-03-18
timezone: America/New_York
to: [print-room, notices]
posts:
  - { id: a, at: day 20:00, text: "Know the signs." }
  - { id: b, at: day 21:00, text: "You can talk to us." }
  - { id: c, at: day+1 12:00, text: "Somebody will listen." }
`;

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": accounts, "campaigns/day.yaml": campaign });
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });

describe("the page of preview", () => {
  it("counts a post once, whatever the number of its accounts, in its head, its days and its calendar", async () => {
    const { stderr } = await run("preview", "--html", "page.html", "--now", "2027-03-01T09:00:00Z");
    const page = readFileSync(path.join(workspace.root, "page.html"), "utf8");

    expect(stderr).toContain("page.html shows 3 posts (6 deliveries), ");
    expect(page).toContain("<p>3 posts (6 deliveries), made ");
    expect(page).toContain("day: 3 posts (6 deliveries), all times America/New_York");
    expect(page).toContain("<span>2 posts (4 deliveries)</span>");
    expect(page).toContain("<span>1 post (2 deliveries)</span>");
    expect(page).toContain('<b data-tally="2027-03-18">2</b><span class="unseen"> posts</span>');
    expect(page).toContain('<b data-tally="2027-03-19">1</b><span class="unseen"> post</span>');
    expect(page).toContain("This sheet shows 3 posts (6 deliveries) with");
  });
});

describe("publish", () => {
  it("says times as the campaign's clock shows them, and names its zone", async () => {
    const due = await run("publish", "--dry-run", "--now", "2027-03-19T00:00:30Z");
    await run("publish", "--now", "2027-03-18T09:00:00Z");
    const late = await run("publish", "--dry-run", "--now", "2027-03-19T02:30:00Z");
    const missed = await run("publish", "--now", "2027-03-19T02:30:00Z");

    expect(due.stdout).toBe(
      ["notices", "print-room"]
        .map((account) => `would send day/a/${account}  due 2027-03-18 20:00 (America/New_York)\n`)
        .join(""),
    );
    for (const { stdout } of [late, missed]) {
      expect(stdout).toContain("day/a/notices  was due at 2027-03-18 20:00 (America/New_York)\n");
    }
  });
});

describe("plan", () => {
  it("calls off in the calendar file what was skipped, as a later revision than the one that had it", async () => {
    const before = eventsIn((await run("plan", "--format", "ics", "--now", "2028-01-01T00:00:00Z")).stdout);
    await run("skip", "day/c/notices");
    const after = eventsIn((await run("plan", "--format", "ics")).stdout);

    const off = after.filter(({ STATUS }) => STATUS === "CANCELLED");
    expect(before.every(({ STATUS }) => STATUS === "CONFIRMED")).toBe(true);
    expect(off.map(({ SUMMARY }) => SUMMARY)).toEqual(["notices: Somebody will listen."]);
    const [was] = before.filter(({ UID }) => UID === off[0]?.UID);
    expect(Number(off[0]?.SEQUENCE)).toBeGreaterThanOrEqual(Number(was?.SEQUENCE));
    expect(after).toHaveLength(before.length);
  });
});

function eventsIn(ics: string): readonly Readonly<Record<string, string>>[] {
  return [...ics.matchAll(/BEGIN:VEVENT\r\n([\s\S]*?)END:VEVENT/g)].map(([, body = ""]) =>
    Object.fromEntries(
      body
        .replaceAll("\r\n ", "")
        .split("\r\n")
        .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
    ),
  );
}
