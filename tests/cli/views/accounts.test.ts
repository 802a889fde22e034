/** `campaign accounts` as its user runs it, against a real Bluesky server and doubles of the others. */
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSqliteLedger } from "../../../src/ledger/sqlite/index.ts";
import type { Account } from "../../../src/networks/network.ts";
import { factsToKeep } from "../../../src/networks/server-facts.ts";
import type { AccountCheckEntry } from "../../../src/preview/accounts/checks.ts";
import type { AccountEntry } from "../../../src/preview/accounts/list.ts";
import { aWorkspace, campaignYaml, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { type Run, runCampaign } from "../../support/machine/run-campaign.ts";
import { type Pds, startPds } from "../../support/networks/bluesky/pds.ts";
import { type FacebookDouble, startFacebookDouble } from "../../support/networks/facebook/facebook-double.ts";
import { type MastodonDouble, startMastodonDouble } from "../../support/networks/mastodon/mastodon-double.ts";
import { variants } from "../../support/networks/mastodon/mastodon-variants.ts";
import { startXDouble, type XDouble } from "../../support/networks/x/x-double.ts";
import { type FaultProxy, startFaultProxy } from "../../support/publishing/fault-proxy.ts";

let pds: Pds;
let mastodon: MastodonDouble;
let x: XDouble;
let facebook: FacebookDouble;
/** In front of Mastodon's double. */
let proxy: FaultProxy;
let workspace: TestWorkspace;

beforeAll(async () => {
  [pds, mastodon, x, facebook] = await Promise.all([
    startPds(),
    startMastodonDouble({ variant: variants.gotosocial }),
    startXDouble(),
    startFacebookDouble(),
  ]);
});
afterAll(() => Promise.all([pds.stop(), mastodon.stop(), x.stop(), facebook.stop()]));

beforeEach(async () => {
  proxy = await startFaultProxy(mastodon.url);
  workspace = aWorkspace({ "campaigns/accounts.yaml": everyNetwork() });
});
afterEach(async () => {
  workspace.remove();
  await proxy.stop();
});

function everyNetwork(): string {
  return `workspace: accounts
accounts:
  our-bluesky: { network: bluesky, handle: ${pds.handle}, service: "${pds.url}", name: Northdale }
  our-mastodon: { network: mastodon, handle: ${mastodon.username}, service: "${proxy.url}", name: Northdale }
  our-x: { network: x, handle: ${x.user.handle}, service: "${x.url}", name: Northdale }
  our-page: { network: facebook, page: ${facebook.page}, service: "${facebook.url}", name: Northdale }
  our-screen: { network: handoff, channel: screen, name: Northdale }
  our-folder: { network: outbox, name: Northdale }
groups:
  fediverse: [our-mastodon]
  by-hand: [our-screen, our-folder]
`;
}

function allSecrets(): Record<string, string> {
  return {
    CAMPAIGN_OUR_BLUESKY_APP_PASSWORD: pds.appPassword,
    CAMPAIGN_OUR_MASTODON_ACCESS_TOKEN: mastodon.token,
    CAMPAIGN_OUR_PAGE_PAGE_TOKEN: facebook.token,
    ...Object.fromEntries(
      Object.entries(x.keys).map(([field, key]) => [`CAMPAIGN_OUR_X_${field.replace("-", "_").toUpperCase()}`, key]),
    ),
  };
}

function services(): Record<string, string> {
  return {
    CAMPAIGN_OUR_BLUESKY_SERVICE: pds.url,
    CAMPAIGN_OUR_MASTODON_SERVICE: proxy.url,
    CAMPAIGN_OUR_X_SERVICE: x.url,
    CAMPAIGN_OUR_PAGE_SERVICE: facebook.url,
  };
}

function run(words: string, environment: Readonly<Record<string, string>> = { ...allSecrets(), ...services() }) {
  return runCampaign(words.split(" "), { cwd: workspace.root, environment });
}

async function check(words = "", environment?: Readonly<Record<string, string>>) {
  const result = await run(`accounts check --format json ${words}`.trim(), environment);
  const { accounts, factsKept } = JSON.parse(result.stdout) as {
    accounts: AccountCheckEntry[];
    factsKept: boolean;
  };
  return { ...result, factsKept, of: (id: string) => accounts.find((entry) => entry.id === id), accounts };
}

describe("campaign accounts list", () => {
  async function list(environment?: Readonly<Record<string, string>>) {
    const { code, stdout } = await run("accounts list --format json", environment);
    const { version, accounts } = JSON.parse(stdout) as { version: number; accounts: AccountEntry[] };
    return { code, version, of: (id: string) => accounts.find((entry) => entry.id === id), accounts };
  }

  it("names each account with its groups and the variables of its secrets, set or not", async () => {
    const { code, version, of, accounts } = await list({ ...services(), CAMPAIGN_OUR_X_API_KEY: "a-key-of-ours" });

    expect({ code, version }).toEqual({ code: 0, version: 1 });
    expect(accounts.map(({ id }) => id)).toEqual([
      "our-bluesky",
      "our-mastodon",
      "our-x",
      "our-page",
      "our-screen",
      "our-folder",
    ]);
    expect(of("our-x")).toEqual({
      id: "our-x",
      network: "x",
      name: "Northdale",
      handle: x.user.handle,
      service: x.url,
      groups: [],
      secrets: [
        { name: "CAMPAIGN_OUR_X_API_KEY", set: true },
        { name: "CAMPAIGN_OUR_X_API_SECRET", set: false },
        { name: "CAMPAIGN_OUR_X_ACCESS_TOKEN", set: false },
        { name: "CAMPAIGN_OUR_X_ACCESS_SECRET", set: false },
      ],
      sendsTo: x.url,
      sendsToNote: null,
      docs: "docs/networks/x.md",
    });
    expect(of("our-mastodon")?.groups).toEqual(["fediverse"]);
    expect(of("our-folder")).toMatchObject({ handle: null, service: null, secrets: [], sendsTo: null });
  });

  it("says where a secret would go, and that a service of accounts.yaml alone sends it nowhere", async () => {
    const { of } = await list({ CAMPAIGN_OUR_BLUESKY_SERVICE: pds.url });

    expect(of("our-bluesky")?.sendsTo).toBe(pds.url);
    expect(of("our-x")).toMatchObject({ sendsTo: null, sendsToNote: expect.stringContaining("https://api.x.com") });
    expect(of("our-mastodon")?.sendsToNote).toContain("CAMPAIGN_OUR_MASTODON_SERVICE");
  });

  it("takes what .env holds for set", async () => {
    workspace.write(".env", "CAMPAIGN_OUR_MASTODON_ACCESS_TOKEN=from-the-file\n");

    const { of } = await list({});

    expect(of("our-mastodon")?.secrets).toEqual([{ name: "CAMPAIGN_OUR_MASTODON_ACCESS_TOKEN", set: true }]);
  });

  it("asks no server, and prints a block an account", async () => {
    const { stdout, stderr } = await run("accounts list");

    expect(stdout).toContain(`our-mastodon
    network   mastodon, as @${mastodon.username}
    name      Northdale
    service   ${proxy.url}
    groups    fediverse
    secret    CAMPAIGN_OUR_MASTODON_ACCESS_TOKEN is set
    sent to   ${proxy.url}
`);
    expect(stderr).toBe("");
    expect(proxy.asked).toEqual([]);
  });

  it("prints what is wrong with an accounts.yaml that cannot be used", async () => {
    workspace.write("campaigns/accounts.yaml", "accounts: [our-x]\n");

    const text = await run("accounts list");
    const json = await run("accounts check --format json");

    expect({ text: text.code, json: json.code }).toEqual({ text: 1, json: 1 });
    expect(text.stdout).toContain("campaigns/accounts.yaml");
    const { version, accounts, problems } = JSON.parse(json.stdout) as Record<string, readonly object[]>;
    expect({ version, accounts }).toEqual({ version: 1, accounts: [] });
    expect(problems?.[0]).toMatchObject({ severity: "error", file: "campaigns/accounts.yaml" });
  });
});

describe("campaign accounts check", () => {
  it("says of each account who it is, that it may post, what time it is there and what its server allows", async () => {
    const { code, of, accounts, stderr } = await check();

    expect(accounts.map(({ id, state }) => [id, state])).toEqual(accounts.map(({ id }) => [id, "ready"]));
    expect(accounts).toHaveLength(6);
    expect(code).toBe(0);
    expect(of("our-bluesky")).toMatchObject({
      handle: pds.handle,
      mayPost: true,
      expires: false,
      clock: { right: true },
    });
    expect(of("our-mastodon")).toMatchObject({
      needsPerson: false,
      reasons: [],
      expires: null,
      limits: { text: 5000, images: 6, altText: 5000, statedByServer: true },
    });
    expect(of("our-x")).toMatchObject({ handle: x.user.handle, limits: { text: 280, statedByServer: false } });
    expect(of("our-folder")).toMatchObject({ clock: null, limits: null });
    expect(stderr).toContain("6 of 6 accounts are ready.");
  });

  it("prints a block an account", async () => {
    const { stdout } = await run("accounts check our-mastodon our-x");

    expect(stdout).toBe(`our-mastodon  ready
    who       mastodon, as @${mastodon.username}; may post
    token     the network does not say when it ends.
    clock     right
    limits    texts of 5000 graphemes, 6 pictures of 41.9 MB, alt texts of 5000; after what the server says

our-x  ready
    who       x, as @${x.user.handle}; may post
    token     lasts until somebody revokes it.
    clock     right
    limits    texts of 280 weighted, 4 pictures of 5 MB, alt texts of 1000; as known for the network
`);
  });

  it("names the variable of a missing secret, and where to read how to get it", async () => {
    const { CAMPAIGN_OUR_BLUESKY_APP_PASSWORD: _, ...others } = allSecrets();

    const text = await run("accounts check our-bluesky our-folder", { ...others, ...services() });

    expect(text.code).toBe(3);
    expect(text.stdout).toBe(`our-bluesky  no secret
    This machine has no secret for it: set CAMPAIGN_OUR_BLUESKY_APP_PASSWORD.
    docs/networks/bluesky.md tells how.

our-folder  ready
    who       outbox
`);
  });

  it("tells a missing token and a missing server of Mastodon at once", async () => {
    const { of } = await check("our-mastodon", {});

    expect(of("our-mastodon")).toMatchObject({
      state: "no-secret",
      missing: ["CAMPAIGN_OUR_MASTODON_ACCESS_TOKEN"],
      reasons: [expect.stringContaining("ACCESS_TOKEN"), expect.stringContaining("CAMPAIGN_OUR_MASTODON_SERVICE=")],
    });
  });

  it("needs a person where a secret is wrong, or of another account, and checks the others all the same", async () => {
    workspace.write("campaigns/accounts.yaml", everyNetwork().replace(x.user.handle, "somebody_else"));
    const wrong = { CAMPAIGN_OUR_MASTODON_ACCESS_TOKEN: "not-the-right-token" };

    const { code, of } = await check("", { ...allSecrets(), ...services(), ...wrong });

    expect(code).toBe(3);
    expect(of("our-mastodon")).toMatchObject({ state: "unauthorized", needsPerson: true, mayPost: null });
    expect(of("our-x")).toMatchObject({ needsPerson: true, reasons: [expect.stringContaining("@somebody_else")] });
    expect(of("our-bluesky")).toMatchObject({ state: "ready" });
  });

  it("needs a person where the keys may only read", async () => {
    const readOnly = await startXDouble({ accessLevel: "read" });
    workspace.write("campaigns/accounts.yaml", everyNetwork().replace(x.url, readOnly.url));

    const { code, of } = await check("our-x", { ...allSecrets(), CAMPAIGN_OUR_X_SERVICE: readOnly.url });
    await readOnly.stop();

    expect(code).toBe(3);
    expect(of("our-x")).toMatchObject({ state: "unauthorized", reasons: [expect.stringContaining("may only read")] });
  });

  it("needs nobody where a server is out of reach, and says so", async () => {
    const gone = { status: 503, headers: { "retry-after": "3600" }, body: "" };
    for (let times = 0; times < 10; times++) proxy.next("/api/", { kind: "reply", reply: gone });

    const { code, of } = await check("fediverse");

    expect(code).toBe(0);
    expect(of("our-mastodon")).toMatchObject({ state: "no-answer", needsPerson: false, mayPost: null });
  });

  it("takes accounts and groups, and refuses other words", async () => {
    const { accounts } = await check("by-hand our-folder");
    const unknown = await run("accounts check fediverses");

    expect(accounts.map(({ id }) => id)).toEqual(["our-screen", "our-folder"]);
    expect(unknown).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining('Did you mean "fediverse"?'),
    });
  });
});

