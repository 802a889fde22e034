/** Two machines with a clone each, one database, and the program as its users run it. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../support/campaign/a-workspace.ts";
import { type PostgresServer, startPostgres } from "../support/machine/postgres.ts";
import { type Run, runCampaign } from "../support/machine/run-campaign.ts";

const before = "2027-03-18T08:00:00Z";
const atNine = "2027-03-18T09:00:30Z";
const atTen = "2027-03-18T10:00:30Z";

const posts = `  - { id: hello, at: "day 09:00", text: "Someone will listen. {hashtags}" }
  - { id: again, at: "day 10:00", text: "You can talk to us. {hashtags}" }
`;

let server: PostgresServer;
let one: TestWorkspace;
let two: string;
let url: string;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  url = await server.newDatabase();
  one = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "campaigns/good.yaml": campaignYaml({ id: "good", posts }),
  });
  two = realpathSync(mkdtempSync(path.join(tmpdir(), "campaign-second-")));
  cpSync(one.root, two, { recursive: true });
});
afterEach(() => {
  one.remove();
  rmSync(two, { recursive: true, force: true });
});

async function campaign(cwd: string, ...args: readonly string[]): Promise<Run> {
  const run = await runCampaign(args, { cwd, environment: { CAMPAIGN_LEDGER: url }, ownProcess: true });
  expect(run.stdout + run.stderr).not.toContain("of-the-ledger");
  return run;
}

const publish = (cwd: string, now: string) => campaign(cwd, "publish", "--now", now, "--format", "json");

function idsOf({ stdout }: Run): readonly string[] {
  return (JSON.parse(stdout) as { published: { id: string }[] }).published.map(({ id }) => id);
}

/** A server that takes messages, while `work` goes on. */
async function hearing(work: (hook: string) => Promise<void>): Promise<readonly string[]> {
  const heard: string[] = [];
  const hook = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      heard.push((JSON.parse(Buffer.concat(chunks).toString("utf8")) as { text: string }).text);
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  try {
    await work(`http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`);
  } finally {
    hook.closeAllConnections();
    await new Promise((resolve) => hook.close(resolve));
  }
  return heard;
}

it("reminds once of what is to be agreed to, and tells once that it was taken back, whichever machine looks", async () => {
  const people = "people: { jo-bloggs: { role: Manager }, sam-jones: { role: Officer } }\n";
  const write = (file: string, text: string) => {
    for (const root of [one.root, two]) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    }
  };
  write("campaigns/accounts.yaml", `format: 2\n${outboxAccounts}${people}policies: { approval: { needed: 1 } }\n`);
  write("campaigns/good.yaml", campaignYaml({ id: "good", posts, more: "owner: sam-jones\n" }));
  const heard = await hearing(async (hook) => {
    const at = (cwd: string, minute: number, ...args: readonly string[]) => {
      const environment = { CAMPAIGN_LEDGER: url, CAMPAIGN_WEBHOOK_URL: hook };
      return runCampaign(args, { cwd, environment, startsAt: `2027-03-17T10:${minute}:00Z` });
    };
    const both = (minute: number) => Promise.all([at(one.root, minute, "publish"), at(two, minute, "publish")]);
    await both(10);
    await at(one.root, 11, "approve", "good", "--as", "jo-bloggs");
    await at(one.root, 12, "approve", "good", "--as", "sam-jones", "--withdraw");
    cpSync(path.join(one.root, "campaigns"), path.join(two, "campaigns"), { recursive: true });
    await both(13);
    await both(25);
  });

  expect(heard.filter((text) => text.includes("2 posts are not agreed to"))).toHaveLength(1);
  expect(heard.filter((text) => text.includes("good/hello is due") && text.includes("took it back"))).toHaveLength(1);
});

/** Whatever is in the outboxes of both machines. */
function sent(): readonly string[] {
  return [one.root, two].flatMap((root) => {
    const folder = path.join(root, "published");
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .map((file) => readFileSync(path.join(folder, file), "utf8"));
  });
}

describe("two machines with one database", () => {
  it("send each post once between them, and each sees what the other did", async () => {
    await publish(one.root, before);

    const runs = [await publish(one.root, atNine), await publish(two, atNine), await publish(two, atTen)];
    const status = await campaign(one.root, "status", "--format", "json");
    const log = await campaign(two, "log", "--verify");

    expect(runs.map(idsOf)).toEqual([["good/hello/print-room"], [], ["good/again/print-room"]]);
    expect(sent()).toHaveLength(2);
    expect(JSON.parse(status.stdout)).toMatchObject({
      deliveries: [{ state: "published" }, { state: "published" }],
    });
    expect(log.code).toBe(0);
    expect(existsSync(path.join(one.root, ".campaign/ledger.sqlite"))).toBe(false);
  });

  it("stop when one of them pauses, without a file on either", async () => {
    await publish(one.root, before);

    const paused = await campaign(two, "pause", "--all", "--reason", "National mourning", "--format", "json");
    const stopped = await publish(one.root, atNine);
    const resumed = await campaign(one.root, "resume", "--all");

    expect(JSON.parse(paused.stdout)).toMatchObject({ paused: { all: true }, file: null });
    expect(idsOf(stopped)).toEqual([]);
    expect(existsSync(path.join(two, "campaigns/pause.yaml"))).toBe(false);
    expect(resumed.code).toBe(0);
    expect(sent()).toEqual([]);
  });

  it("need a name for their workspace", async () => {
    one.write("campaigns/accounts.yaml", outboxAccounts.replace("workspace: test\n", ""));

    const run = await publish(one.root, before);

    expect(run).toMatchObject({ code: 4, stdout: "" });
    expect(run.stderr).toContain("workspace:");
  });
});
