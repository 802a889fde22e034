/** `campaign log` as its user runs it. */
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";

let workspace: TestWorkspace;
beforeEach(async () => {
  const posts = '  - { id: a, at: day 09:00, text: "=1+1 Know the signs. {hashtags}" }\n';
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/day.yaml": campaignYaml({ id: "day", posts }),
  });
});
afterEach(() => workspace.remove());

const run = (...args: string[]) => runCampaign(args, { cwd: workspace.root });

describe("campaign log", () => {
  it("tells what was said, when and where, with formulas escaped", async () => {
    expect((await run("log")).code).toBe(2);
    await run("publish", "--now", "2027-03-18T09:00:30Z");

    const csv = await run("log", "day", "--format", "csv");
    const [head, ...rows] = csv.stdout.split("\n");
    expect(head).toBe(
      "\uFEFFat,atLocal,timezone,delivery,account,event,state,part,text,url,approvedBy,who,reason,n,languages",
    );
    expect(rows[0]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,\d{4}-\d\d-\d\d \d\d:\d\d,Europe\/London,/);
    expect(csv.stdout).toContain("'=1+1 Know the signs. #CEADay27");
    const json = JSON.parse((await run("log", "day/a/print-room", "--format", "json")).stdout);
    expect(json.version).toBe(1);
    expect(json.events.at(-1)).toMatchObject({ state: "published", part: 1, text: "=1+1 Know the signs. #CEADay27" });
    const unknown = await run("log", "dai");
    expect(unknown).toMatchObject({ code: 2, stdout: "" });
    expect(unknown.stderr).toContain('Did you mean "day"?');
  });

  it("tells a post in two languages in both", async () => {
    const posts =
      '  - { id: a, at: day 09:00, text: { cy: "Dyma’r arwyddion. {hashtags}", en: "Know the signs. {hashtags}" } }\n';
    workspace.write("campaigns/day.yaml", campaignYaml({ id: "day", posts, more: "languages: [cy, en]\n" }));
    await run("publish", "--now", "2027-03-18T09:00:30Z");

    const { stdout } = await run("log");
    const csv = await run("log", "--format", "csv");
    const { events } = JSON.parse((await run("log", "--format", "json")).stdout);

    expect(stdout).toContain('cy: "Dyma’r arwyddion. #CEADay27"  en: "Know the signs. #CEADay27"');
    expect(csv.stdout).toMatch(/,"?cy, en"?$/m);
    expect(events.at(-1).sayings.map(({ lang }: { lang: string }) => lang)).toEqual(["cy", "en"]);
  });

  it("explains each of its words to a reader, beside the list", async () => {
    await run("publish", "--now", "2027-03-18T09:00:30Z");

    const { stdout, stderr } = await run("log");

    const words = new Set([...stdout.matchAll(/^\S+ \S+ {2}(\S+)/gm)].map(([, word]) => word));
    expect(words).toContain("claimed");
    for (const word of words) expect(stderr).toMatch(new RegExp(`^${word}(?: [a-z]+)*: [a-z]`, "m"));
    expect((await run("log", "--quiet")).stderr).toBe("");
  });

  it("--verify finds an event that was changed", async () => {
    await run("publish", "--now", "2027-03-18T09:00:30Z");
    expect((await run("log", "--verify")).code).toBe(0);
    const database = new DatabaseSync(path.join(workspace.root, ".campaign/ledger.sqlite"));
    database.exec("DROP TRIGGER events_are_not_edited");
    database.exec("UPDATE events SET body = replace(body, 'Know', 'Show')");
    database.close();

    const broken = await run("log", "--verify", "--format", "json");
    expect(broken.code).toBe(3);
    expect(JSON.parse(broken.stdout)).toMatchObject({ version: 1, whole: false });
  });
});