describe("the clock of this machine", () => {
  async function anHourAhead(): Promise<void> {
    const headers = { authorization: `Bearer ${mastodon.token}` };
    const answer = await fetch(`${mastodon.url}/api/v1/accounts/verify_credentials`, { headers });
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const reply = { status: 200, headers: { "content-type": "application/json", date }, body: await answer.text() };
    for (let times = 0; times < 2; times++) proxy.next("verify_credentials", { kind: "reply", reply });
  }

  it("is wrong when every server that was asked disagrees with it", async () => {
    await anHourAhead();

    const { code, of, stderr } = await check("our-mastodon by-hand");

    expect(code).toBe(4);
    expect(stderr).toContain("every server that was asked disagrees");
    expect(of("our-mastodon")).toMatchObject({ state: "clock-wrong", needsPerson: false, clock: { right: false } });
  });

  it("is right when one server agrees with it", async () => {
    await anHourAhead();

    const { code, of } = await check("our-mastodon our-bluesky");

    expect(code).toBe(0);
    expect(of("our-mastodon")?.reasons).toEqual([
      expect.stringMatching(/^The clock of this machine is 3\d\d\d seconds/),
    ]);
  });
});

describe("what servers tell", () => {
  const words = "A sentence that tells of help, once more. ".repeat(15);
  const long = () =>
    campaignYaml({
      id: "long",
      to: "our-mastodon",
      posts: `  - { id: only, at: "day 09:00", text: "${words}{hashtags}" }\n`,
    });

  async function tooLong(): Promise<boolean> {
    const { stdout } = await run("validate --format json --now 2027-03-01T00:00:00Z");
    const { problems } = JSON.parse(stdout) as { problems: { code: string }[] };
    return problems.some(({ code }) => code === "text-too-long");
  }

  it("is not kept where there is no ledger, and none is made", async () => {
    const { factsKept, stderr } = await check("our-mastodon");

    expect(factsKept).toBe(false);
    expect(stderr).toContain("There is no ledger yet");
    expect(existsSync(path.join(workspace.root, ".campaign"))).toBe(false);
  });

  it("is kept in the ledger, and validate and rehearse go by it offline", async () => {
    workspace.write("campaigns/long.yaml", long());
    await run("publish");
    expect(await tooLong()).toBe(true);

    const { factsKept } = await check("our-mastodon");
    const asked = proxy.asked.length;

    expect(factsKept).toBe(true);
    expect(await tooLong()).toBe(false);
    expect(await run("rehearse", {})).toMatchObject({ code: 0 });
    expect(proxy.asked.length).toBe(asked);
  });

  it("of a token that ends before the last post is a warning in validate and plan", async () => {
    workspace.write("campaigns/long.yaml", long().replace(words, "Help is there. "));
    await run("publish");
    await keepEnd(new Date("2027-03-10T00:00:00Z"));

    const validate = await run("validate --now 2027-03-01T00:00:00Z");
    const plan = await run("plan --now 2027-03-01T00:00:00Z");

    expect(validate).toMatchObject({ code: 0, stdout: expect.stringContaining("token-expires") });
    expect(validate.stdout).toContain("The token of our-mastodon ends on 2027-03-10 00:00");
    expect(plan.stderr).toContain("token-expires");
  });

  async function keepEnd(expiresAt: Date): Promise<void> {
    const now = () => new Date();
    const file = path.join(workspace.root, ".campaign/ledger.sqlite");
    const ledger = openSqliteLedger({ file, workspace: "accounts", who: "test", now, realNow: now });
    const account: Account = {
      id: "our-mastodon",
      network: "mastodon",
      handle: mastodon.username,
      service: proxy.url,
      name: "",
      variables: {},
      options: {},
    };
    const identity = { handle: mastodon.username, id: "1", mayPost: true, expiresAt };
    await ledger.saveFacts(account.id, factsToKeep(account, identity, new Map()) ?? {});
    await ledger.close();
  }
});

