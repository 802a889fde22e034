/** `campaign doctor`, each check with the very thing that it looks for, as a user meets it. */
import { spawnSync } from "node:child_process";
import { copyFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aKey } from "../../support/approval/a-key.ts";
import { aWorkspace, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { aMailServer } from "../../support/machine/mail-server.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";
import { startMastodonDouble } from "../../support/networks/mastodon/mastodon-double.ts";
import { variants } from "../../support/networks/mastodon/mastodon-variants.ts";
import { startFaultProxy } from "../../support/publishing/fault-proxy.ts";

/** Due long after every clock that runs these tests. */
const later = `campaign: later
title: A test
date: 2090-03-20
to: [print-room]
posts:
  - { id: a, at: day 09:00, text: "Know the signs. Childline: 0800 1111" }
`;
const sky = `workspace: test
accounts:
  sky: { network: bluesky, handle: northdale.example.org, name: Northdale }
`;

interface Finding {
  readonly check: string;
  readonly state: "ok" | "note" | "person";
  readonly message: string;
  readonly help: string | null;
}

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({ "campaigns/accounts.yaml": outboxAccounts, "campaigns/later.yaml": later });
});
afterEach(() => workspace.remove());

const campaign = (words: string, environment: Record<string, string> = {}) =>
  runCampaign(words.split(" "), { cwd: workspace.root, environment });

async function doctor(words = "", environment: Record<string, string> = {}) {
  const run = await campaign(`doctor --format json ${words}`.trim(), environment);
  const { version, needsPerson, findings } = JSON.parse(run.stdout) as {
    version: number;
    needsPerson: boolean;
    findings: readonly Finding[];
  };
  const forAPerson = findings.filter(({ state }) => state === "person");
  return {
    ...run,
    version,
    needsPerson,
    findings,
    forAPerson,
    of: (name: string) => findings.filter((each) => each.check === name),
  };
}

function git(...words: string[]): void {
  spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], { cwd: workspace.root });
}