describe("secrets", () => {
  function expectNone({ stdout, stderr }: Run, secrets: readonly string[]): void {
    for (const secret of secrets) {
      const bytes = Buffer.from(secret);
      for (const shape of [secret, bytes.toString("base64"), bytes.toString("hex"), encodeURIComponent(secret)]) {
        expect(stdout + stderr).not.toContain(shape);
      }
    }
  }

  it("are in no output, whether all is well or nothing is", async () => {
    const secrets = Object.values(allSecrets());
    const wrong = Object.fromEntries(Object.keys(allSecrets()).map((name) => [name, `wrong-${name.toLowerCase()}`]));

    for (const format of ["text", "json"]) {
      for (const command of ["list", "check"]) {
        expectNone(await run(`accounts ${command} --verbose --format ${format}`), secrets);
        const failed = await run(`accounts ${command} --verbose --format ${format}`, { ...wrong, ...services() });
        expectNone(failed, Object.values(wrong));
      }
    }
  });

  it("are in no output when a server says them back", async () => {
    const body = JSON.stringify({ error: `no: ${mastodon.token} ${Buffer.from(mastodon.token).toString("base64")}` });
    const reply = { status: 401, headers: { "content-type": "application/json" }, body };
    proxy.next("verify_credentials", { kind: "reply", reply });

    const result = await run("accounts check our-mastodon --verbose");

    expect(result.code).toBe(3);
    expectNone(result, [mastodon.token]);
  });
});