describe("campaign doctor", () => {
  it("finds nothing that needs a person where all is well, and says what it looked at", async () => {
    await campaign("publish");

    const { code, version, needsPerson, findings, stderr } = await doctor();

    expect({ code, version, needsPerson, stderr }).toEqual({
      code: 0,
      version: 1,
      needsPerson: false,
      stderr: "Nothing needs a person.\n",
    });
    const well = [
      "program",
      "versions",
      "clock",
      "pictures",
      "disk",
      "folder",
      "git",
      "files",
      "ledger",
      "posts",
      "publisher",
      "accounts",
    ];
    expect(findings.filter(({ state }) => state === "ok").map(({ check }) => check)).toEqual(well);
    expect(findings.filter(({ state, help }) => (state === "ok") !== (help === null))).toEqual([]);
  });

  it("says in words what to do, what needs a person first, and ends with 3", async () => {
    workspace.write("campaigns/accounts.yaml", sky);
    workspace.write("campaigns/later.yaml", later.replace("print-room", "sky"));

    const { code, stdout, stderr } = await campaign("doctor --offline");

    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^TO DO {2}accounts {2}sky has no secret on this machine: CAMPAIGN_SKY_APP_PASSWORD is not set\.\n {17}Set it/,
    );
    expect(stderr).toBe("One thing needs a person.\n");
  });

  it("makes no folder for an account whose network is one: whoever only looks may be another user than the publisher", async () => {
    const desk = "  desk: { network: handoff, channel: instagram, handle: northdale, name: Northdale }\n";
    workspace.write("campaigns/accounts.yaml", outboxAccounts + desk);

    const { of } = await doctor();

    expect(of("accounts")).toEqual([expect.objectContaining({ state: "ok" })]);
    expect((await campaign("accounts check")).code).toBe(0);
    expect(readdirSync(workspace.root)).toEqual(["campaigns"]);
  });

  it("wants a workspace", async () => {
    const { code, stdout } = await runCampaign(["doctor"], { cwd: path.parse(workspace.root).root });

    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

describe("campaign doctor --health", () => {
  const states = async (environment: Record<string, string> = {}) => {
    const { code, findings } = await doctor("--health", environment);
    return [code, ...findings.map(({ check, state }) => `${check} ${state}`)];
  };
  const well = [0, "ledger ok", "publisher ok", "disk ok", "clock ok"];

  it("looks at the ledger, the publisher, the disk and the clock, and reads no campaign", async () => {
    await campaign("publish");
    workspace.write("campaigns/later.yaml", "campaign: [\n");
    workspace.write("campaigns/accounts.yaml", "accounts: [\n");

    expect(await states()).toEqual(well);
  });

  it("is no worse for a pause, which is a person's own", async () => {
    await campaign("publish");
    await campaign("pause --all --reason Wait");

    expect(await states()).toEqual(well);
  });

  it("finds that no publisher is at work, or that the ledger cannot be read", async () => {
    expect((await states()).slice(0, 3)).toEqual([3, "ledger person", "publisher person"]);
    await campaign("publish --now 2020-01-01T09:00:00Z");
    expect((await states()).slice(0, 3)).toEqual([3, "ledger ok", "publisher person"]);
    const nowhere = { CAMPAIGN_LEDGER: "postgres://campaign:hidden@127.0.0.1:9/campaign" };
    expect((await states(nowhere)).slice(0, 3)).toEqual([3, "ledger person", "publisher person"]);
  });

  it("does not go with --send", async () => {
    expect(await campaign("doctor --health --send")).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("campaign doctor, of git and secrets", () => {
  it("finds a .env that git tracks", async () => {
    git("init", "--quiet");
    workspace.write(".env", "CAMPAIGN_WEBHOOK_URL=https://example.org/hook\n");
    git("add", "--force", ".env");

    const { code, of } = await doctor();

    expect(code).toBe(3);
    expect(of("git")).toEqual([expect.objectContaining({ state: "person", message: expect.stringContaining(".env") })]);
  });

  it("finds that git may change what is agreed to, and a file of approvers that cannot be used", async () => {
    const approved = `${outboxAccounts}people: { jo: { role: Manager } }\npolicies: { approval: { signed: true } }\n`;
    workspace.write("campaigns/accounts.yaml", approved);
    git("init", "--quiet");

    const before = (await doctor("--offline")).of("approvals");
    workspace.write(".gitattributes", "assets/** -text\ncampaigns/approvals/** -text\n");
    const after = (await doctor("--offline", { CAMPAIGN_APPROVERS: "approvers" })).of("approvals");

    expect(before.map(({ state }) => state)).toEqual(["note", "person"]);
    expect(before[1]?.help).toContain("campaigns/approvals/** -text");
    expect(after).toEqual([
      expect.objectContaining({ state: "person", message: expect.stringContaining("whole path") }),
    ]);
  });

  it("finds that fewer people have keys than must sign, and only notes that git cannot be asked about bytes", async () => {
    const approvers = aWorkspace({ list: `needed=2 signed\njo ${aKey().line}\n` });
    try {
      git("init", "--quiet");
      const list = path.join(approvers.root, "list");

      const { of } = await doctor("--offline", { CAMPAIGN_APPROVERS: list, PATH: "/nowhere" });

      expect(of("approvals")).toEqual([
        expect.objectContaining({
          state: "person",
          message: `${list} asks for 2 signatures, and has the keys of 1 people.`,
        }),
        expect.objectContaining({ state: "note", message: expect.stringContaining("git is not installed") }),
      ]);
    } finally {
      approvers.remove();
    }
  });

  it("finds that a .env is not read, where there is no git to ask", async () => {
    git("init", "--quiet");
    workspace.write(".env", "CAMPAIGN_WEBHOOK_URL=https://example.org/hook\n");

    const { code, of } = await doctor("", { PATH: "/nowhere" });

    expect(code).toBe(3);
    expect(of("git")[0]).toMatchObject({ state: "person", message: expect.stringContaining("git is not installed") });
  });

  it("only notes that git is missing, where there is no .env", async () => {
    git("init", "--quiet");

    expect((await doctor("", { PATH: "/nowhere" })).of("git")[0]).toMatchObject({ state: "note" });
  });

  it("notes a .env that others may read", async () => {
    workspace.write(".env", "\n");

    expect((await doctor()).of("folder")[0]).toMatchObject({
      state: "note",
      help: expect.stringContaining("chmod 600"),
    });
  });
});

describe("campaign doctor, of the record", () => {
  const ledger = () => path.join(workspace.root, ".campaign/ledger.sqlite");

  it("finds a ledger that is older than its marker", async () => {
    await campaign("publish");
    copyFileSync(ledger(), path.join(workspace.root, "backup"));
    await campaign("pause --all --reason Wait");
    await campaign("resume --all");
    for (const end of ["-wal", "-shm"]) rmSync(ledger() + end, { force: true });
    copyFileSync(path.join(workspace.root, "backup"), ledger());

    const { code, of } = await doctor();

    expect(code).toBe(3);
    expect(of("ledger")[0]).toMatchObject({
      state: "person",
      message: expect.stringContaining("restored from a backup"),
    });
  });

  it("finds another ledger than the one that accounts.yaml names", async () => {
    await campaign("publish");
    workspace.write("campaigns/accounts.yaml", `ledger: abcdef12\n${outboxAccounts}`);

    expect((await doctor()).of("ledger")[0]).toMatchObject({
      state: "person",
      message: expect.stringContaining("names the ledger abcdef12"),
    });
  });

  it("notes that there is no ledger yet, and that nothing looks for posts that are due later", async () => {
    const { code, of } = await doctor("--offline");

    expect(code).toBe(0);
    expect(of("ledger")).toEqual([expect.objectContaining({ state: "note", message: "There is no ledger yet." })]);
    expect(of("publisher")).toEqual([
      expect.objectContaining({ state: "note", message: expect.stringContaining("No publisher has looked yet.") }),
    ]);
  });

  it("finds a publisher that never was, where a post is due within a day", async () => {
    const tomorrow = new Date(Date.now() + 82_800_000).toISOString();
    const at = `${tomorrow.slice(0, 10)} ${tomorrow.slice(11, 16)}`;
    workspace.write(
      "campaigns/soon.yaml",
      later.replace("later", "soon").replace("date:", "timezone: Etc/UTC\ndate:").replace("day 09:00", at),
    );

    expect((await doctor("--offline")).of("publisher")[0]).toMatchObject({
      state: "person",
      message: expect.stringContaining("soon/a/print-room, is due"),
    });
  });

  it("finds a ledger of another workspace", async () => {
    await campaign("publish");
    workspace.write("campaigns/accounts.yaml", outboxAccounts.replace("workspace: test", "workspace: renamed"));

    expect((await doctor("--offline")).of("ledger")[0]).toMatchObject({
      state: "person",
      message: expect.stringContaining('belongs to the workspace "test"'),
    });
  });

  it("notes that a second ledger could post again to a network that cannot tell", async () => {
    workspace.write(
      "campaigns/accounts.yaml",
      sky.replace("bluesky", "x").replace("northdale.example.org", "northdale"),
    );
    workspace.write("campaigns/later.yaml", later.replace("print-room", "sky"));
    await campaign("publish");

    expect((await doctor("--offline")).of("ledger")).toEqual([
      expect.objectContaining({ state: "note", help: expect.stringContaining("Write `ledger: ") }),
    ]);
  });

  it("finds the stop switch", async () => {
    await campaign("publish");
    await campaign("pause --all --reason Wait");

    expect((await doctor()).of("ledger")[0]).toMatchObject({
      state: "person",
      message: expect.stringContaining("Wait"),
    });
  });

  it("finds a database that does not answer, and looks at all else", async () => {
    const { code, of } = await doctor("", { CAMPAIGN_LEDGER: "postgres://campaign:hidden@127.0.0.1:9/campaign" });

    expect(code).toBe(3);
    expect(of("ledger")[0]?.state).toBe("person");
    expect(JSON.stringify(of("ledger"))).not.toContain("hidden");
    expect(of("pictures")[0]?.state).toBe("ok");
  });

  it("finds a link where the record should be", async () => {
    symlinkSync("/tmp", path.join(workspace.root, ".campaign"));

    expect((await doctor()).of("folder")[0]).toMatchObject({
      state: "person",
      message: expect.stringContaining("a link"),
    });
  });

  it("finds posts that wait for a person, and a publisher that has stopped while others are due", async () => {
    workspace.write("campaigns/soon.yaml", later.replace("later", "soon").replace("2090-03-20", "2020-01-03"));
    await campaign("publish --now 2020-01-01T09:00:00Z");
    await campaign("publish --now 2020-01-06T09:00:00Z");

    const { code, of } = await doctor();

    expect(code).toBe(3);
    expect(of("posts")[0]).toMatchObject({
      state: "person",
      message: expect.stringContaining("soon/a/print-room, is missed"),
    });
    expect(of("publisher")[0]).toMatchObject({
      state: "person",
      message: expect.stringContaining("later/a/print-room, is due"),
    });
  });
});

describe("campaign doctor, of versions", () => {
  const ledger = () => path.join(workspace.root, ".campaign/ledger.sqlite");

  it("says those of the files and of the ledger, beside the newest that it knows", async () => {
    expect((await doctor("--offline")).of("versions")).toMatchObject([
      { state: "ok", message: "accounts.yaml is of format 1 of 2, and no ledger is read." },
    ]);
    await campaign("publish");
    workspace.write("campaigns/accounts.yaml", `format: 2\n${outboxAccounts}`);

    const [found] = (await doctor("--offline")).of("versions");

    expect(found?.state).toBe("ok");
    expect(found?.message).toMatch(/^accounts\.yaml is of format 2 of 2, and the ledger of version (\d+) of \1\.$/);
  });

  it("notes a ledger of an older program, which the next publish changes", async () => {
    await campaign("publish");
    const database = new DatabaseSync(ledger());
    const newest = Number(database.prepare("PRAGMA user_version").get()?.user_version);
    database.exec(`PRAGMA user_version = ${newest - 1}`);
    database.close();

    expect((await doctor("--offline")).of("versions")).toMatchObject([
      { state: "note", message: expect.stringContaining(`version ${newest - 1} of ${newest}.`) },
    ]);
  });
});

describe("campaign doctor, of files and accounts", () => {
  it("finds an error in a file, and names its line", async () => {
    workspace.write("campaigns/later.yaml", later.replace("title:", "titel:"));

    const { code, of } = await doctor();

    expect(code).toBe(3);
    expect(of("files")[0]?.message).toContain("campaigns/later.yaml, line 1: `title` is missing");
  });

  it("notes that there is no campaign yet", async () => {
    rmSync(path.join(workspace.root, "campaigns/later.yaml"));

    expect((await doctor("--offline")).of("files")).toEqual([
      expect.objectContaining({ state: "note", message: "There is no campaign yet." }),
    ]);
  });

  it("looks at all else where accounts.yaml cannot be used", async () => {
    workspace.write("campaigns/accounts.yaml", "accounts: [\n");

    const { code, of } = await doctor();

    expect([code, of("files")[0]?.state, of("disk")[0]?.state]).toEqual([3, "person", "ok"]);
  });

  it("asks each account, and finds a clock that its server does not share", async () => {
    const mastodon = await startMastodonDouble({ variant: variants.gotosocial });
    const proxy = await startFaultProxy(mastodon.url);
    try {
      const { username, token } = mastodon;
      workspace.write(
        "campaigns/accounts.yaml",
        `workspace: test\naccounts:\n  tusk: { network: mastodon, handle: ${username}, service: "${proxy.url}", name: Northdale }\n`,
      );
      workspace.write("campaigns/later.yaml", later.replace("print-room", "tusk"));
      const environment = { CAMPAIGN_TUSK_ACCESS_TOKEN: token, CAMPAIGN_TUSK_SERVICE: proxy.url };
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${mastodon.url}/api/v1/accounts/verify_credentials`, { headers });
      const date = new Date(Date.now() + 3_600_000).toUTCString();
      const reply = { status: 200, headers: { "content-type": "application/json", date }, body: await answer.text() };

      const well = await doctor("", environment);
      const refused = await doctor("", { ...environment, CAMPAIGN_TUSK_ACCESS_TOKEN: "another-token" });
      const silent = await doctor("--offline", { ...environment, CAMPAIGN_TUSK_ACCESS_TOKEN: "another-token" });
      for (let times = 0; times < 2; times++) proxy.next("verify_credentials", { kind: "reply", reply });
      const wrong = await doctor("", environment);
      for (let times = 0; times < 9; times++) proxy.next("", { kind: "drop" });
      const away = await doctor("", environment);

      expect([well.code, well.of("clock")[0]?.state, well.of("accounts")[0]?.state]).toEqual([0, "ok", "ok"]);
      expect(wrong.of("clock")[0]).toMatchObject({
        state: "person",
        message: expect.stringMatching(/^The clock is 3\d\d\d seconds/),
      });
      expect(refused.of("accounts")[0]).toMatchObject({
        state: "person",
        message: expect.stringContaining("tusk: unauthorized"),
      });
      expect([away.code, away.of("accounts")[0]?.state]).toEqual([0, "note"]);
      expect(silent.of("accounts")[0]).toMatchObject({
        state: "ok",
        message: expect.stringContaining("no server was asked"),
      });
    } finally {
      await proxy.stop();
      await mastodon.stop();
    }
  });
});

describe("campaign doctor, of who is told", () => {
  let server: Server;
  let messages: string[];
  let status: number;
  let environment: Record<string, string>;
  beforeEach(async () => {
    messages = [];
    status = 200;
    server = createServer((incoming, response) => {
      let body = "";
      incoming.on("data", (chunk) => {
        body += chunk;
      });
      incoming.on("end", () => {
        messages.push(`${incoming.url} ${body}`);
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    environment = { CAMPAIGN_WEBHOOK_URL: `${origin}/hook`, CAMPAIGN_HEARTBEAT_URL: `${origin}/beat` };
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it("sends nothing unless it is asked to", async () => {
    expect((await doctor("", environment)).of("telling").map(({ state }) => state)).toEqual(["ok"]);
    expect(messages).toEqual([]);
    expect((await doctor()).of("telling").map(({ state }) => state)).toEqual(["note", "note"]);
  });

  it("--send sends a message that says it is a test, and calls the heartbeat", async () => {
    const { code, of } = await doctor("--send", environment);

    expect([code, of("telling").map(({ state }) => state)]).toEqual([0, ["ok", "ok"]]);
    expect(messages.toSorted()).toEqual([
      "/beat ",
      expect.stringMatching(/^\/hook .*"campaign \(test\): a test\..*This is a test, sent by `campaign doctor --send`/),
    ]);
  });

  it("--send sends a mail that says it is a test", async () => {
    const { url, mails, stop } = await aMailServer();
    try {
      const { code, of } = await doctor("--send --offline", {
        CAMPAIGN_SMTP_URL: url,
        CAMPAIGN_MAIL_TO: "sam@example.org",
      });

      expect([code, of("telling")[0]?.state, of("telling")[0]?.message]).toEqual([
        0,
        "ok",
        "The mail took a message that says it is a test.",
      ]);
      expect(mails).toEqual([expect.stringContaining("This is a test, sent by")]);
    } finally {
      await stop();
    }
  });

  it.each([
    ["CAMPAIGN_SMTP_URL", "smtp://127.0.0.1:9", "CAMPAIGN_MAIL_TO"],
    ["CAMPAIGN_MAIL_TO", "sam@example.org", "CAMPAIGN_SMTP_URL"],
  ])("finds a mail that is set by half: %s alone", async (name, value, missing) => {
    const { code, of } = await doctor("--offline", { ...environment, [name]: value });

    expect(code).toBe(3);
    expect(of("telling")).toContainEqual({
      check: "telling",
      state: "person",
      message: `Nobody is told by mail: ${name} is set, and ${missing} is not.`,
      help: `Set ${missing} too.`,
    });
  });

  it("--send finds an address that takes nothing, and shows none of it", async () => {
    status = 404;

    const { code, of, stdout } = await doctor("--send", environment);

    expect([code, of("telling").map(({ state }) => state)]).toEqual([3, ["person", "person"]]);
    expect(of("telling")[0]?.message).toContain("it answered 404");
    expect(stdout).not.toContain("/hook");
  });
});
